package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types that another processor makes in the same compilation, and types that nobody makes. */
class MultiRoundTest {
  private static final String MODE = "/** Modes. */ public enum Mode { CALM, WILD }";
  private static final JavaFileObject USES_MODE =
      InMemory.llm("Moody", "LLM", "@RuntimeParam(defaultValue = \"calm\") Mode kwarg");
  private static final JavaFileObject PLAIN =
      InMemory.llm("Steady", "LLM", "@RuntimeParam(defaultValue = \"1\") int kwarg");

  @Test
  void aTypeMadeInTheSameRoundIsWaitedFor() {
    Compilation compilation =
        InMemory.javac(new RetortProcessor(), new Maker("Mode", MODE, 0)).compile(USES_MODE);

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.generatedSourceFile("com.acme.MoodyKwargs")).isPresent();
  }

  @Test
  void aTypeMadeRoundsLaterIsWaitedFor() {
    Compilation compilation =
        InMemory.javac(new RetortProcessor(), new Maker("Mode", MODE, 2)).compile(USES_MODE);

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.generatedSourceFile("com.acme.MoodyKwargs")).isPresent();
  }

  @Test
  void aParentMadeByAnotherProcessorIsRead() {
    String parent =
        "/** A parent. */ public abstract class Made extends dev.retort.llm.LLM {"
            + " /** Where it is. */ @dev.retort.annotation.Attribute String place;"
            + " /** For subclasses. */ protected Made() {} }";
    Compilation compilation =
        InMemory.javac(new RetortProcessor(), new Maker("Made", parent, 1))
            .compile(
                InMemory.llm("Child", "Made", "@RuntimeParam(defaultValue = \"1\") int kwarg"));

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.generatedSourceFile("com.acme.ChildKwargs")).isPresent();
    assertThat(compilation.generatedSourceFile("com.acme.MadeMembers")).isPresent();
  }

  /** Each compiler has its own way to say that a type inside another one is missing. */
  @ParameterizedTest
  @EnumSource(With.class)
  void aTypeMadeLaterMayStandInsideAnother(With with, @TempDir Path folder) throws IOException {
    Path source = folder.resolve("Moody.java");
    Files.writeString(
        source,
        InMemory.llm("Moody", "LLM", "@RuntimeParam(defaultValue = \"[]\") List<Mode> kwarg")
            .getCharContent(true));

    dev.retort.processor.Compilation compilation =
        new dev.retort.processor.Compilation(with)
            .processors(new RetortProcessor(), new Maker("Mode", MODE, 1))
            .compile(source);

    assertThat(compilation.messages()).filteredOn(m -> m.kind().equals("error")).isEmpty();
    assertThat(compilation.generated()).containsKey("com/acme/MoodyKwargs.java");
  }

  @Test
  void whoeverWaitsForNothingIsWrittenInTheFirstRound() {
    Maker rounds = new Maker("Mode", MODE, 1);
    RecordingProcessor ours = new RecordingProcessor();
    Compilation compilation = InMemory.javac(ours, rounds).compile(USES_MODE, PLAIN);

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(ours.written)
        .extracting(file -> file.origins().get(0))
        .startsWith("com.acme.Steady")
        .endsWith("com.acme.Moody");
  }

  @Test
  void aTypeThatNobodyMakesIsOneErrorThatNamesIt() {
    Compilation compilation = InMemory.javac(new RetortProcessor()).compile(USES_MODE);

    assertThat(InMemory.ours(compilation))
        .containsExactly(
            "Moody cannot be read: the type Mode is missing; if another annotation processor should"
                + " have made it, that processor failed or was not run [retort:missing-type]");
  }

  @Test
  void aParentThatNobodyMakesIsOneErrorThatNamesIt() {
    Compilation compilation =
        InMemory.javac(new RetortProcessor())
            .compile(InMemory.llm("Orphan", "Made", "@RuntimeParam int kwarg"));

    assertThat(InMemory.ours(compilation))
        .isEqualTo(
            List.of(
                "Orphan cannot be read: the type Made is missing; if another annotation processor"
                    + " should have made it, that processor failed or was not run"
                    + " [retort:missing-type]"));
  }
}

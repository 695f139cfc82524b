package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Aretort.fakes}: the fakes that a build file asks for, without a word in any source. */
class FakesOptionTest {
  private static final Path LLM = CasesTest.CASES.resolve("ok-fake/AcmeLLM.java");
  private static final Path ASKING = CasesTest.CASES.resolve("ok-fake/Tests.java");
  private static final String BOTH = "-Aretort.fakes=com.acme.AcmeLLM, com.acme.AcmeLLM.Inner";
  private static final String USES =
      "class UsesTest {\n  AcmeLLM fake(AcmeLLM llm) {\n    return AcmeLLMFake.of(llm);\n  }\n}\n";
  private static final String FAKE = "com/acme/AcmeLLMFake.java";
  private static final String INNER = "com/acme/AcmeLLM_InnerFake.java";

  @TempDir Path folder;
  private Path plain;

  @BeforeEach
  void write() throws IOException {
    plain = source("PlainTest", "/** Nothing that the processor knows. */\nclass PlainTest {}\n");
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".java"), "package com.acme;\n\n" + text);
  }

  private static Path jar(With with) {
    return new Compilation(with).compile(LLM).jar(path -> true);
  }

  private static Set<String> fakes(Compilation compilation) {
    Set<String> fakes = new TreeSet<>(compilation.generated().keySet());
    fakes.removeIf(name -> !name.endsWith("Fake.java"));
    return fakes;
  }

  private static Set<String> said(Compilation compilation) {
    Set<String> said = new TreeSet<>();
    compilation.messages().stream()
        .filter(message -> message.text().contains("[retort:"))
        .forEach(message -> said.add(message.kind() + ": " + message.text()));
    return said;
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void anLLMOfAJarGetsTheFakeThatTheAnnotationGives(With with) throws IOException {
    Compilation compilation =
        new Compilation(with).after(jar(with)).option(BOTH, "-proc:only").compile(plain);

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated()).isEqualTo(golden(FAKE, INNER));
  }

  private static Map<String, String> golden(String... names) {
    Map<String, String> all = Compilation.texts(GoldenTest.GOLDENS.resolve("ok-fake"));
    all.keySet().retainAll(Set.of(names));
    return all;
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void anLLMOfTheSameCompilationGetsItsFake(With with) {
    Compilation compilation = new Compilation(with).option(BOTH, "-proc:only").compile(LLM);

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated())
        .isEqualTo(Compilation.texts(GoldenTest.GOLDENS.resolve("ok-fake")));
  }

  /** The class is compiled, too: against the class files of the LLM alone. */
  @ParameterizedTest
  @EnumSource(With.class)
  void whatIsWrittenCompiles(With with) throws IOException {
    Path uses = source("UsesTest", USES);

    Compilation compilation =
        new Compilation(with)
            .after(jar(with))
            .option("-Aretort.fakes=com.acme.AcmeLLM")
            .compile(uses);

    assertThat(compilation.messages()).filteredOn(m -> m.kind().equals("error")).isEmpty();
    assertThat(compilation.passed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void whatIsAskedForByBothIsWrittenOnce(With with) {
    Compilation compilation =
        new Compilation(with)
            .after(jar(with))
            .option(BOTH + ",com.acme.AcmeLLM", "-proc:only")
            .compile(ASKING);

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated()).isEqualTo(golden(FAKE, INNER));
  }

  /** What incremental compilers ask of a processor that calls itself isolating. */
  @Test
  void theOriginIsTheLLM() {
    RecordingProcessor ours = new RecordingProcessor(new FakesProcessor());
    new Compilation(With.JAVAC)
        .processors(ours)
        .after(jar(With.JAVAC))
        .option(BOTH, "-proc:only")
        .compile(plain);

    assertThat(ours.written)
        .extracting(file -> file.path() + " of " + file.origins())
        .containsExactly(
            "com/acme/AcmeLLMFake.java of [com.acme.AcmeLLM]",
            "com/acme/AcmeLLM_InnerFake.java of [com.acme.AcmeLLM.Inner]");
  }

  /**
   * An incremental compiler compiles one test over what the last compilation left. javac warns of
   * that, Eclipse's compiler keeps what is there.
   */
  @ParameterizedTest
  @EnumSource(With.class)
  void oneTestCompiledAgainHasTheFakesAgain(With with) throws IOException {
    Path uses = source("UsesTest", USES);
    Compilation first = new Compilation(with).option(BOTH).compile(LLM, uses);

    Compilation again =
        new Compilation(with)
            .after(first.jar(path -> !path.contains("UsesTest")))
            .option(BOTH)
            .compile(uses);

    assertThat(said(again)).isEmpty();
    if (with == With.JAVAC) {
      assertThat(again.messages())
          .extracting(Compilation.Message::text)
          .containsExactly(
              "A file for type 'com.acme.AcmeLLMFake' already exists on the sourcepath or classpath",
              "A file for type 'com.acme.AcmeLLM_InnerFake' already exists on the sourcepath or classpath",
              "warnings found and -Werror specified");
      assertThat(again.generated()).isEqualTo(golden(FAKE, INNER));
    } else {
      assertThat(again.passed()).as(again.messages().toString()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void anLLMThatAnotherProcessorMakesIsWaitedFor(With with) {
    String made =
        "/** Made. */ @dev.retort.annotation.LLMType public class Made extends"
            + " dev.retort.llm.AsyncLLM { /** For all. */ public Made() {} @Override public String"
            + " modelName() { return \"m\"; } dev.retort.llm.GenerateOutput"
            + " generateAsync(dev.retort.llm.Input input) { return new"
            + " dev.retort.llm.GenerateOutput(\"\"); } }";

    Compilation compilation =
        new Compilation(with)
            .processors(new Maker("Made", made, 2), new FakesProcessor(), new RetortProcessor())
            .option("-Aretort.fakes=com.acme.Made")
            .compile(plain);

    assertThat(said(compilation)).isEmpty();
    assertThat(fakes(compilation)).containsExactly("com/acme/MadeFake.java");
  }

  /** Under Eclipse's compiler such an LLM cannot be read, faked or not. */
  @Test
  void anLLMWhoseParentAnotherProcessorMakesIsWaitedFor() throws IOException {
    Path child =
        source(
            "Child",
            """
            import dev.retort.annotation.*;
            import dev.retort.llm.*;

            /** A model. */
            @LLMType
            class Child extends Made {
              GenerateOutput generateAsync(Input input) {
                return new GenerateOutput("");
              }
            }
            """);
    String parent =
        "/** A parent. */ public abstract class Made extends dev.retort.llm.AsyncLLM { /** For"
            + " subclasses. */ protected Made() {} @Override public String modelName() { return"
            + " \"m\"; } }";
    Compilation compilation =
        new Compilation(With.JAVAC)
            .processors(new Maker("Made", parent, 1), new FakesProcessor(), new RetortProcessor())
            .option("-Aretort.fakes=com.acme.Child")
            .compile(child);

    assertThat(said(compilation)).isEmpty();
    assertThat(fakes(compilation)).containsExactly("com/acme/ChildFake.java");
  }

  @Test
  void anLLMWhoseParentIsMissingIsToldAsWell() throws IOException {
    Path jar =
        new Compilation(With.JAVAC)
            .compile(
                source(
                    "Parent",
                    """
                    /** A parent. */
                    public abstract class Parent extends dev.retort.llm.AsyncLLM {
                      /** For subclasses. */
                      protected Parent() {}
                    }
                    """),
                source(
                    "Child",
                    """
                    /** A model. */
                    @dev.retort.annotation.LLMType
                    class Child extends Parent {
                      @Override
                      public String modelName() {
                        return "m";
                      }

                      dev.retort.llm.GenerateOutput generateAsync(dev.retort.llm.Input input) {
                        return new dev.retort.llm.GenerateOutput("");
                      }
                    }
                    """))
            .jar(path -> !path.contains("Parent"));

    Compilation compilation =
        new Compilation(With.JAVAC)
            .after(jar)
            .option("-Aretort.fakes=com.acme.Child")
            .compile(plain);

    assertThat(said(compilation))
        .containsExactly(
            "error: Child cannot be faked: a class that it extends is missing"
                + " [retort:fake-impossible]");
  }

  /** Once all annotations are claimed, javac asks no further processor. */
  @Test
  void theProcessorIsFoundBeforeTheOneThatClaims() {
    assertThat(ServiceLoader.load(Processor.class).stream().map(found -> found.type().getName()))
        .containsSubsequence(FakesProcessor.class.getName(), RetortProcessor.class.getName());
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aNameThatIsNotThereIsToldWithTheNearest(With with) {
    Compilation compilation =
        new Compilation(with)
            .option(
                "-Aretort.fakes=com.acme.AcmeLM,AcmeLLM,com.acme.AcmeLLM$Inner,org.example.Other")
            .compile(LLM);

    assertThat(said(compilation))
        .containsExactly(
            "error: -Aretort.fakes names \"AcmeLLM\", and there is no such class; did you mean"
                + " com.acme.AcmeLLM? [retort:fake-unknown]",
            "error: -Aretort.fakes names \"com.acme.AcmeLLM$Inner\", and there is no such class; did"
                + " you mean com.acme.AcmeLLM.Inner? [retort:fake-unknown]",
            "error: -Aretort.fakes names \"com.acme.AcmeLM\", and there is no such class; did you"
                + " mean com.acme.AcmeLLM? [retort:fake-unknown]",
            "error: -Aretort.fakes names \"org.example.Other\", and there is no such class; name LLMs"
                + " by their whole names, such as com.acme.AcmeLLM; their jars must be on the class"
                + " path of this compilation [retort:fake-unknown]");
    assertThat(fakes(compilation)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void theNearestOfAJarIsFoundInItsPackage(With with) {
    Compilation compilation =
        new Compilation(with)
            .after(jar(with))
            .option("-Aretort.fakes=com.acme.AcmLLM")
            .compile(plain);

    assertThat(said(compilation))
        .containsExactly(
            "error: -Aretort.fakes names \"com.acme.AcmLLM\", and there is no such class; did you"
                + " mean com.acme.AcmeLLM? [retort:fake-unknown]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Aretort.fakes", "-Aretort.fakes=", "-Aretort.fakes= , "})
  void anOptionThatNamesNoneIsTold(String option) {
    assertThat(said(new Compilation(With.JAVAC).option(option).compile(plain)))
        .containsExactly(
            "error: -Aretort.fakes names no class; list LLMs by their whole names, such as"
                + " -Aretort.fakes=com.acme.AcmeLLM,com.acme.OtherLLM [retort:fake-unknown]");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void whatIsNoLLMIsTold(With with) {
    Compilation compilation =
        new Compilation(with)
            .option("-Aretort.fakes=com.acme.PlainTest,dev.retort.llm.AsyncLLM")
            .compile(plain);

    assertThat(said(compilation))
        .containsExactly(
            "error: AsyncLLM cannot be faked: it is no class with @LLMType [retort:fake-impossible]",
            "error: PlainTest cannot be faked: it is no class with @LLMType"
                + " [retort:fake-impossible]");
  }

  /** So that no main artifact carries a fake: the kit is on the path of the tests alone. */
  @ParameterizedTest
  @EnumSource(With.class)
  void aCompilationWithoutTheKitIsToldWhereTheOptionBelongs(With with) {
    Compilation compilation =
        new Compilation(with)
            .without("dev/retort/testkit/")
            .option("-Aretort.fakes=com.acme.AcmeLLM,com.acme.None")
            .compile(LLM);

    assertThat(said(compilation))
        .containsExactly(
            "error: -Aretort.fakes asks for fakes where dev.retort:retort-testkit is not on the class"
                + " path; fakes belong to the tests: give the option to their compilation alone"
                + " (Maven: the execution default-testCompile; Gradle: compileTestJava), and the kit"
                + " to their dependencies [retort:fake-outside-tests]");
    assertThat(fakes(compilation)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aClassThatHasTheNameOfAFakeIsTold(With with) throws IOException {
    Path mine = source("AcmeLLMFake", "class AcmeLLMFake {}\n");

    Compilation compilation =
        new Compilation(with)
            .after(jar(with))
            .option("-Aretort.fakes=com.acme.AcmeLLM")
            .compile(mine);

    assertThat(said(compilation))
        .containsExactly(
            "error: AcmeLLM cannot be faked: com.acme.AcmeLLMFake, which would be written, is in the"
                + " sources [retort:fake-impossible]");
  }
}

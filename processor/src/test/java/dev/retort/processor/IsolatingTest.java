package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Gradle asks of a processor that calls itself isolating: every file has one origin and is
 * made from what can be reached from it, and nothing else is read.
 */
class IsolatingTest {
  @Test
  void declaresThatItIsolates() throws IOException {
    String file = "META-INF/gradle/incremental.annotation.processors";
    try (InputStream in = RetortProcessor.class.getClassLoader().getResourceAsStream(file)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(
              FakesProcessor.class.getName()
                  + ",isolating\n"
                  + RetortProcessor.class.getName()
                  + ",isolating");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.retort.processor.GoldenTest#names")
  void everyFileHasOneOrigin(String name) {
    for (RecordingProcessor.Written file : compiled(name).written) {
      assertThat(file.origins()).as(file.path()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.retort.processor.GoldenTest#names")
  void noFileIsReadOrWrittenTwice(String name) {
    RecordingProcessor processor = compiled(name);

    assertThat(processor.read).isEmpty();
    assertThat(processor.written)
        .extracting(RecordingProcessor.Written::path)
        .doesNotHaveDuplicates();
  }

  /** They are the one exception, outside of what the compiler writes, and only where asked for. */
  @ParameterizedTest
  @MethodSource("dev.retort.processor.GoldenTest#names")
  void contractsChangeNothingOfWhatTheCompilerReadsAndWrites(String name, @TempDir Path contracts) {
    RecordingProcessor with = compiled(name, "-Aretort.contracts=" + contracts);
    RecordingProcessor without = compiled(name);

    assertThat(with.read).isEmpty();
    assertThat(with.written)
        .extracting(RecordingProcessor.Written::path)
        .isEqualTo(without.written.stream().map(RecordingProcessor.Written::path).toList());
  }

  private static RecordingProcessor compiled(String name, String... options) {
    RecordingProcessor processor = new RecordingProcessor();
    new Compilation(With.JAVAC)
        .processors(processor)
        .option("-proc:only")
        .option(options)
        .compile(Compilation.javaFiles(CasesTest.CASES.resolve(name)));
    assertThat(processor.written).isNotEmpty();
    return processor;
  }
}

package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written for the cases that are right: to the byte as in {@code src/test/goldens}, under
 * both compilers, in any order of sources. {@code -Dretort.update=true} writes the goldens anew.
 */
class GoldenTest {
  static final Path GOLDENS = Path.of("src/test/goldens");

  static Stream<String> names() throws IOException {
    return CasesTest.folders().stream()
        .map(f -> f.getFileName().toString())
        .filter(n -> n.startsWith("ok-"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void writeWhatTheGoldenHolds(String name) throws IOException {
    Map<String, String> generated = generated(name, With.JAVAC, false);
    if (Boolean.getBoolean("retort.update")) {
      update(GOLDENS.resolve(name), generated);
    }
    assertThat(generated)
        .as("run with -Dretort.update=true if the change is meant")
        .isEqualTo(Compilation.texts(GOLDENS.resolve(name)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void writeTheSameUnderBothCompilers(String name) {
    assertThat(generated(name, With.ECJ, false)).isEqualTo(generated(name, With.JAVAC, false));
  }

  @ParameterizedTest
  @MethodSource("names")
  void writeTheSameInAnyOrderOfSources(String name) {
    assertThat(generated(name, With.JAVAC, true)).isEqualTo(generated(name, With.JAVAC, false));
  }

  private static Map<String, String> generated(String name, With with, boolean reversed) {
    List<Path> files = new ArrayList<>(Compilation.javaFiles(CasesTest.CASES.resolve(name)));
    if (reversed) {
      Collections.reverse(files);
    }
    return new Compilation(with).option("-proc:only").compile(files).generated();
  }

  private static void update(Path folder, Map<String, String> generated) throws IOException {
    Files.createDirectories(folder);
    for (String old : Compilation.texts(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
  }
}

package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case is a folder of sources. What the processor must say stands at the end of the line it
 * is said of, after {@code //!}; where nothing is expected, the case must compile without a word.
 */
class CasesTest {
  static final Path CASES = Path.of("src/test/cases");
  private static final Pattern MARKER = Pattern.compile("//! (error|warning): (.*?)(?= //! |$)");

  static Stream<Arguments> cases() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (Path folder : folders()) {
      for (With with : With.values()) {
        all.add(Arguments.of(folder.getFileName().toString(), with));
      }
    }
    return all.stream();
  }

  static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0} under {1}")
  @MethodSource("cases")
  void sayExactlyWhatIsExpected(String name, With with) throws IOException {
    List<Path> files = Compilation.javaFiles(CASES.resolve(name));
    Compilation compilation = new Compilation(with);
    if (name.contains("strict-docs")) {
      compilation.option("-Aretort.docs=error");
    }
    compilation.compile(files);

    List<String> expected = expected(files);
    assertThat(compilation.ours()).isEqualTo(expected);
    if (expected.isEmpty()) {
      assertThat(compilation.messages().stream().filter(m -> counts(m, with)).toList()).isEmpty();
    }
  }

  /** ECJ has opinions of its own on unused code; only errors of it count. */
  private static boolean counts(Compilation.Message message, With with) {
    return with == With.JAVAC || message.kind().equals("error");
  }

  private static List<String> expected(List<Path> files) throws IOException {
    List<String> expected = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher markers = MARKER.matcher(lines.get(i));
        while (markers.find()) {
          expected.add(
              new Compilation.Message(
                      markers.group(1),
                      file.getFileName().toString(),
                      i + 1,
                      markers.group(2).strip())
                  .toString());
        }
      }
    }
    return expected.stream().sorted().toList();
  }
}

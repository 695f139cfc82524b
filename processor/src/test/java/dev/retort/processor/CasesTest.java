package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case is a folder of sources. What the processor must say stands at the end of the line it
 * is said of, as {@code //! error at WORD: TEXT}, where WORD is what stands at the place the
 * compiler reports; where nothing is expected, the case must compile without a word. Markers of one
 * compiler start with {@code javac}, {@code javac<23} or {@code ecj}; what has no place, since an
 * option is wrong, with {@code nowhere}.
 *
 * <p>A case may bring classes of others: those in {@code plain/} are compiled before without the
 * processor, those in {@code jar/} with it. The contracts that it was held to are in {@code
 * contracts/}, the pipeline files that it names in {@code resources/}, options of the compiler in
 * {@code options}, one a line.
 */
class CasesTest {
  static final Path CASES = Path.of("src/test/cases");
  private static final Pattern MARKER =
      Pattern.compile(
          "//! (?:(javac|javac<23|ecj|nowhere) )?(error|warning) at ("
              + Place.WORD
              + "): (.*?)(?= //! |$)");

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
    Compilation compilation = compile(name, with);
    List<Path> files = sources(name);

    List<String> expected = expected(files, with);
    assertThat(compilation.ours()).isEqualTo(expected);
    if (expected.isEmpty()) {
      assertThat(compilation.messages().stream().filter(m -> counts(m, with)).toList()).isEmpty();
    } else if (with == With.JAVAC && !name.equals("missing-type")) {
      assertThat(compilation.messages().stream().filter(CasesTest::isFollowUp).toList()).isEmpty();
    }
  }

  /** What javac says because of what we said, or because of code that we did not write. */
  private static boolean isFollowUp(Compilation.Message message) {
    return message.kind().equals("error")
        && !message.text().contains("[retort:")
        && !message.text().contains("-Werror");
  }

  /** Compiles a case, and what it brings before. */
  static Compilation compile(String name, With with, String... options) {
    Compilation compilation = new Compilation(with).option(options);
    if (name.contains("strict-docs")) {
      compilation.option("-Aretort.docs=error");
    }
    Path folder = CASES.resolve(name);
    if (Files.exists(folder.resolve("options"))) {
      compilation.option(lines(folder.resolve("options")));
    }
    if (name.equals("fake-outside-tests")) {
      compilation.without("dev/retort/testkit/");
    }
    if (Files.isDirectory(folder.resolve("plain"))) {
      compilation.after(
          new Compilation(with)
              .processors()
              .option("-proc:none")
              .compile(Compilation.javaFiles(folder.resolve("plain")))
              .output());
    } else if (Files.isDirectory(folder.resolve("jar"))) {
      compilation.after(
          new Compilation(with).compile(Compilation.javaFiles(folder.resolve("jar"))).output());
    }
    if (Files.isDirectory(folder.resolve("contracts"))) {
      Path contracts =
          compilation.output().resolveSibling(compilation.output().getFileName() + "-contracts");
      copy(folder.resolve("contracts"), contracts);
      compilation.option("-Aretort.contracts=" + contracts);
    }
    if (Files.isDirectory(folder.resolve("resources"))) {
      compilation.option("-Aretort.resources=" + folder.resolve("resources"));
    } else if (name.equals("pipeline-resources")) {
      compilation.option("-Aretort.resources=nowhere");
    }
    if (name.equals("pipeline-checker")) {
      compilation.without("dev/retort/pipeline/");
    }
    return compilation.compile(sources(name));
  }

  private static String[] lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a compilation may change must not be a file of the case. */
  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sources of a case, without what it brings. */
  static List<Path> sources(String name) {
    Path folder = CASES.resolve(name);
    return Compilation.javaFiles(folder).stream()
        .filter(f -> !f.startsWith(folder.resolve("plain")) && !f.startsWith(folder.resolve("jar")))
        .toList();
  }

  /** ECJ has opinions of its own on unused code; only errors of it count. */
  private static boolean counts(Compilation.Message message, With with) {
    return with == With.JAVAC || message.kind().equals("error");
  }

  static List<String> expected(List<Path> files, With with) throws IOException {
    List<String> expected = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher markers = MARKER.matcher(lines.get(i));
        while (markers.find()) {
          if (isFor(markers.group(1), with)) {
            boolean nowhere = "nowhere".equals(markers.group(1));
            expected.add(
                new Compilation.Message(
                        markers.group(2),
                        nowhere ? "" : file.getFileName().toString(),
                        nowhere ? (with == With.ECJ ? 0 : Diagnostic.NOPOS) : i + 1,
                        markers.group(3),
                        markers.group(4).strip())
                    .toString());
          }
        }
      }
    }
    return expected.stream().sorted().toList();
  }

  private static boolean isFor(@Nullable String compiler, With with) {
    if (compiler == null || compiler.equals("nowhere")) {
      return true;
    } else if (with == With.ECJ) {
      return compiler.equals("ecj");
    }
    return compiler.equals("javac")
        || (compiler.equals("javac<23") && Runtime.version().feature() < 23);
  }
}

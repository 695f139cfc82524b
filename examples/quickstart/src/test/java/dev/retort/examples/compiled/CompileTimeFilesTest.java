package dev.retort.examples.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of {@code docs/compile-time.md} that are pipeline files are compile errors: where
 * {@code @PipelineConfig} names the file, javac tells the id of the row, and the line that ends in
 * {@code # error}.
 */
class CompileTimeFilesTest {
  private static final Path PAGE = Path.of("../../docs/compile-time.md");
  private static final Path FILES = Path.of("../../runtime/src/test/compile-time");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("../../runtime/src/test/java/com/acme/AcmeLLM.java"),
          Path.of("../../runtime/src/test/java/com/acme/steps/EchoLLM.java"));

  private static final Pattern ID = Pattern.compile("compile error: \\[([a-z-]+)]");
  private static final Pattern CASE =
      Pattern.compile("(?m)^(\\d+)\\. \\[Case]\\(\\.\\./runtime/src/test/compile-time/([^)]+)\\)");
  private static final Pattern TOLD =
      Pattern.compile("(?s)^([^ :]+):(\\d+):\\d+: .*\\[retort:([a-z-]+)]$");

  @TempDir private static Path folder;
  private static TwoDoors doors;

  /** A row, by what its file's name and the page say. */
  record Row(int number, String file) {
    /** What javac is to say, and no more: the line of the annotation, and of the file. */
    Told told() throws IOException {
      return new Told("App.java", 1, file, marked(), id());
    }

    private int marked() throws IOException {
      List<String> lines = Files.readAllLines(FILES.resolve(file));
      List<Integer> marked =
          IntStream.range(0, lines.size())
              .filter(i -> lines.get(i).endsWith("# error"))
              .mapToObj(i -> i + 1)
              .toList();
      assertThat(marked).as("lines that end in # error").hasSize(1);
      return marked.get(0);
    }

    private String id() throws IOException {
      String row = "| " + number + " |";
      List<String> lines =
          Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(row)).toList();
      assertThat(lines).as("row " + number + " of the page").hasSize(1);
      Matcher id = ID.matcher(lines.get(0));
      assertThat(id.find()).as("an id in " + lines.get(0)).isTrue();
      return id.group(1);
    }
  }

  /** An error of javac: where in a source, and where in a pipeline file. */
  record Told(String source, long sourceLine, String file, int line, String id) {
    static Told of(Diagnostic<? extends JavaFileObject> error) {
      String message = error.getMessage(null);
      Matcher told = TOLD.matcher(message);
      assertThat(told.matches()).as(message).isTrue();
      Path source = Path.of(error.getSource().getName());
      return new Told(
          String.valueOf(source.getFileName()),
          error.getLineNumber(),
          told.group(1),
          Integer.parseInt(told.group(2)),
          told.group(3));
    }
  }

  @BeforeAll
  static void copy() throws IOException {
    doors = new TwoDoors(folder, SOURCES);
    for (String file : files()) {
      Files.copy(FILES.resolve(file), doors.resources().resolve(file));
    }
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (MatchResult row : CASE.matcher(Files.readString(PAGE)).results().toList()) {
      rows.add(new Row(Integer.parseInt(row.group(1)), row.group(2)));
    }
    return rows;
  }

  @Test
  void everyFileIsTheCaseOfOneRow() throws IOException {
    assertThat(rows()).extracting(Row::file).isNotEmpty().isEqualTo(files());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theMistakeInTheFileIsACompileErrorAtTheAnnotation(Row row) throws IOException {
    List<Told> errors =
        doors.diagnostics(row.file()).stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(Told::of)
            .toList();

    assertThat(errors).containsExactly(row.told());
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}

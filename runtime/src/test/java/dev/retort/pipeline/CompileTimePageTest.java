package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of {@code docs/compile-time.md} that are pipeline files, as {@code retort pipeline
 * check} and a run tell them: each file has its mistake, at the line that ends in {@code # error},
 * and no other. That javac says the same is tested in the quickstart.
 */
class CompileTimePageTest {
  private static final Path PAGE = Path.of("../docs/compile-time.md");
  private static final Path FILES = Path.of("src/test/compile-time");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList().stream();
    }
  }

  @Test
  void everyFileIsTheCaseOfARow() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(files())
        .allSatisfy(
            file ->
                assertThat(page)
                    .contains(
                        number(file)
                            + ". [Case](../runtime/"
                            + file.toString().replace('\\', '/')));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theMistakeIsToldAtItsLine(Path file) throws IOException {
    List<Problem> problems = new ArrayList<>();
    try {
      problems.addAll(Pipeline.read(file).warnings());
    } catch (ConfigException e) {
      problems.addAll(e.problems());
    }

    assertThat(problems)
        .extracting(Problem::id, problem -> problem.place().line())
        .containsExactly(tuple(id(file), marked(file)));
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().substring(0, 2));
  }

  /** The id that the row of the file names. */
  private static String id(Path file) throws IOException {
    String row = "| " + number(file) + " |";
    String line =
        Files.readAllLines(PAGE).stream().filter(each -> each.startsWith(row)).findFirst().get();
    return line.replaceFirst(".*compile error: \\[([a-z-]+)].*", "$1");
  }

  private static int marked(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).endsWith("# error"))
            .findFirst()
            .getAsInt()
        + 1;
  }
}

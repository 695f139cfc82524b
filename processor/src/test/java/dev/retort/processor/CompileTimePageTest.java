package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.Message;
import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code docs/compile-time.md} says of Retort is true: the case of each row that is a source
 * is compiled, and the error is there. The rows that are pipeline files are compiled by {@code
 * CompileTimeFilesTest} of the quickstart, where processor and runtime meet. {@code
 * -Dretort.update=true} writes the counts.
 */
class CompileTimePageTest {
  private static final Path ROOT = Path.of("..");
  private static final String SOURCES = "processor/src/test/";
  private static final String FILES = "runtime/src/test/compile-time/";
  private static final List<String> FRAMEWORKS =
      List.of("distilabel", "LangChain4j", "Spring AI", "Retort");
  private static final List<String> WHEN =
      List.of("compile error", "start-up error", "error on the call", "silent", "not applicable");

  static Stream<CompileTimePage.Row> sources() throws IOException {
    return CompileTimePage.rows().stream().filter(row -> row.source().startsWith(SOURCES));
  }

  @Test
  void thereAreAtLeastFortyRowsInOrder() throws IOException {
    List<CompileTimePage.Row> rows = CompileTimePage.rows();
    assertThat(rows)
        .hasSizeGreaterThanOrEqualTo(40)
        .extracting(CompileTimePage.Row::number)
        .isEqualTo(IntStream.rangeClosed(1, rows.size()).boxed().toList());
  }

  @Test
  void everyRowHasItsCase() throws IOException {
    assertThat(CompileTimePage.rows())
        .allSatisfy(
            row -> {
              assertThat(row.source()).containsPattern("^(" + SOURCES + "|" + FILES + ")");
              assertThat(ROOT.resolve(row.source())).isRegularFile();
            });
  }

  @Test
  void everyPeerIsSaidToTellAtATimeThatThePageExplains() throws IOException {
    assertThat(CompileTimePage.rows())
        .allSatisfy(
            row ->
                assertThat(row.told().subList(0, 3))
                    .allMatch(cell -> WHEN.contains(cell.replace(" †", ""))));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void theMistakeIsACompileError(CompileTimePage.Row row) throws IOException {
    Path source = ROOT.resolve(row.source());
    List<Message> errors =
        compile(row, source).messages().stream()
            .filter(message -> message.kind().equals("error"))
            .filter(message -> message.file().equals(source.getFileName().toString()))
            .toList();

    if (row.id().equals("javac")) {
      assertThat(errors).extracting(Message::line).containsExactly(marked(source));
      assertThat(errors).noneMatch(message -> message.text().contains("[retort:"));
    } else {
      assertThat(errors).anyMatch(error -> error.text().endsWith("[retort:" + row.id() + "]"));
    }
  }

  @Test
  void theCountsAreThoseOfTheTable() throws IOException {
    String page = CompileTimePage.text();
    String head = page.substring(0, page.indexOf("\n| | mistake "));
    String counted = head.substring(0, head.indexOf("<!-- counts -->")) + counts();
    if (Boolean.getBoolean("retort.update")) {
      Files.writeString(CompileTimePage.PAGE, counted + page.substring(head.length()));
    } else {
      assertThat(head).isEqualTo(counted);
    }
  }

  private static Compilation compile(CompileTimePage.Row row, Path source) {
    String folder = source.getParent().getFileName().toString();
    if (!row.id().equals("javac")) {
      return CasesTest.compile(folder, With.JAVAC, row.options().toArray(String[]::new));
    }
    Path declared = CasesTest.CASES.resolve("ok-acme/AcmeLLM.java");
    return new Compilation(With.JAVAC).compile(declared, source);
  }

  private static long marked(Path source) throws IOException {
    List<String> lines = Files.readAllLines(source);
    return 1L
        + IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).endsWith("// error"))
            .findFirst()
            .getAsInt();
  }

  private static String counts() throws IOException {
    StringBuilder table = new StringBuilder("<!-- counts -->\n| of ");
    table.append(CompileTimePage.rows().size()).append(" |");
    WHEN.forEach(when -> table.append(' ').append(when).append(" |"));
    table.append("\n|---|").append("---|".repeat(WHEN.size())).append('\n');
    for (int i = 0; i < FRAMEWORKS.size(); i++) {
      int framework = i;
      table.append("| ").append(FRAMEWORKS.get(i)).append(" |");
      for (String when : WHEN) {
        long count =
            CompileTimePage.rows().stream()
                .filter(row -> row.told().get(framework).startsWith(when))
                .count();
        table.append(' ').append(count).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }
}

package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users are told of their pipeline files: each case of {@code problems.txt} is a title, {@code
 * --param} lines, a file, and after {@code >>>} all that is said of it. Run with {@code
 * -Dretort.update=true} to write what is said now.
 */
class PipelineFileTest {
  private static final Path CASES = Path.of("src/test/resources/dev/retort/pipeline/problems.txt");

  @TempDir Path folder;

  /** One case. */
  record Case(String title, List<String> params, String yaml, String expected) {
    @Override
    public String toString() {
      return title;
    }

    String text(String said) {
      return "### "
          + title
          + "\n"
          + params.stream().map(each -> "--param " + each + "\n").collect(Collectors.joining())
          + yaml
          + ">>>\n"
          + said;
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream in = PipelineFileTest.class.getResourceAsStream("problems.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(all.split("(?m)^### ")).skip(1).map(PipelineFileTest::parse).toList();
    }
  }

  private static Case parse(String text) {
    String[] halves = text.split("(?m)^>>>\n", 2);
    List<String> lines = new ArrayList<>(halves[0].lines().toList());
    String title = lines.remove(0);
    List<String> params = new ArrayList<>();
    while (lines.get(0).startsWith("--param ")) {
      params.add(lines.remove(0).substring("--param ".length()));
    }
    return new Case(title, params, String.join("\n", lines) + "\n", halves[1]);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isToldWithPlaceAndMending(Case each) throws IOException {
    String said = read(each);
    if (Boolean.getBoolean("retort.update")) {
      update(each, said);
    } else {
      assertThat(said).isEqualTo(each.expected());
    }
  }

  private String read(Case each) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, each.yaml());
    List<Problem> problems;
    try {
      problems = Pipeline.read(file, ReadOptions.none().params(each.params())).warnings();
    } catch (ConfigException e) {
      problems = e.problems();
    }
    return problems.stream()
        .map(problem -> problem.toString().replace(folder.toString(), "FOLDER") + "\n")
        .collect(Collectors.joining());
  }

  private static void update(Case each, String said) throws IOException {
    String all = Files.readString(CASES);
    Files.writeString(CASES, all.replace(each.text(each.expected()), each.text(said)));
  }
}

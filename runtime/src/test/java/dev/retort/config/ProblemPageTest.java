package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the second part of {@code docs/problems.md} with the problems that the code tells. */
class ProblemPageTest {
  private static final Path PAGE = Path.of("../docs/problems.md");
  private static final Path SOURCES = Path.of("src/main/java/dev/retort");

  /** An id is a text of several words, or of one word after the place of an error. */
  private static final Pattern ID =
      Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"|error\\(\\s*[\\w.()]+,\\s*\"([a-z]+)\"");

  /** What looks like an id. */
  private static final Set<String> OTHERS =
      Set.of(
          "retort-key",
          "retort-load",
          "retort-output",
          "retort-report",
          "retry-after",
          "retry-after-ms");

  private static final Pattern SECTION =
      Pattern.compile("(?m)^### ([a-z-]+)\n(?<body>(?s:.*?))(?=^### |^## |\\z)");

  @Test
  void everyProblemHasASectionAndEverySectionAProblem() throws IOException {
    Set<String> sections = new TreeSet<>();
    Matcher section = SECTION.matcher(secondPart());
    while (section.find()) {
      assertThat(sections.add(section.group(1))).as("one section " + section.group(1)).isTrue();
    }
    assertThat(sections).isEqualTo(told());
  }

  @Test
  void everySectionShowsAMessageThatEndsInItsId() throws IOException {
    Matcher section = SECTION.matcher(secondPart());
    while (section.find()) {
      assertThat(section.group("body"))
          .contains("\n```text\n")
          .contains(" [retort:" + section.group(1) + "]\n```\n");
    }
  }

  private static String secondPart() throws IOException {
    String page = Files.readString(PAGE);
    return page.substring(page.indexOf("\n# Problems of configs and pipeline files"));
  }

  private static Set<String> told() throws IOException {
    Set<String> ids =
        new TreeSet<>(Arrays.stream(ProblemKind.values()).map(ProblemKind::id).toList());
    for (String folder : new String[] {"pipeline", "step", "llm"}) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
        files.filter(Files::isRegularFile).map(ProblemPageTest::text).forEach(s -> note(s, ids));
      }
    }
    ids.removeAll(OTHERS);
    return ids;
  }

  private static void note(String source, Set<String> ids) {
    Matcher told = ID.matcher(source);
    while (told.find()) {
      ids.add(told.group(1) == null ? told.group(2) : told.group(1));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

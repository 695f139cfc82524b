package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every problem has a case and a section in {@code docs/problems.md}, whose two examples are the
 * regions {@code wrong} and {@code right} of the case of its name. {@code -Dretort.update=true}
 * writes the examples anew.
 */
class ProblemCoverageTest {
  private static final Path PAGE = Path.of("../docs/problems.md");
  private static final String SECOND_PART = "\n# Problems of configs and pipeline files";
  private static final Pattern SECTION =
      Pattern.compile("(?m)^### ([a-z-]+)\n(?<body>(?s:.*?))(?=^##? |^### |\\z)");
  private static final Pattern BLOCK = Pattern.compile("(?m)^```java\n(?s:.*?)^```$");

  /** No source can provoke it; {@link InternalErrorTest} does. */
  private static final String INTERNAL = "internal";

  static Stream<String> shown() {
    return ids().stream().filter(id -> !id.equals(INTERNAL));
  }

  private static Set<String> ids() {
    return new TreeSet<>(Arrays.stream(Problem.values()).map(Problem::id).toList());
  }

  @Test
  void thereAreAtLeastSeventyProblems() {
    assertThat(ids()).hasSizeGreaterThanOrEqualTo(70);
  }

  @Test
  void everyProblemIsExpectedByACase() throws IOException {
    Set<String> expected = new TreeSet<>(Set.of(INTERNAL));
    for (Path folder : CasesTest.folders()) {
      for (Path file : Compilation.javaFiles(folder)) {
        Matcher id = Pattern.compile("//! .*?\\[retort:([a-z-]+)]").matcher(Files.readString(file));
        while (id.find()) {
          expected.add(id.group(1));
        }
      }
    }
    assertThat(expected).isEqualTo(ids());
  }

  @Test
  void everyProblemHasASectionAndEverySectionAProblem() throws IOException {
    List<String> sections = new ArrayList<>();
    Matcher section = SECTION.matcher(page());
    while (section.find()) {
      sections.add(section.group(1));
    }
    assertThat(sections).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(sections)).isEqualTo(ids());
  }

  @ParameterizedTest
  @MethodSource("shown")
  void theExamplesOfASectionAreThoseOfItsCase(String id) throws IOException {
    String page = Files.readString(PAGE);
    Matcher section =
        Pattern.compile("(?m)^### " + id + "\n(?s:.*?)(?=^##? |^### |\\z)").matcher(page);
    assertThat(section.find()).as("a section " + id).isTrue();
    List<String> examples = List.of(region(id, "wrong"), region(id, "right"));
    List<String> blocks =
        BLOCK.matcher(section.group()).results().map(found -> found.group()).toList();
    if (Boolean.getBoolean("retort.update")) {
      String prose =
          section.group().replaceAll("(?m)^```java\n(?s:.*?)^```\n+", "").stripTrailing();
      String written = prose + "\n\n" + String.join("\n\n", examples) + "\n\n";
      Files.writeString(
          PAGE, page.substring(0, section.start()) + written + page.substring(section.end()));
      return;
    }
    assertThat(blocks).isEqualTo(examples);
  }

  /** The part of the page that is about declarations. */
  private static String page() throws IOException {
    String page = Files.readString(PAGE);
    int end = page.indexOf(SECOND_PART);
    assertThat(end).as("the page has its second part").isPositive();
    return page.substring(0, end);
  }

  /** An example, with what is said of a line in short. */
  private static String region(String id, String name) throws IOException {
    for (Path file : CasesTest.sources(id)) {
      String source = Files.readString(file);
      Matcher region =
          Pattern.compile("(?m)^ *// region " + name + "\n((?s:.*?))^ *// endregion")
              .matcher(source);
      if (region.find()) {
        String text =
            region
                .group(1)
                .replaceAll("(?m) //! .*?(error|warning) at .*$", " // $1")
                .stripTrailing();
        return "```java\n" + text.stripIndent() + "\n```";
      }
    }
    throw new AssertionError("the case " + id + " has no region " + name);
  }
}

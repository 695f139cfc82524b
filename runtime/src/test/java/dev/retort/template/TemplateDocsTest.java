package dev.retort.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.step.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/templates.md} says is so. */
class TemplateDocsTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```jinja\n(.*?)\n```\n\n```text\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("`([a-z_0-9]+)`");

  private final String page = page();

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "templates.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String section(String title) {
    int start = page.indexOf("## " + title + "\n");
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end);
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(match -> match.group(1)).toList();
  }

  @Test
  void everyExampleGivesWhatStandsBelowIt() {
    String json = page.substring(page.indexOf("```json\n") + 8, page.indexOf("\n```\n"));
    Map<String, Object> values = new HashMap<>();
    Row row = Row.ofJson(json);
    for (String name : List.of("instruction", "context", "tags", "shots")) {
      values.put(name, row.get(name));
    }
    List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();
    assertThat(examples).hasSizeGreaterThan(3);
    for (MatchResult example : examples) {
      assertThat(Template.parse(example.group(1)).render(values)).isEqualTo(example.group(2));
    }
  }

  @Test
  void everyFilterIsThereWithItsArguments() {
    Map<String, List<String>> told = new TreeMap<>();
    section("Filters")
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", -1))
        .forEach(
            cells ->
                told.put(
                    quoted(cells[1]).get(0),
                    cells[2].contains(" name") ? ListFilters.ANY : quoted(cells[2])));
    assertThat(told).isEqualTo(Filters.PARAMETERS);
  }

  @Test
  void everyTestIsThere() {
    String section = section("Tests");
    String list = section.substring(section.indexOf("kin:"));
    assertThat(quoted(list)).containsExactlyElementsOf(Tests.NAMES);
  }

  @Test
  void everyValueOfALoopIsThere() {
    String section = section("Statements");
    String list =
        section.substring(section.indexOf("In a loop there are"), section.indexOf("A `-` inside"));
    assertThat(new TreeSet<>(quoted(list.replace("loop.", "")))).isEqualTo(Names.OF_LOOP);
  }
}

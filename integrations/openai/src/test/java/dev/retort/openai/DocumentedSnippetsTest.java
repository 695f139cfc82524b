package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.LLM;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java block of {@code docs/write-a-provider.md} is a region of a file that was compiled:
 * {@code <!-- from FILE#region -->} before the block names it.
 */
class DocumentedSnippetsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();
  private static final Pattern FROM = Pattern.compile("<!-- from ([^#]+)#(\\w+) -->");

  /** A block and what the line before it says. */
  private record Snippet(String from, String text) {
    @Override
    public String toString() {
      return from;
    }
  }

  static List<Snippet> java() throws IOException {
    return blocks("java");
  }

  static List<Snippet> yaml() throws IOException {
    return blocks("yaml");
  }

  private static List<Snippet> blocks(String language) throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("docs/write-a-provider.md"));
    List<Snippet> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("```" + language)) {
        int end = i + lines.subList(i, lines.size()).indexOf("```");
        blocks.add(new Snippet(lines.get(i - 1), String.join("\n", lines.subList(i + 1, end))));
      }
    }
    return blocks;
  }

  private static String region(Path file, String name) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int start = indexOf(lines, "// region " + name, 0);
    int end = indexOf(lines, "// endregion", start);
    return String.join("\n", lines.subList(start + 1, end)).stripTrailing().stripIndent().strip();
  }

  private static int indexOf(List<String> lines, String mark, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(mark)) {
        return i;
      }
    }
    throw new AssertionError("no line \"" + mark + "\"");
  }

  @ParameterizedTest
  @MethodSource("java")
  void everySnippetWasCompiled(Snippet snippet) throws IOException {
    Matcher from = FROM.matcher(snippet.from());

    assertThat(from.matches()).as("the line before a block names its region").isTrue();
    assertThat(snippet.text()).isEqualTo(region(ROOT.resolve(from.group(1)), from.group(2)));
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void everyConfigCanBeRead(Snippet snippet) {
    assertThat(LLM.fromYaml(snippet.text())).isInstanceOf(OpenAILLM.class);
  }
}

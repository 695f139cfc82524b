package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that is no markup is shown as it stands. */
class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "max_new_tokens -> max_new_tokens",
        "a _word_ -> a \\_word\\_",
        "List<String> | null -> List\\<String> \\| null",
        "2 * 3 `x` [y] -> 2 \\* 3 \\`x\\` \\[y\\]",
        "R & D, &amp; -> R & D, \\&amp;",
      })
  void markupIsEscaped(String text, String expected) {
    assertThat(Markdown.text(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "- x -> \\- x",
        "# x -> \\# x",
        "1. x -> 1\\. x",
        "12) x -> 12\\) x",
        "3 x -> 3 x",
        "a - x -> a - x"
      })
  void noLineBeginsAnItemOrAHeading(String text, String expected) {
    assertThat(Markdown.paragraph(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {"a -> `a`", "a|b -> `a\\|b`", "a`b -> `` a`b ``"})
  void codeStandsInATable(String text, String expected) {
    assertThat(Markdown.code(text)).isEqualTo(expected);
  }

  @Test
  void anEndOfALineIsShown() {
    assertThat(Markdown.code("a\nb")).isEqualTo("`a\\nb`");
  }
}

package dev.retort.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.StructuredOutput;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms as grammars. */
class GrammarTest {
  private static void refusesSchema(String schema, String message) {
    assertThatThrownBy(
            () -> AnswerGrammar.of(new StructuredOutput.JsonSchema(schema), Grammar.NO_BOUND))
        .isInstanceOf(UnsayableException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9",
    "0, 120",
    "7, 7",
    "1, 10",
    "13, 987",
    "-5, 5",
    "-120, -7",
    "95, 105",
    "999, 1001",
  })
  void aRangeHasItsNumbersAndNoOthers(int low, int high) {
    String range = IntegerRange.of(BigInteger.valueOf(low), BigInteger.valueOf(high));
    // What this notation has in common with regular expressions.
    String regex = range.replace("\"", "").replace(" ", "");

    for (int n = -1500; n <= 1500; n++) {
      assertThat(String.valueOf(n).matches(regex))
          .as(n + " in " + range)
          .isEqualTo(n >= low && n <= high);
    }
  }

  @Test
  void aRangeWithoutNumbersIsTold() {
    refusesSchema(
        "{\"type\": \"integer\", \"minimum\": 5, \"maximum\": 4}",
        "the schema asks for a number of which there is none: above 5 and below 4");
  }

  @Test
  void aBoundBeyondAllNumbersIsToldOrHasNoEffect() throws UnsayableException {
    refusesSchema(
        "{\"type\": \"integer\", \"minimum\": 1e30000000}",
        "the schema asks for a number of which there is none: above 10000000000000000 and below"
            + " nothing");
    String wide = "{\"type\": \"integer\", \"minimum\": -1e30000000, \"maximum\": 1e30000000}";
    String positive = "{\"type\": \"integer\", \"minimum\": 1e-30000000}";

    assertThat(AnswerGrammar.of(new StructuredOutput.JsonSchema(wide), Grammar.NO_BOUND))
        .isEqualTo(
            AnswerGrammar.of(
                new StructuredOutput.JsonSchema(
                    "{\"type\": \"integer\", \"minimum\": -1e16, \"maximum\": 1e16}"),
                Grammar.NO_BOUND));
    assertThat(AnswerGrammar.of(new StructuredOutput.JsonSchema(positive), Grammar.NO_BOUND))
        .isEqualTo(
            AnswerGrammar.of(
                new StructuredOutput.JsonSchema("{\"type\": \"integer\", \"minimum\": 1}"),
                Grammar.NO_BOUND));
  }

  @Test
  void anExpressionThatLooksAheadIsTold() {
    assertThatThrownBy(
            () -> AnswerGrammar.of(new StructuredOutput.Regex("a(?=b)"), Grammar.NO_BOUND))
        .isInstanceOf(UnsayableException.class)
        .hasMessage(
            "the regular expression a(?=b) looks ahead or behind at character 2, which no grammar"
                + " can say; write it out in characters, groups and repetitions");
  }

  /** The grammar of a pattern within a text, without the rules that all grammars share. */
  private static String within(String pattern) throws UnsayableException {
    return new PatternGrammar(pattern, new Grammar(3), true).within();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "^a$ ~ [a]",
        "a ~ char{0,3} [a] char{0,3}",
        "^a\\\\$ ~ [a] \"\\\\\\\\\"", // A backslash, and then the end.
        "^a\\$ ~ [a] [\\x24] char{0,3}", // A dollar.
        "^a|b ~ [a] char{0,3} | char{0,3} [b] char{0,3}",
        "^a|b$ ~ [a] char{0,3} | char{0,3} [b]",
        "(^a)|b ~ r1 char{0,3} | char{0,3} [b] char{0,3}",
        "^(?:a|b)$ ~ r1",
        "(?:^a$)|(?:^b$) ~ r1 | r2",
        "(^a|^b)c$ ~ r1 [c]",
      })
  void aPatternIsAnchoredWhereItSaysSo(String pattern, String rule) throws UnsayableException {
    assertThat(within(pattern)).isEqualTo(rule);
  }

  @Test
  void aGroupThatIsAnchoredInAPartOfItsChoicesIsLeftToTheCheck() {
    assertThatThrownBy(() -> within("(^|,)a"))
        .isInstanceOf(UnsayableException.class)
        .hasMessage(
            "the regular expression (^|,)a has a group that is anchored in a part of its choices at"
                + " character 1, which no grammar can say; write it out in characters, groups and"
                + " repetitions");
  }
}

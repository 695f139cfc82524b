package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.StructuredOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several constraints of a kind none is lost. */
class TightTest {
  private static final String FITTING =
      "{\"above\":5.5,\"from\":5,\"up_to\":3.5,\"code\":\"ab\",\"few\":[\"a\",\"b\"],"
          + "\"iban\":\"PT50000201231234567890154\"}";

  @Test
  void whatKeepsAllFits() {
    assertThat(StructuredOutput.of(Tight.class).check(FITTING)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5.5 | 5 | /above: must be greater than 5, not 5",
        "5,\"up_to | 4,\"up_to | /from: must be at least 5, not 4",
        "3.5 | 4 | /up_to: must be at most 3.5, not 4",
        "\"ab\" | \"abcd\" | /code: must have at most 3 characters, not 4",
        "\"ab\" | \"a\" | /code: must have at least 2 characters, not 1",
        "[\"a\",\"b\"] | [\"a\"] | /few: must have at least 2 items, not 1",
        "PT50 | 5050 | /iban: must match the regular expression ^(?:[A-Z]{2}.*)$, not \"5050000201231234567890154\"",
        "PT50000201231234567890154 | PT50 | /iban: must match the regular expression ^(?:.{15,34})$, not \"PT50\"",
      })
  void whatKeepsButOneIsAFinding(String fitting, String other, String finding) {
    assertThat(StructuredOutput.of(Tight.class).check(FITTING.replace(fitting, other)))
        .extracting(Finding::line)
        .containsExactly(finding);
  }
}

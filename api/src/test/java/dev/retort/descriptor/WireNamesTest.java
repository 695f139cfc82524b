package dev.retort.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireNamesTest {
  @ParameterizedTest
  @CsvSource({
    "model, model",
    "maxNewTokens, max_new_tokens",
    "maxHTTPRetries, max_http_retries",
    "top2K, top2_k",
    "baseURL, base_url",
    "URL, url",
    "x, x",
    "aB, a_b",
    "already_snake, already_snake",
    "with_Capital, with_capital",
    "n1, n1",
    "gpt4Turbo, gpt4_turbo",
  })
  void javaNamesBecomeSnakeCase(String java, String wire) {
    assertThat(WireNames.of(java)).isEqualTo(wire);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "top_k", "n1", "class", "a__b"})
  void lowerCaseNamesAreValid(String name) {
    assertThat(WireNames.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "_a", "a-b", "a.b", "é", "a b", "aB"})
  void anythingElseIsInvalid(String name) {
    assertThat(WireNames.isValid(name)).isFalse();
  }
}

package dev.retort.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestTest {
  private static final List<String> NAMES =
      List.of("temperature", "max_new_tokens", "top_p", "top_k", "stop", "base_url", "api_key");

  @ParameterizedTest
  @CsvSource({
    "temprature, temperature",
    "Temperature, temperature",
    "tmeperature, temperature",
    "max_tokens, max_new_tokens",
    "tokens, max_new_tokens",
    "baseurl, base_url",
    "base-url, base_url",
    "apikey, api_key",
    "topp, top_p",
    "stops, stop",
  })
  void nearNamesAreFoundByLettersOrByWords(String wrong, String meant) {
    assertThat(Suggest.nearest(wrong, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"seed", "zzzzzzzz", "frequency_penalty", "x"})
  void farNamesAreNotSuggested(String wrong) {
    assertThat(Suggest.nearest(wrong, NAMES)).isEmpty();
  }

  @Test
  void theEmptyTextHasNoNeighbour() {
    assertThat(Suggest.nearest("", NAMES)).isEmpty();
  }

  @Test
  void withoutNamesNothingIsSuggested() {
    assertThat(Suggest.nearest("temperature", List.of())).isEmpty();
  }

  @Test
  void theFirstOfEquallyNearNamesIsTaken() {
    assertThat(Suggest.nearest("top_x", NAMES)).contains("top_p");
  }
}

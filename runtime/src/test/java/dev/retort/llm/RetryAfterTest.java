package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Retry-After in its three forms. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static @Nullable Duration of(String name, String value) {
    return RetryAfter.of(HttpHeaders.of(Map.of(name, List.of(value)), (a, b) -> true), NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After-Ms|1500|PT1.5S",
        "Retry-After|20|PT20S",
        "Retry-After|0|PT0S",
        "Retry-After|1.25|PT1.25S",
        "Retry-After|Sun, 22 Nov 2026 12:00:30 GMT|PT30S",
        "Retry-After|Sun, 22 Nov 2026 11:00:00 GMT|PT0S",
        "Retry-After|Mon, 22 Nov 2027 12:00:00 GMT|PT24H",
        "Retry-After|999999999999|PT24H",
      })
  void eachFormIsRead(String name, String value, Duration wait) {
    assertThat(of(name, value)).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Our clock is an hour behind the server's, then a day ahead of it.
        "Sun, 22 Nov 2026 13:00:00 GMT|Sun, 22 Nov 2026 13:00:20 GMT|PT20S",
        "Sat, 21 Nov 2026 12:00:00 GMT|Sat, 21 Nov 2026 12:00:20 GMT|PT20S",
        "today|Sun, 22 Nov 2026 12:00:20 GMT|PT20S",
      })
  void aDateIsMeasuredAgainstThatOfTheAnswer(String sent, String then, Duration wait) {
    HttpHeaders both =
        HttpHeaders.of(Map.of("date", List.of(sent), "retry-after", List.of(then)), (a, b) -> true);

    assertThat(RetryAfter.of(both, NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1e9", "NaN", "99999999999999", "Sun, 22 Nov"})
  void whatIsNoTimeIsNotRead(String value) {
    assertThat(of("Retry-After", value)).isNull();
  }

  @Test
  void millisecondsGoBeforeSeconds() {
    HttpHeaders both =
        HttpHeaders.of(
            Map.of("retry-after-ms", List.of("200"), "retry-after", List.of("1")), (a, b) -> true);

    assertThat(RetryAfter.of(both, NOW)).isEqualTo(Duration.ofMillis(200));
  }
}

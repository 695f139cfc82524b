package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.RateLimits;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers tell of limits. */
class RateLimitHeadersTest {
  private static RateLimits read(
      @Nullable String limit, @Nullable String remaining, @Nullable String reset) {
    Map<String, List<String>> headers = new java.util.HashMap<>();
    put(headers, "x-ratelimit-limit-requests", limit);
    put(headers, "x-ratelimit-remaining-requests", remaining);
    put(headers, "x-ratelimit-reset-requests", reset);
    return RateLimitHeaders.of(HttpHeaders.of(headers, (name, value) -> true));
  }

  private static void put(Map<String, List<String>> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, List.of(value));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "500, 499, 120ms, 500",
        "500, 499, 1s, 500",
        "500, 500, 0s, 500",
        "60, 0, 1m0s, 60",
        "60, 30, 30s, 60",
        "1000, 990, 45s, 1000",
        "1000, 999, 59.9s, 1000",
        "1000, 400, 2s, 1000",
        "100, 99, 36s, -",
        "500, -, -, 500",
        "500, 400, soon, 500",
        "10000, 9999, 8.64s, -",
        "200, 199, 7m12s, -",
        "200, 0, 1d, -",
        "200, 100, 12h0m0s, -",
        "0, 0, 1s, -",
        "-1, 0, 1s, -",
        "many, 0, 1s, -",
        "99999999999999999999, 0, 1s, -",
        "-, -, -, -",
      })
  void aLimitAMinuteIsReadAndOneADayIsNot(
      @Nullable String limit,
      @Nullable String remaining,
      @Nullable String reset,
      @Nullable Long expected) {
    assertThat(read(limit, remaining, reset).requests()).isEqualTo(expected);
  }

  @Test
  void tokensAreOfInputAndOutputTogether() {
    HttpHeaders headers =
        HttpHeaders.of(Map.of("x-ratelimit-limit-tokens", List.of("30000")), (n, v) -> true);
    assertThat(RateLimitHeaders.of(headers)).isEqualTo(new RateLimits(null, null, null, 30000L));
  }

  @Test
  void anyTextIsReadOrLeft() {
    Random random = new Random(1);
    String letters = "0123456789.dhms -";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      Long limit = read(text.toString(), "1", text.toString()).requests();
      assertThat(limit == null || limit > 0).as(text.toString()).isTrue();
    }
  }
}

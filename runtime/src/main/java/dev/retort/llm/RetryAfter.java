package dev.retort.llm;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads when a provider wants to be asked again. */
public final class RetryAfter {
  /** A day says as much as a year, and no arithmetic on it overflows. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * Reads {@code Retry-After-Ms}, else {@code Retry-After} as seconds or as a date.
   *
   * @param headers of an answer
   * @param now what a date is measured against
   * @return at most a day, never negative; null where nothing sensible is said
   */
  public static @Nullable Duration of(HttpHeaders headers, Instant now) {
    Optional<Duration> wait = headers.firstValue("retry-after-ms").flatMap(text -> millis(text, 1));
    if (wait.isEmpty()) {
      wait = headers.firstValue("retry-after").flatMap(text -> millis(text, 1000));
    }
    if (wait.isEmpty()) {
      wait = headers.firstValue("retry-after").flatMap(text -> date(text, now));
    }
    return wait.orElse(null);
  }

  private static Optional<Duration> millis(String text, int unit) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    BigDecimal millis = new BigDecimal(digits).multiply(BigDecimal.valueOf(unit));
    return Optional.of(
        Duration.ofMillis(millis.min(BigDecimal.valueOf(LONGEST.toMillis())).longValue()));
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant then =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, then);
      if (wait.isNegative()) {
        return Optional.of(Duration.ZERO);
      }
      return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

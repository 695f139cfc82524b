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
   * Reads {@code Retry-After-Ms}, else {@code Retry-After} as seconds or as a date. A date is
   * measured against that of the answer, by the same clock.
   *
   * @param headers of an answer
   * @param now what a date is measured against where the answer has none of its own
   * @return at most a day, never negative; null where nothing sensible is said
   */
  public static @Nullable Duration of(HttpHeaders headers, Instant now) {
    Optional<Duration> wait = headers.firstValue("retry-after-ms").flatMap(text -> millis(text, 1));
    if (wait.isEmpty()) {
      wait = headers.firstValue("retry-after").flatMap(text -> millis(text, 1000));
    }
    if (wait.isEmpty()) {
      Instant sent = headers.firstValue("date").flatMap(RetryAfter::date).orElse(now);
      wait =
          headers.firstValue("retry-after").flatMap(RetryAfter::date).map(at -> between(sent, at));
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

  private static Duration between(Instant now, Instant then) {
    Duration wait = Duration.between(now, then);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

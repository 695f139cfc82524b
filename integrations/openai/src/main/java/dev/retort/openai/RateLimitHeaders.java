package dev.retort.openai;

import dev.retort.http.HeaderCount;
import dev.retort.llm.RateLimits;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an answer tells of the account's limits: {@code x-ratelimit-limit-...}. */
final class RateLimitHeaders {
  private static final Pattern SPAN =
      Pattern.compile(
          "(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m(?!s))?(?:([0-9]{1,9}(?:\\.[0-9]{1,9})?)s)?"
              + "(?:([0-9]{1,9}(?:\\.[0-9]{1,9})?)ms)?");

  /*
   * Some servers fill up little by little, and tell when all will be there again; others begin anew
   * each minute, and tell when that is. Of the first the period can be told from any answer, of the
   * others only that it is no longer ahead than its end.
   */

  /** What is not full again within this is no limit a minute. */
  private static final double LONGEST_MINUTE = 90;

  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;

  private RateLimitHeaders() {}

  /**
   * Reads the limits a minute.
   *
   * @param headers of an answer
   * @return with null for what is not told, or is told of a day
   */
  static RateLimits of(HttpHeaders headers) {
    return new RateLimits(limit(headers, "requests"), null, null, limit(headers, "tokens"));
  }

  private static @Nullable Long limit(HttpHeaders headers, String what) {
    Long limit = HeaderCount.of(headers, "x-ratelimit-limit-" + what);
    if (limit == null || limit == 0) {
      return null;
    }
    Long remaining = HeaderCount.of(headers, "x-ratelimit-remaining-" + what);
    Double reset =
        headers
            .firstValue("x-ratelimit-reset-" + what)
            .map(text -> seconds(text.strip()))
            .orElse(null);
    if (remaining == null || reset == null || remaining >= limit) {
      return limit;
    }
    // So long does it take until all of the limit is there again, if it comes little by little.
    double period = reset / (limit - remaining) * limit;
    boolean isLonger =
        reset > LONGEST_MINUTE
            ? period > LONGEST_MINUTE
            : reset > LONGEST_MINUTE / 60 && (isAbout(period, HOUR) || isAbout(period, DAY));
    return isLonger ? null : limit;
  }

  private static boolean isAbout(double period, double whole) {
    return Math.abs(period - whole) < whole / 10;
  }

  /** A span such as {@code 1h6m0.5s} or {@code 120ms}; null for what is none. */
  private static @Nullable Double seconds(String text) {
    Matcher span = SPAN.matcher(text);
    if (text.isEmpty() || !span.matches()) {
      return null;
    }
    return number(span.group(1)) * 86_400
        + number(span.group(2)) * 3_600
        + number(span.group(3)) * 60
        + number(span.group(4))
        + number(span.group(5)) / 1_000;
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : new BigDecimal(digits).doubleValue();
  }
}

package dev.retort.descriptor;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Numbers as exact decimals of their text, durations as seconds. */
final class Decimals {
  private Decimals() {}

  static @Nullable BigDecimal of(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? new BigDecimal(value.toString()) : null;
    } else if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    } else if (value instanceof Duration duration) {
      return seconds(duration);
    }
    return null;
  }

  static BigDecimal seconds(Duration duration) {
    BigDecimal whole = BigDecimal.valueOf(duration.getSeconds());
    return duration.getNano() == 0
        ? whole
        : whole.add(BigDecimal.valueOf(duration.getNano(), 9)).stripTrailingZeros();
  }
}

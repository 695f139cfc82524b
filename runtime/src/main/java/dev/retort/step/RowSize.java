package dev.retort.step;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much memory a row takes, roughly. Nothing but arithmetic. */
final class RowSize {
  /** What a value takes beside its characters. */
  private static final long EACH = 50;

  private RowSize() {}

  /** Bytes; texts are taken for two a character. */
  static long of(Row row) {
    return of(row.toMap());
  }

  private static long of(@Nullable Object value) {
    if (value instanceof String text) {
      return EACH + 2L * text.length();
    }
    long bytes = EACH;
    if (value instanceof Map<?, ?> map) {
      for (Object each : map.values()) {
        bytes += EACH + of(each);
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        bytes += of(list.get(i));
      }
    }
    return bytes;
  }
}

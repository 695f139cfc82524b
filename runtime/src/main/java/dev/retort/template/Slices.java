package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's slices: {@code [from:to:step]}, negative numbers from the end. */
final class Slices {
  private Slices() {}

  static List<@Nullable Object> of(
      List<@Nullable Object> items, @Nullable Long from, @Nullable Long to, long step) {
    if (step == 0) {
      throw new Refusal("the step of a slice cannot be 0");
    }
    long size = items.size();
    long low = step > 0 ? 0 : -1;
    long high = step > 0 ? size : size - 1;
    long start = from == null ? (step > 0 ? low : high) : clamp(from, size, low, high);
    long end = to == null ? (step > 0 ? high : low) : clamp(to, size, low, high);
    List<@Nullable Object> taken = new ArrayList<>();
    long stride = Math.max(-size - 1, Math.min(size + 1, step));
    for (long i = start; step > 0 ? i < end : i > end; i += stride) {
      taken.add(items.get((int) i));
    }
    return taken;
  }

  private static long clamp(long index, long size, long low, long high) {
    long at = index < 0 ? Math.max(index, -size - 1) + size : index;
    return Math.max(low, Math.min(high, at));
  }

  static String join(List<@Nullable Object> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString();
  }
}

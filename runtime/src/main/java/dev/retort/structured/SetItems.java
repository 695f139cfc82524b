package dev.retort.structured;

import dev.retort.llm.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The items of sets that are the same in JSON though Java tells them apart: 1.0 and 1.00, 0.0 and
 * -0.0. Not safe for use by several threads.
 */
final class SetItems {
  private final IdentityHashMap<Set<?>, Set<Object>> seen = new IdentityHashMap<>();

  /** Whether items of a kind may be the same in JSON and not in Java. */
  static boolean mayDiffer(Object item) {
    return item instanceof BigDecimal
        || item instanceof Double
        || item instanceof Float
        || item instanceof JsonValue
        || item instanceof Collection
        || item instanceof Map;
  }

  /** Notes an item; false if the same was there. */
  boolean add(Set<?> set, Object item) {
    return seen.computeIfAbsent(set, any -> new HashSet<>()).add(same(item));
  }

  private static Object same(Object item) {
    if (item instanceof BigDecimal number) {
      return number.stripTrailingZeros();
    } else if (item instanceof Double number) {
      return number + 0.0; // The only number that changes is -0.0.
    } else if (item instanceof Float number) {
      return number + 0.0f;
    } else if (item instanceof JsonValue value) {
      return SameJson.of(value);
    } else if (item instanceof Collection<?> items) {
      return items.stream().map(SetItems::same).toList();
    } else if (item instanceof Map<?, ?> entries) {
      Map<Object, Object> all = new LinkedHashMap<>();
      entries.forEach((key, value) -> all.put(key, same(value)));
      return all;
    }
    return item;
  }
}

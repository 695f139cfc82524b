package dev.retort.processor.emit;

import dev.retort.descriptor.Constraint;
import dev.retort.processor.check.Json;
import dev.retort.processor.check.PortablePattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Constraints as keywords of JSON Schema. */
final class SchemaLimits {
  private SchemaLimits() {}

  /** A whole number within bounds. */
  static void range(Map<String, @Nullable Object> schema, long min, long max) {
    schema.put("type", "integer");
    schema.put("minimum", Json.Num.of(min));
    schema.put("maximum", Json.Num.of(max));
  }

  /**
   * Adds constraints.
   *
   * @param unit what a size counts: Length, Items or Properties
   */
  static void add(Map<String, @Nullable Object> schema, List<Constraint> constraints, String unit) {
    List<Object> patterns = new ArrayList<>();
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Bound b) {
        String key =
            b.lower()
                ? (b.inclusive() ? "minimum" : "exclusiveMinimum")
                : (b.inclusive() ? "maximum" : "exclusiveMaximum");
        limit(schema, key, new Json.Num(b.value().toString()), b.lower());
      } else if (constraint instanceof Constraint.Size s) {
        limit(schema, "min" + unit, Json.Num.of(s.min()), true);
        if (s.max() != Integer.MAX_VALUE) {
          limit(schema, "max" + unit, Json.Num.of(s.max()), false);
        }
      } else if (constraint instanceof Constraint.NotEmpty) {
        limit(schema, "min" + unit, Json.Num.of(1), true);
      } else if (constraint instanceof Constraint.NotBlank) {
        patterns.add(Collections.singletonMap("pattern", "\\S"));
      } else if (constraint instanceof Constraint.Matches m && PortablePattern.is(m.regex())) {
        patterns.add(Collections.singletonMap("pattern", "^(?:" + m.regex().pattern() + ")$"));
      }
    }
    if (patterns.size() == 1) {
      schema.putAll(only(patterns.get(0)));
    } else if (!patterns.isEmpty()) {
      schema.put("allOf", patterns);
    }
  }

  /** Adds a limit; of several of one keyword the one that says more stays. */
  private static void limit(
      Map<String, @Nullable Object> schema, String key, Json.Num limit, boolean lower) {
    if (schema.get(key) instanceof Json.Num other) {
      int order = new BigDecimal(limit.text()).compareTo(new BigDecimal(other.text()));
      if (lower ? order <= 0 : order >= 0) {
        return;
      }
    }
    schema.put(key, limit);
  }

  @SuppressWarnings("unchecked") // Made above.
  private static Map<String, Object> only(Object pattern) {
    return (Map<String, Object>) pattern;
  }
}

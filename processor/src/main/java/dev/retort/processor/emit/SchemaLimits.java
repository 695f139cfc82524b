package dev.retort.processor.emit;

import dev.retort.descriptor.Constraint;
import dev.retort.processor.check.Json;
import dev.retort.processor.check.PortablePattern;
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
        schema.put(key, new Json.Num(b.value().toString()));
      } else if (constraint instanceof Constraint.Size s) {
        if (s.min() > 0 || !schema.containsKey("min" + unit)) {
          schema.put("min" + unit, Json.Num.of(s.min()));
        }
        if (s.max() != Integer.MAX_VALUE) {
          schema.put("max" + unit, Json.Num.of(s.max()));
        }
      } else if (constraint instanceof Constraint.NotEmpty) {
        schema.merge(
            "min" + unit, Json.Num.of(1), (old, one) -> old.equals(Json.Num.of(0)) ? one : old);
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

  @SuppressWarnings("unchecked") // Made above.
  private static Map<String, Object> only(Object pattern) {
    return (Map<String, Object>) pattern;
  }
}

package dev.retort.processor.contract;

import dev.retort.descriptor.Constraint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a config may no longer hold, and how to allow it again.
 *
 * @param what the change
 * @param mend what to do in the source
 */
record Narrowing(String what, String mend) {
  private static final int MAX_DIGITS = 1000;
  private static final List<String> FRACTIONS = List.of("float", "double", "decimal");
  private static final Map<String, List<Constraint>> RANGES =
      Map.of(
          "byte", range(Byte.MIN_VALUE, Byte.MAX_VALUE),
          "short", range(Short.MIN_VALUE, Short.MAX_VALUE),
          "int", range(Integer.MIN_VALUE, Integer.MAX_VALUE),
          "long", range(Long.MIN_VALUE, Long.MAX_VALUE));

  /** All that were allowed and are not: of the value itself, not of its parts. */
  static List<Narrowing> between(Promise before, Promise now) {
    List<Narrowing> all = new ArrayList<>();
    if (!takesType(before, now)) {
      return List.of(
          new Narrowing(
              shown(before) + " became " + shown(now),
              "declare it as " + shown(before) + " again"));
    }
    if (before.type().equals("enum") && now.type().equals("enum")) {
      before.choices().stream()
          .filter(c -> !now.choices().contains(c))
          .forEach(
              c ->
                  all.add(
                      new Narrowing("\"" + c + "\" is gone", "bring back the constant for it")));
    }
    for (Constraint limit : now.limits()) {
      if (!implies(before, limit)) {
        all.add(new Narrowing("it " + limit.rule() + " now", mend(before, limit)));
      }
    }
    boolean told = now.required() && !before.required();
    if (before.nullable() && !now.nullable() && !told) {
      all.add(new Narrowing("null is refused now", "add @Nullable"));
    }
    if (before.runtime() && !now.runtime()) {
      all.add(new Narrowing("it cannot change at run time now", "make it a @RuntimeParam again"));
    }
    return all;
  }

  private static String shown(Promise promise) {
    return promise.type().equals("llm") ? promise.choices().get(0) : promise.type();
  }

  private static boolean takesType(Promise before, Promise now) {
    String from = before.type();
    String to = now.type();
    if (RANGES.containsKey(from) && RANGES.containsKey(to)) {
      return RANGES.getOrDefault(to, List.of()).stream().allMatch(end -> implies(before, end));
    } else if (FRACTIONS.contains(to)) {
      return RANGES.containsKey(from)
          || (FRACTIONS.contains(from) && FRACTIONS.indexOf(from) <= FRACTIONS.indexOf(to));
    } else if (from.equals("llm") && to.equals("llm")) {
      return before.choices().equals(now.choices()) || now.choices().contains("dev.retort.llm.LLM");
    }
    return from.equals(to)
        || switch (to) {
          case "json" -> !Set.of("secret", "llm").contains(from);
          case "string" -> Set.of("char", "uri", "path", "enum").contains(from);
          case "path" -> from.equals("string");
          case "list" -> from.equals("set");
          default -> false;
        };
  }

  /** Whether all that was allowed satisfies a limit. */
  private static boolean implies(Promise before, Constraint limit) {
    if (limit instanceof Constraint.Bound bound) {
      boolean whole = RANGES.containsKey(before.type());
      List<Constraint> all = new ArrayList<>(before.limits());
      all.addAll(RANGES.getOrDefault(before.type(), List.of()));
      return all.stream()
          .anyMatch(l -> l instanceof Constraint.Bound old && implies(old, bound, whole));
    } else if (limit instanceof Constraint.Size size) {
      return least(before) >= size.min() && most(before) <= size.max();
    } else if (limit instanceof Constraint.NotEmpty) {
      return least(before) > 0;
    } else if (limit instanceof Constraint.NotBlank) {
      return before.type().equals("enum")
          || before.limits().stream().anyMatch(l -> l instanceof Constraint.NotBlank);
    }
    return limit instanceof Constraint.Matches matches
        && before.limits().stream()
            .anyMatch(l -> l instanceof Constraint.Matches old && isSame(old, matches));
  }

  private static boolean isSame(Constraint.Matches one, Constraint.Matches other) {
    return one.regex().pattern().equals(other.regex().pattern())
        && one.regex().flags() == other.regex().flags();
  }

  private static boolean implies(Constraint.Bound old, Constraint.Bound now, boolean whole) {
    if (old.lower() != now.lower()) {
      return false;
    }
    int order = end(old, whole).compareTo(end(now, whole));
    boolean closed = whole || now.inclusive() || !old.inclusive();
    return order == 0 ? closed : now.lower() == order > 0;
  }

  /** The bound; among whole numbers the last one that it allows. */
  private static BigDecimal end(Constraint.Bound bound, boolean whole) {
    if (!whole || Math.abs((long) bound.value().scale()) > MAX_DIGITS) {
      return bound.value(); // 1e999999999 has more digits than can be written out.
    }
    BigDecimal end =
        bound.value().setScale(0, bound.lower() ? RoundingMode.CEILING : RoundingMode.FLOOR);
    boolean beside = bound.inclusive() || end.compareTo(bound.value()) != 0;
    return beside ? end : end.add(BigDecimal.valueOf(bound.lower() ? 1 : -1));
  }

  private static int least(Promise promise) {
    int least = Set.of("char", "enum").contains(promise.type()) ? 1 : 0;
    for (Constraint limit : promise.limits()) {
      least =
          Math.max(
              least,
              limit instanceof Constraint.Size s
                  ? s.min()
                  : limit instanceof Constraint.NotEmpty || limit instanceof Constraint.NotBlank
                      ? 1
                      : 0);
    }
    return least;
  }

  private static int most(Promise promise) {
    int most = promise.type().equals("char") ? 1 : Integer.MAX_VALUE;
    for (Constraint limit : promise.limits()) {
      most = limit instanceof Constraint.Size s ? Math.min(most, s.max()) : most;
    }
    return most;
  }

  private static String mend(Promise before, Constraint limit) {
    for (Constraint old : before.limits()) {
      if (old instanceof Constraint.Bound o
          && limit instanceof Constraint.Bound n
          && o.lower() == n.lower()) {
        return "write " + annotation(o) + " in its place";
      } else if (old instanceof Constraint.Size o && limit instanceof Constraint.Size) {
        return "write " + annotation(o) + " in its place";
      }
    }
    return "drop that constraint";
  }

  private static String annotation(Constraint.Bound bound) {
    String name = bound.lower() ? "@DecimalMin(" : "@DecimalMax(";
    String text = "\"" + bound.text() + "\"";
    return name + (bound.inclusive() ? text : "value = " + text + ", inclusive = false") + ")";
  }

  private static String annotation(Constraint.Size size) {
    String max = size.max() == Integer.MAX_VALUE ? "" : "max = " + size.max();
    String min = size.min() == 0 && !max.isEmpty() ? "" : "min = " + size.min();
    return "@Size(" + min + (min.isEmpty() || max.isEmpty() ? "" : ", ") + max + ")";
  }

  private static List<Constraint> range(long min, long max) {
    return List.of(
        Constraint.lower(Long.toString(min), true), Constraint.upper(Long.toString(max), true));
  }
}

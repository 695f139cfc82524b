package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Jinja's filters by name. All of them are here, in {@link TextFilters} or {@link ListFilters}. */
final class Filters {
  /** The names of each filter's arguments; sorted, so that suggestions do not depend on chance. */
  static final SortedMap<String, List<String>> PARAMETERS = parameters();

  private Filters() {}

  private static SortedMap<String, List<String>> parameters() {
    SortedMap<String, List<String>> all = new TreeMap<>();
    all.put("abs", List.of());
    all.put("d", List.of("default_value", "boolean"));
    all.put("default", List.of("default_value", "boolean"));
    all.put("float", List.of("default"));
    all.put("int", List.of("default"));
    all.put("round", List.of("precision", "method"));
    all.putAll(TextFilters.PARAMETERS);
    all.putAll(ListFilters.PARAMETERS);
    return all;
  }

  /** What is wrong with the arguments of a call; empty if nothing is. */
  static String problem(String filter, int placed, Set<String> named) {
    List<String> parameters = PARAMETERS.getOrDefault(filter, List.of());
    if (parameters.equals(ListFilters.ANY)) {
      return "";
    }
    String has = "the filter \"" + filter + "\" ";
    has += parameters.isEmpty() ? "takes no arguments" : "takes " + String.join(", ", parameters);
    if (placed > parameters.size() || !parameters.containsAll(named)) {
      return has;
    }
    for (String name : parameters.subList(0, placed)) {
      if (named.contains(name)) {
        return "\"" + name + "\" is given twice";
      }
    }
    return "";
  }

  static @Nullable Object apply(String filter, @Nullable Object value, Arguments arguments) {
    if (TextFilters.PARAMETERS.containsKey(filter)) {
      return TextFilters.apply(filter, value, arguments);
    } else if (ListFilters.PARAMETERS.containsKey(filter)) {
      return ListFilters.apply(filter, value, arguments);
    }
    return switch (filter) {
      case "abs" -> abs(value, arguments.budget());
      case "int" -> integer(value, arguments);
      case "float" -> real(value, arguments);
      case "round" -> round(value, arguments);
      default -> otherwise(value, arguments);
    };
  }

  private static @Nullable Object otherwise(@Nullable Object value, Arguments arguments) {
    boolean missing =
        value == PlainData.MISSING
            || (arguments.flag(1, "boolean", false) && !PlainData.isTrue(value));
    if (!missing) {
      return value;
    }
    Object given = arguments.get(0, "default_value");
    return given == PlainData.MISSING ? "" : given;
  }

  private static Object abs(@Nullable Object value, Budget budget) {
    number("abs", value);
    return PlainData.order(value, 0L, budget) < 0
        ? Arithmetic.apply("-", 0L, value, budget)
        : Arithmetic.apply("+", value, 0L, budget);
  }

  private static @Nullable Object integer(@Nullable Object value, Arguments arguments) {
    notMissing("int", value);
    Object read = value instanceof String text ? Numbers.read(text) : value;
    if (read instanceof Double number) {
      return Double.isNaN(number) || Double.isInfinite(number)
          ? fallback(arguments, 0L)
          : PlainData.integer(new BigDecimal(number).toBigInteger());
    } else if (read != null && PlainData.isNumber(read)) {
      return PlainData.integer(PlainData.big(read));
    }
    return fallback(arguments, 0L);
  }

  private static @Nullable Object real(@Nullable Object value, Arguments arguments) {
    notMissing("float", value);
    Object read = value instanceof String text ? Numbers.read(text) : value;
    if (read != null && PlainData.isNumber(read)) {
      return PlainData.real(read);
    }
    return fallback(arguments, 0.0);
  }

  private static @Nullable Object fallback(Arguments arguments, Object otherwise) {
    Object given = arguments.get(0, "default");
    return given == PlainData.MISSING ? otherwise : given;
  }

  private static Object round(@Nullable Object value, Arguments arguments) {
    number("round", value);
    Object number = Objects.requireNonNull(value);
    long precision = arguments.integer(0, "precision", 0);
    String method = arguments.text(1, "method", "common");
    return number instanceof Double || !method.equals("common")
        ? Numbers.round(PlainData.real(number), precision, method)
        : Numbers.round(PlainData.big(number), precision);
  }

  private static void notMissing(String filter, @Nullable Object value) {
    if (value == PlainData.MISSING) {
      PlainData.present("the value for the filter \"" + filter + "\"", value);
    }
  }

  private static void number(String filter, @Nullable Object value) {
    if (!PlainData.isNumber(value)) {
      throw new Refusal(
          "the filter \"" + filter + "\" takes a number, not " + PlainData.kind(value));
    }
  }
}

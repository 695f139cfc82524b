package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Jinja's filters by name. All of them are here, in {@link TextFilters} or {@link ListFilters}. */
final class Filters {
  /** All names; sorted, so that suggestions do not depend on chance. */
  static final Set<String> NAMES = names();

  private Filters() {}

  private static Set<String> names() {
    Set<String> names = new TreeSet<>(Set.of("abs", "d", "default", "float", "int", "round"));
    names.addAll(TextFilters.NAMES);
    names.addAll(ListFilters.NAMES);
    return names;
  }

  static @Nullable Object apply(String filter, @Nullable Object value, Arguments arguments) {
    if (TextFilters.NAMES.contains(filter)) {
      return TextFilters.apply(filter, value, arguments);
    } else if (ListFilters.NAMES.contains(filter)) {
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

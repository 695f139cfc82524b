package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Jinja's tests ({@code x is defined}) and comparisons. */
final class Tests {
  /** Tests of one value against another. */
  static final Set<String> WITH_ARGUMENT =
      Set.of(
          "divisibleby",
          "eq",
          "equalto",
          "ge",
          "greaterthan",
          "gt",
          "in",
          "le",
          "lessthan",
          "lt",
          "ne",
          "sameas");

  /** All names; sorted, so that suggestions do not depend on chance. */
  static final SortedSet<String> NAMES = names();

  private Tests() {}

  private static SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(WITH_ARGUMENT);
    names.addAll(
        Set.of(
            "boolean",
            "defined",
            "even",
            "false",
            "float",
            "integer",
            "iterable",
            "lower",
            "mapping",
            "none",
            "number",
            "odd",
            "sequence",
            "string",
            "true",
            "undefined",
            "upper"));
    return names;
  }

  static boolean test(
      String test, @Nullable Object value, List<@Nullable Object> arguments, Budget budget) {
    return switch (test) {
      case "defined" -> value != PlainData.MISSING;
      case "undefined" -> value == PlainData.MISSING;
      case "none" -> value == null;
      case "boolean" -> value instanceof Boolean;
      case "true" -> Boolean.TRUE.equals(value);
      case "false" -> Boolean.FALSE.equals(value);
      case "integer" -> PlainData.isInteger(value);
      case "float" -> value instanceof Double;
      case "number" -> PlainData.isNumber(value);
      case "string" -> value instanceof String;
      case "mapping" -> value instanceof Map;
      case "sequence", "iterable" ->
          value instanceof List || value instanceof Map || value instanceof String;
      case "lower" -> isCased(PlainData.print(value, budget), true);
      case "upper" -> isCased(PlainData.print(value, budget), false);
      case "even" -> isZero(Arithmetic.apply("%", value, 2L, budget));
      case "odd" -> PlainData.equal(Arithmetic.apply("%", value, 2L, budget), 1L, budget);
      case "divisibleby" -> isZero(Arithmetic.apply("%", value, only(test, arguments), budget));
      case "sameas" -> same(value, only(test, arguments));
      default -> compare(operator(test), value, only(test, arguments), budget);
    };
  }

  private static String operator(String test) {
    return switch (test) {
      case "eq", "equalto" -> "==";
      case "ne" -> "!=";
      case "lt", "lessthan" -> "<";
      case "le" -> "<=";
      case "gt", "greaterthan" -> ">";
      case "ge" -> ">=";
      default -> test;
    };
  }

  static boolean compare(
      String operator, @Nullable Object left, @Nullable Object right, Budget budget) {
    return switch (operator) {
      case "==" -> PlainData.equal(left, right, budget);
      case "!=" -> !PlainData.equal(left, right, budget);
      case "<" -> PlainData.order(left, right, budget) < 0;
      case "<=" -> PlainData.order(left, right, budget) <= 0;
      case ">" -> PlainData.order(left, right, budget) > 0;
      case ">=" -> PlainData.order(left, right, budget) >= 0;
      case "not in" -> !contains(right, left, budget);
      default -> contains(right, left, budget);
    };
  }

  private static boolean contains(@Nullable Object whole, @Nullable Object part, Budget budget) {
    if (whole instanceof String text) {
      if (!(part instanceof String piece)) {
        throw new Refusal(PlainData.kind(part) + " cannot be in a text");
      }
      budget.search(text, piece);
      return text.contains(piece);
    } else if (whole instanceof Map<?, ?> map) {
      return part instanceof String && map.containsKey(part);
    } else if (whole instanceof List<?> list) {
      return list.stream().anyMatch(item -> PlainData.equal(PlainData.of(item), part, budget));
    }
    if (whole == PlainData.MISSING) {
      return false;
    }
    throw new Refusal("nothing can be in " + PlainData.kind(whole));
  }

  private static @Nullable Object only(String test, List<@Nullable Object> arguments) {
    if (arguments.size() != 1) {
      throw new Refusal("the test \"" + test + "\" takes one argument");
    }
    return arguments.get(0);
  }

  private static boolean isZero(Object value) {
    return PlainData.real(value) == 0;
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    return a == null ? b == null : a.equals(b);
  }

  private static boolean isCased(String text, boolean lower) {
    return text.codePoints().anyMatch(Character::isLetter)
        && text.codePoints()
            .filter(Character::isLetter)
            .noneMatch(lower ? Character::isUpperCase : Character::isLowerCase);
  }
}

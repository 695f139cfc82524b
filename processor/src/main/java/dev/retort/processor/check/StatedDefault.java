package dev.retort.processor.check;

import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.ScalarText;
import dev.retort.processor.model.TypeModel;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the default that a text names: "defaults to X", "default: X", "(default X)". */
final class StatedDefault {
  private static final String UNIT = "ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?";
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<open>\\()?\\b(?i:default)(?<verb>s? to |: ?| )"
              + "(?<value>\"[^\"]*\"|'[^']*'|`[^`]*`"
              + "|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\\.[0-9]+)?|[^\\s,;()]+)"
              + ("(?<unit> ?(?:" + UNIT + ")\\b)?")
              + "(?<rest>.?)");
  private static final Pattern QUOTED = Pattern.compile("([\"'`])(.*)\\1");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9][0-9_,]*(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");

  private StatedDefault() {}

  /**
   * Compares a text with a default.
   *
   * @param real the default; null for none
   * @return what the text says if it differs; null if it says nothing or the same
   */
  static @Nullable String contradiction(TypeModel type, String text, @Nullable String real) {
    TypeModel inner = type instanceof TypeModel.OptionalOf t ? t.value() : type;
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      String word = named.group("value");
      Matcher quotes = QUOTED.matcher(word);
      boolean quoted = quotes.matches();
      String said = quoted ? quotes.group(2) : word.replaceAll("[.!?:]+$", "");
      boolean told = named.group("open") != null || !named.group("verb").equals(" ");
      boolean last = !word.equals(said) || !named.group("rest").equals(" ");
      String unit = named.group("unit") == null ? "" : named.group("unit").strip();
      if (isValue(inner, said, quoted, told && last) && !same(inner, said, unit, real)) {
        return (said + " " + unit).strip();
      }
    }
    return null;
  }

  /** Whether a word is meant as a value of a type, rather than as prose. */
  private static boolean isValue(TypeModel type, String said, boolean quoted, boolean last) {
    if (type instanceof TypeModel.EnumOf t) {
      return ScalarText.constant(t.constants(), said) >= 0
          || t.constants().stream().anyMatch(said::equalsIgnoreCase)
          || quoted;
    } else if (type instanceof TypeModel.ScalarOf t) {
      return switch (t.scalar()) {
        case BOOLEAN -> said.matches("(?i)true|false");
        case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL, DURATION ->
            NUMBER.matcher(said).matches();
        case STRING, CHAR, URI, PATH ->
            quoted || last || said.chars().anyMatch(c -> !Character.isLetter(c));
        default -> false;
      };
    }
    return false;
  }

  private static boolean same(TypeModel type, String said, String unit, @Nullable String real) {
    if (real == null) {
      return false;
    } else if (real.isEmpty() && said.matches("(?i)empty|none|nothing|blank")) {
      return true;
    } else if (type instanceof TypeModel.ScalarOf t) {
      return switch (t.scalar()) {
        case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> number(said).equals(number(real));
        case DURATION -> seconds(said, unit).equals(duration(real));
        case STRING, CHAR, URI, PATH -> said.equals(real) || (said + " " + unit).equals(real);
        default -> said.equalsIgnoreCase(real);
      };
    }
    return said.equalsIgnoreCase(real);
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(ungrouped(text)).stripTrailingZeros();
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static Object seconds(String said, String unit) {
    BigDecimal one =
        switch (unit.isEmpty() ? "s" : unit.toLowerCase(Locale.ROOT).replaceAll("s$", "")) {
          case "m", "min", "minute" -> new BigDecimal(unit.equals("ms") ? "0.001" : "60");
          case "millisecond" -> new BigDecimal("0.001");
          case "h", "hour" -> new BigDecimal(3600);
          default -> BigDecimal.ONE;
        };
    return new BigDecimal(ungrouped(said)).multiply(one).stripTrailingZeros();
  }

  /** A number without what groups its digits for readers. */
  private static String ungrouped(String number) {
    return number.replaceAll("[_,]", "");
  }

  private static Object duration(String real) {
    try {
      Object value = ScalarText.parse(Scalar.DURATION, real);
      return value instanceof java.time.Duration d
          ? ScalarText.seconds(d).stripTrailingZeros()
          : real;
    } catch (ScalarText.Malformed e) {
      return real;
    }
  }
}

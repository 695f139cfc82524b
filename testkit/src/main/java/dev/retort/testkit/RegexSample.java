package dev.retort.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that match a regular expression: literals, classes, groups, alternatives and repetitions;
 * neither look-around nor back references. One thread at a time.
 */
final class RegexSample {
  private static final int TRIES = 100;

  /** A part of an expression that writes a text of its own. */
  private interface Part {
    void write(StringBuilder text, Random random);
  }

  private final String regex;
  private final int spread;
  private int at;

  private RegexSample(String regex, int spread) {
    this.regex = regex;
    this.spread = spread;
  }

  /**
   * A text that matches as a whole.
   *
   * @param pattern the expression, in Java's dialect
   * @param random of chance
   * @return the text; null if none was found
   */
  static @Nullable String of(Pattern pattern, Random random) {
    return of(pattern.pattern(), 8, random, text -> pattern.matcher(text).matches());
  }

  /**
   * A text that matches as a whole.
   *
   * @param regex the expression
   * @param spread how many more than the least there are of what has no bound
   * @param random of chance
   * @param matches whether a text matches the expression in its dialect
   * @return the text; null if none was found
   */
  static @Nullable String of(String regex, int spread, Random random, Predicate<String> matches) {
    Part whole;
    try {
      RegexSample parser = new RegexSample(regex, spread);
      whole = parser.alternatives();
      if (parser.at < parser.regex.length()) {
        return null;
      }
    } catch (Unsupported e) {
      return null;
    }
    for (int i = 0; i < TRIES; i++) {
      StringBuilder text = new StringBuilder();
      whole.write(text, random);
      if (matches.test(text.toString())) {
        return text.toString();
      }
    }
    return null;
  }

  /** The expression says what is not understood here. */
  private static final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private Part alternatives() throws Unsupported {
    List<Part> all = new ArrayList<>();
    all.add(sequence());
    while (peek() == '|') {
      at++;
      all.add(sequence());
    }
    return (text, random) -> all.get(random.nextInt(all.size())).write(text, random);
  }

  private Part sequence() throws Unsupported {
    List<Part> all = new ArrayList<>();
    while (peek() >= 0 && peek() != '|' && peek() != ')') {
      all.add(repeated(atom()));
    }
    return (text, random) -> all.forEach(part -> part.write(text, random));
  }

  private Part repeated(Part part) throws Unsupported {
    int min;
    int max;
    switch (peek()) {
      case '?' -> {
        min = 0;
        max = 1;
        at++;
      }
      case '*' -> {
        min = 0;
        max = min + spread;
        at++;
      }
      case '+' -> {
        min = 1;
        max = min + spread;
        at++;
      }
      case '{' -> {
        int end = regex.indexOf('}', at);
        String[] bounds = regex.substring(at + 1, Math.max(at + 1, end)).split(",", -1);
        if (end < 0 || !bounds[0].matches("[0-9]{1,5}")) {
          throw new Unsupported();
        }
        min = Integer.parseInt(bounds[0]);
        max = bounds.length == 1 ? min : bounds[1].isEmpty() ? min + spread : number(bounds[1]);
        at = end + 1;
      }
      default -> {
        return part;
      }
    }
    if (peek() == '?' || peek() == '+') {
      at++;
    }
    int least = min;
    int more = Math.max(0, max - min);
    return repeated(
        (text, random) -> {
          for (int i = least + random.nextInt(more + 1); i > 0; i--) {
            part.write(text, random);
          }
        });
  }

  private static int number(String digits) throws Unsupported {
    if (!digits.matches("[0-9]{1,5}")) {
      throw new Unsupported();
    }
    return Integer.parseInt(digits);
  }

  private Part atom() throws Unsupported {
    int c = regex.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case '(' -> group();
      case '[' -> oneOf(charClass());
      case '.' -> oneOf(any -> any != '\n');
      case '^', '$' -> (text, random) -> {};
      case '\\' -> escape();
      case '*', '+', '?' -> throw new Unsupported();
      default -> (text, random) -> text.appendCodePoint(c);
    };
  }

  private Part group() throws Unsupported {
    if (peek() == '?') {
      if (regex.startsWith("?:", at)) {
        at += 2;
      } else if (regex.startsWith("?<", at) && !regex.matches("(?s).{" + at + "}\\?<[=!].*")) {
        at = regex.indexOf('>', at) + 1;
      } else {
        throw new Unsupported();
      }
    }
    Part inner = alternatives();
    if (peek() != ')') {
      throw new Unsupported();
    }
    at++;
    return inner;
  }

  private Part escape() throws Unsupported {
    if (at >= regex.length()) {
      throw new Unsupported();
    }
    int c = regex.charAt(at++);
    if (c == 'b' || c == 'A' || c == 'z' || c == 'Z') {
      return (text, random) -> {};
    }
    IntPredicate known = named(c);
    if (known != null) {
      return oneOf(known);
    }
    int literal = literal(c);
    return (text, random) -> text.append((char) literal);
  }

  private static @Nullable IntPredicate named(int c) {
    IntPredicate digit = x -> x >= '0' && x <= '9';
    IntPredicate word = x -> x == '_' || digit.test(x) || letter(x);
    IntPredicate space = x -> x == ' ' || x == '\t' || x == '\n';
    return switch (c) {
      case 'd' -> digit;
      case 'D' -> digit.negate();
      case 'w' -> word;
      case 'W' -> word.negate();
      case 's' -> space;
      case 'S' -> space.negate();
      default -> null;
    };
  }

  private static boolean letter(int x) {
    return (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z');
  }

  private static int literal(int c) throws Unsupported {
    if (c == 'n') {
      return '\n';
    } else if (c == 't') {
      return '\t';
    } else if (letter(c) || Character.isDigit(c)) {
      throw new Unsupported();
    }
    return c;
  }

  private IntPredicate charClass() throws Unsupported {
    boolean negated = peek() == '^';
    if (negated) {
      at++;
    }
    IntPredicate all = x -> false;
    while (peek() != ']') {
      if (peek() < 0 || peek() == '[' || regex.startsWith("&&", at)) {
        throw new Unsupported();
      }
      all = all.or(member());
    }
    at++;
    return negated ? all.negate() : all;
  }

  private IntPredicate member() throws Unsupported {
    int c = regex.charAt(at++);
    if (c == '\\') {
      int escaped = regex.charAt(at++);
      IntPredicate known = named(escaped);
      if (known != null) {
        return known;
      }
      c = literal(escaped);
    }
    int from = c;
    if (peek() == '-' && at + 1 < regex.length() && regex.charAt(at + 1) != ']') {
      at++;
      int to = regex.charAt(at++);
      int last = to == '\\' ? literal(regex.charAt(at++)) : to;
      return x -> x >= from && x <= last;
    }
    return x -> x == from;
  }

  /** One of the printable characters of ASCII, or a line end or a tab where nothing else fits. */
  private static Part oneOf(IntPredicate allowed) throws Unsupported {
    List<Character> fit = new ArrayList<>();
    for (char c = 'a'; c <= 'z'; c++) {
      add(fit, allowed, c);
    }
    for (char c = ' '; c < 'a'; c++) {
      add(fit, allowed, c);
    }
    for (char c = '{'; c <= '\u00ff'; c++) {
      add(fit, allowed, c == '\u007f' ? '~' : c);
    }
    add(fit, allowed, '\n');
    add(fit, allowed, '\t');
    if (fit.isEmpty()) {
      throw new Unsupported();
    }
    return (text, random) -> text.append(fit.get(random.nextInt(fit.size())).charValue());
  }

  private static void add(List<Character> fit, IntPredicate allowed, char c) {
    if (allowed.test(c)) {
      fit.add(c);
    }
  }

  private int peek() {
    return at < regex.length() ? regex.charAt(at) : -1;
  }
}

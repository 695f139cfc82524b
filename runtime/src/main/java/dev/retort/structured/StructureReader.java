package dev.retort.structured;

import dev.retort.descriptor.Suggest;
import dev.retort.llm.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads strict JSON (RFC 8259) in one pass, for generated code, which says what it expects next.
 * What it does not find it tells with the path to the place. Not safe for use by several threads.
 */
public final class StructureReader {
  private static final int MAX_DEPTH = 500;
  private static final int MAX_DIGITS = 1_000;

  /** So that no sum of an exponent and of digits leaves an int. */
  private static final int MAX_EXPONENT_DIGITS = 9;

  /** Digits before the point; a long has no more. */
  private static final int MAX_DURATION_DIGITS = 19;

  /** Powers of ten that a double holds exactly. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private final String text;
  private final int length;
  private final String type;
  private int at;
  private @Nullable SetItems sets;

  StructureReader(String json, String type) {
    this.text = json;
    this.length = json.length();
    this.type = type;
    this.at = space(0);
    if (at == length) {
      throw malformed(at, "the text is empty");
    }
  }

  /** Starts at a place, which needs no name: what comes there was read before. */
  StructureReader(String json, int at) {
    this.text = json;
    this.length = json.length();
    this.type = "";
    this.at = at;
  }

  // ---- objects

  /**
   * Goes to the value of the next property.
   *
   * @param names that the object may have
   * @param last the property whose value was read last; -1 before the first
   * @return the place of the next one's name; -1 after the last, behind the object
   */
  public int next(Names names, int last) {
    int i = enter('{', '}', last < 0, "an object");
    if (i < 0) {
      return -1;
    }
    int guess = last + 1;
    if (guess < names.size() && is(names.quoted(guess), i)) {
      colon(i + names.quoted(guess).length());
      return guess;
    }
    return search(names, i);
  }

  /** Looks for the name at a place among all. */
  private int search(Names names, int start) {
    at = start;
    int found = name(names);
    if (found < 0) {
      String name = anyName();
      found = names.index(name);
      if (found < 0) {
        throw failure(start, unknown("the property", name, names.all()));
      }
    }
    colon(at);
    return found;
  }

  /**
   * Notes a property.
   *
   * @param names of the object
   * @param name the place of its name
   * @param seen the properties so far among its 64, a bit for each
   * @return those with this one
   */
  public long once(Names names, int name, long seen) {
    long bit = 1L << name;
    if ((seen & bit) != 0) {
      throw failure(at, "the property is given twice");
    }
    return seen | bit;
  }

  /**
   * Checks that an object that ended had what it must have.
   *
   * @param names of the object
   * @param word which 64 of them, from 0
   * @param seen the properties that were there
   */
  public void complete(Names names, int word, long seen) {
    long missing = names.required(word) & ~seen;
    if (missing != 0) {
      String name = names.get(word * 64 + Long.numberOfTrailingZeros(missing));
      throw failure(at - 1, "the property \"" + name + "\" is missing");
    }
  }

  /**
   * Tells which of several records stands here, without reading it.
   *
   * @param property the one that tells
   * @param kinds its values
   * @return the place of the value
   */
  public int kind(Names property, Names kinds) {
    int start = at;
    String name = property.get(0);
    int i = enter('{', '}', true, "an object");
    while (i >= 0) {
      at = i;
      boolean found = is(property.quoted(0), i);
      if (found) {
        colon(i + property.quoted(0).length());
      } else {
        found = name.equals(anyName());
        colon(at);
      }
      if (found) {
        int kind = choice(kinds, kinds.all());
        at = start;
        return kind;
      }
      skip(0);
      i = enter('{', '}', false, "an object");
    }
    throw failure(at - 1, "the property \"" + name + "\" is missing");
  }

  /**
   * Reads the next key of a map.
   *
   * @param first whether none was read
   * @return the key, its value being next; null after the last, behind the map
   */
  public @Nullable String key(boolean first) {
    int i = enter('{', '}', first, "an object");
    if (i < 0) {
      return null;
    }
    at = i;
    String key = anyName();
    colon(at);
    return key;
  }

  /**
   * Puts an entry into a map.
   *
   * @param <V> type of the values
   * @param map so far
   * @param key of the entry
   * @param value of the entry
   */
  public <V> void put(Map<String, V> map, String key, V value) {
    if (map.put(key, value) != null) {
      throw failure(at - 1, "the property is given twice");
    }
  }

  // ---- arrays

  /**
   * Goes to the next item of an array.
   *
   * @param first whether none was read
   * @return whether there is one; if not, the reader is behind the array
   */
  public boolean item(boolean first) {
    int i = enter('[', ']', first, "an array");
    at = i < 0 ? at : i;
    return i >= 0;
  }

  /**
   * Adds an item to a set. Numbers that differ in how they are written alone are the same item.
   *
   * @param <V> type of the items
   * @param set so far
   * @param item the item read last
   */
  public <V> void add(java.util.Set<V> set, V item) {
    if (!set.add(item) || (SetItems.mayDiffer(item) && !items().add(set, item))) {
      throw failure(at - 1, "the item is given twice");
    }
  }

  private SetItems items() {
    SetItems items = sets;
    if (items == null) {
      items = new SetItems();
      sets = items;
    }
    return items;
  }

  // ---- scalars

  /**
   * Passes over a null.
   *
   * @return whether there is one
   */
  public boolean isNull() {
    if (peek(at) == 'n') {
      word("null");
      return true;
    }
    return false;
  }

  /**
   * Reads a boolean.
   *
   * @return which
   */
  public boolean bool() {
    char c = peek(at);
    if (c == 't') {
      word("true");
      return true;
    } else if (c == 'f') {
      word("false");
      return false;
    }
    throw expected("true or false");
  }

  /**
   * Reads a whole number.
   *
   * @return the number
   */
  public byte byteValue() {
    return (byte) whole(Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /**
   * Reads a whole number.
   *
   * @return the number
   */
  public short shortValue() {
    return (short) whole(Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /**
   * Reads a whole number.
   *
   * @return the number
   */
  public int intValue() {
    return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /**
   * Reads a whole number.
   *
   * @return the number
   */
  public long longValue() {
    return whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long whole(long min, long max) {
    int start = at;
    boolean negative = peek(start) == '-';
    int i = negative ? start + 1 : start;
    int first = i;
    long value = 0;
    for (int digit = peek(i) - '0'; digit >= 0 && digit <= 9; digit = peek(++i) - '0') {
      value = value * 10 + digit;
    }
    char c = peek(i);
    if (i == first
        || i - first > 18
        || c == '.'
        || (c | 0x20) == 'e'
        || (text.charAt(first) == '0' && i - first > 1)) {
      return unusual(min, max);
    }
    at = i;
    long number = negative ? -value : value;
    if (number < min || number > max) {
      throw range(start, min, max);
    }
    return number;
  }

  /** A number that is whole though it is written with a fraction or an exponent, or a long one. */
  private long unusual(long min, long max) {
    int start = at;
    BigDecimal number = number("a whole number");
    try {
      long value = number.longValueExact();
      if (value >= min && value <= max) {
        return value;
      }
    } catch (ArithmeticException e) {
      if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
        throw failure(start, "a whole number is expected, not a fraction");
      }
    }
    throw range(start, min, max);
  }

  private StructureException range(int start, long min, long max) {
    return failure(start, "the number is out of range: it goes from " + min + " to " + max);
  }

  /**
   * Reads a number.
   *
   * @return the nearest double
   */
  public double doubleValue() {
    int start = at;
    boolean negative = peek(start) == '-';
    int i = negative ? start + 1 : start;
    int first = i;
    long digits = 0;
    for (int digit = peek(i) - '0'; digit >= 0 && digit <= 9; digit = peek(++i) - '0') {
      digits = digits * 10 + digit;
    }
    int point = i;
    boolean plain = i > first && (text.charAt(first) != '0' || i - first == 1);
    if (peek(i) == '.') {
      for (int digit = peek(++i) - '0'; digit >= 0 && digit <= 9; digit = peek(++i) - '0') {
        digits = digits * 10 + digit;
      }
      plain &= i > point + 1;
    }
    int scale = i == point ? 0 : i - point - 1;
    // Both operands are exact then, so that the quotient is rounded once.
    if (plain && i - first <= 16 && digits < 1L << 53 && (peek(i) | 0x20) != 'e') {
      at = i;
      double value = digits / TENS[scale];
      return negative ? -value : value;
    }
    return finite(start, Double.parseDouble(numberText("a number")));
  }

  private double finite(int start, double number) {
    if (Double.isInfinite(number)) {
      throw failure(start, "the number is out of range");
    }
    return number;
  }

  /**
   * Reads a number.
   *
   * @return the nearest float
   */
  public float floatValue() {
    int start = at;
    return (float) finite(start, Float.parseFloat(numberText("a number")));
  }

  /**
   * Reads a number.
   *
   * @return the number, as it is written
   */
  public BigDecimal decimal() {
    return number("a number");
  }

  private BigDecimal number(String expected) {
    return new BigDecimal(exactText(expected));
  }

  /** A number that may be computed with. */
  private String exactText(String expected) {
    int start = at;
    String number = numberText(expected);
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E')) + 1;
    if (exponent > 0 && significant(number, exponent) > MAX_EXPONENT_DIGITS) {
      throw failure(start, "the number is out of range");
    }
    return number;
  }

  /** How many digits an exponent has, without sign and zeros before it. */
  private static int significant(String number, int exponent) {
    int i = exponent;
    while (i < number.length() && "+-0".indexOf(number.charAt(i)) >= 0) {
      i++;
    }
    return number.length() - i;
  }

  private String numberText(String expected) {
    int start = at;
    if (peek(start) != '-' && !isDigit(peek(start))) {
      throw expected(expected);
    }
    int i = peek(start) == '-' ? start + 1 : start;
    int first = i;
    i = digits(i);
    if (text.charAt(first) == '0' && i - first > 1) {
      throw malformed(start, "a number does not start with 0");
    }
    if (peek(i) == '.') {
      i = digits(i + 1);
    }
    if ((peek(i) | 0x20) == 'e') {
      i++;
      i = digits(peek(i) == '+' || peek(i) == '-' ? i + 1 : i);
    }
    if (i - start > MAX_DIGITS) {
      throw failure(start, "a number has at most 1,000 digits");
    }
    at = i;
    return text.substring(start, i);
  }

  private int digits(int from) {
    int i = from;
    while (isDigit(peek(i))) {
      i++;
    }
    if (i == from) {
      throw malformed(i, "a digit is expected");
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Reads a text of one character.
   *
   * @return the character
   */
  public char charValue() {
    int start = at;
    String read = string();
    if (read.length() != 1) {
      throw failure(start, "a text of one character is expected");
    }
    return read.charAt(0);
  }

  /**
   * Reads a text.
   *
   * @return the text
   */
  public String string() {
    int i = at;
    if (peek(i) != '"') {
      throw expected("a text");
    }
    int start = ++i;
    while (i < length) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return text.substring(start, i);
      } else if (c == '\\') {
        return escaped(start, i);
      } else if (c < ' ') {
        throw malformed(i, "a control character in a text is written as an escape");
      }
      i++;
    }
    throw malformed(i, "a text ends in a double quote");
  }

  /** Reads a text in which there are escapes. */
  private String escaped(int start, int first) {
    StringBuilder out = new StringBuilder();
    int from = start;
    int i = first;
    while (true) {
      char c = peek(i);
      if (c == '"' || c == '\\') {
        out.append(text, from, i);
        if (c == '"') {
          at = i + 1;
          return out.toString();
        }
        out.append(escape(i));
        i += peek(i + 1) == 'u' ? 6 : 2;
        from = i;
      } else if (c < ' ') {
        throw malformed(
            i,
            i < length
                ? "a control character in a text is written as an escape"
                : "a text ends in a double quote");
      } else {
        i++;
      }
    }
  }

  private char escape(int backslash) {
    char c = peek(backslash + 1);
    int letter = "\"\\/bfnrt".indexOf(c);
    if (letter >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(letter);
    }
    int code = 0;
    for (int i = backslash + 2; c == 'u' && i < backslash + 6; i++) {
      int digit = hexadecimal(peek(i));
      if (digit < 0) {
        throw malformed(i, "four hexadecimal digits are expected");
      }
      code = code * 16 + digit;
    }
    if (c != 'u') {
      throw malformed(backslash, "this is no escape of JSON");
    }
    return (char) code;
  }

  /** Of ASCII alone: Java knows digits of many scripts. */
  private static int hexadecimal(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  /**
   * Reads a constant of an enum.
   *
   * @param <E> the enum
   * @param constants of the enum
   * @return which
   */
  public <E extends Enum<E>> E constant(Constants<E> constants) {
    return constants.get(choice(constants.names(), constants.written()));
  }

  /** Reads one of several texts. */
  private int choice(Names names, List<String> shown) {
    int start = at;
    int found = name(names);
    if (found < 0) {
      String given = string();
      found = names.index(given);
      if (found < 0) {
        throw failure(start, unknown("the value", given, shown));
      }
    }
    return found;
  }

  /**
   * Reads a number of seconds.
   *
   * @return the time
   */
  public Duration duration() {
    int start = at;
    BigDecimal seconds = number("a number of seconds");
    if ((long) seconds.precision() - seconds.scale() > MAX_DURATION_DIGITS) {
      throw failure(start, "the number is out of range"); // Else its zeros would be written out.
    }
    try {
      BigDecimal nanos = seconds.movePointRight(9).stripTrailingZeros();
      if (nanos.scale() > 0) {
        throw failure(start, "seconds have at most nine digits after the point");
      }
      var parts = nanos.toBigIntegerExact().divideAndRemainder(java.math.BigInteger.TEN.pow(9));
      return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    } catch (ArithmeticException e) {
      throw failure(start, "the number is out of range");
    }
  }

  /**
   * Reads a URI.
   *
   * @return the URI
   */
  public URI uri() {
    int start = at;
    try {
      return new URI(string());
    } catch (URISyntaxException e) {
      throw failure(start, "the text is no URI");
    }
  }

  /**
   * Reads a path of the file system.
   *
   * @return the path
   */
  public Path path() {
    int start = at;
    try {
      return Path.of(string());
    } catch (InvalidPathException e) {
      throw failure(start, "the text is no path");
    }
  }

  /**
   * Reads any value.
   *
   * @return the value
   */
  public JsonValue json() {
    return json(0);
  }

  private JsonValue json(int depth) {
    if (depth > MAX_DEPTH) {
      throw malformed(at, "the value is nested deeper than 500 levels");
    }
    switch (peek(at)) {
      case '{' -> {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (String key = key(true); key != null; key = key(false)) {
          put(fields, key, json(depth + 1));
        }
        return new JsonValue.JsonObject(fields);
      }
      case '[' -> {
        List<JsonValue> items = new ArrayList<>();
        while (item(items.isEmpty())) {
          items.add(json(depth + 1));
        }
        return new JsonValue.JsonArray(items);
      }
      case '"' -> {
        return new JsonValue.JsonString(string());
      }
      case 't', 'f' -> {
        return new JsonValue.JsonBoolean(bool());
      }
      case 'n' -> {
        word("null");
        return JsonValue.NULL;
      }
      default -> {
        return new JsonValue.JsonNumber(exactText("a value"));
      }
    }
  }

  /** Passes over a value, for generated code that read it before. */
  public void skip() {
    skip(0);
  }

  private void skip(int depth) {
    if (depth > MAX_DEPTH) {
      throw malformed(at, "the value is nested deeper than 500 levels");
    }
    switch (peek(at)) {
      case '{' -> {
        for (String key = key(true); key != null; key = key(false)) {
          skip(depth + 1);
        }
      }
      case '[' -> {
        for (boolean more = item(true); more; more = item(false)) {
          skip(depth + 1);
        }
      }
      case '"' -> string();
      case 't', 'f' -> bool();
      case 'n' -> word("null");
      default -> numberText("a value");
    }
  }

  // ---- the text

  /** Checks that nothing stands behind the value. */
  void end() {
    at = space(at);
    if (at < length) {
      throw malformed(at, "nothing more is expected");
    }
  }

  /**
   * Goes into a container, or behind a comma in it.
   *
   * @return where its next entry starts; -1 if there is none, behind the container
   */
  private int enter(char open, char close, boolean first, String expected) {
    if (first) {
      if (peek(at) != open) {
        throw expected(expected);
      }
      int i = space(at + 1);
      if (peek(i) != close) {
        return i;
      }
      at = i + 1;
      return -1;
    }
    int i = space(at);
    char c = peek(i);
    if (c == ',') {
      i = space(i + 1);
      if (peek(i) == close) {
        throw malformed(i, "a comma stands before the closing bracket");
      }
      return i;
    } else if (c == close) {
      at = i + 1;
      return -1;
    }
    throw malformed(i, "a comma or " + close + " is expected");
  }

  private String anyName() {
    if (peek(at) != '"') {
      throw malformed(at, "a name in double quotes is expected");
    }
    return string();
  }

  /** Goes to the value behind a name. */
  private void colon(int from) {
    int i = space(from);
    if (peek(i) != ':') {
      throw malformed(i, "a colon is expected");
    }
    at = space(i + 1);
  }

  /** Passes over one of some names, as it is usually written; -1 for none of them. */
  private int name(Names names) {
    for (int n = 0; n < names.size(); n++) {
      if (is(names.quoted(n), at)) {
        at += names.quoted(n).length();
        return n;
      }
    }
    return -1;
  }

  private boolean is(String token, int from) {
    return text.startsWith(token, from);
  }

  private void word(String word) {
    int i = at;
    for (int c = 0; c < word.length(); c++, i++) {
      if (peek(i) != word.charAt(c)) {
        throw malformed(at, "a value is expected");
      }
    }
    at = i;
  }

  private int space(int from) {
    int i = from;
    while (i < length) {
      char c = text.charAt(i);
      if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** The character at a place; 0, which JSON does not have, behind the end. */
  private char peek(int i) {
    return i < length ? text.charAt(i) : 0;
  }

  // ---- what is wrong

  private static String unknown(String what, String found, List<String> known) {
    String shown = found.length() <= 40 ? found : found.substring(0, 40) + "...";
    return what
        + " \""
        + shown
        + "\" is unknown"
        + Suggest.nearest(found, known)
            .map(near -> "; did you mean \"" + near + "\"?")
            .orElse(known.size() > 12 ? "" : "; known are " + String.join(", ", known));
  }

  private StructureException expected(String what) {
    String found =
        switch (peek(at)) {
          case '{' -> "an object";
          case '[' -> "an array";
          case '"' -> "a text";
          case 't', 'f' -> "a boolean";
          case 'n' -> "null";
          default -> {
            if (peek(at) != '-' && !isDigit(peek(at))) {
              throw malformed(at, "a value is expected");
            }
            yield "a number";
          }
        };
    return failure(at, what + " is expected, not " + found);
  }

  /** The constructor of the record that was just read threw. */
  StructureException refused(RuntimeException cause) {
    String message = cause.getMessage();
    StructureException refused =
        failure(at - 1, "the record refuses it" + (message == null ? "" : ": " + message));
    refused.initCause(cause);
    return refused;
  }

  /** Something is wrong with a value. */
  private StructureException failure(int place, String finding) {
    return new StructureException(type, Whereabouts.pointer(text, place), finding);
  }

  /** The text is no JSON. */
  private StructureException malformed(int place, String finding) {
    int end = Math.min(place, length);
    int from = text.lastIndexOf('\n', end - 1) + 1;
    long line = text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
    int column = text.codePointCount(from, end) + 1;
    String what = place >= length ? "it ends too early: " : "it is no JSON: ";
    return new StructureException(
        type, "", what + finding + " at line " + line + ", column " + column);
  }
}

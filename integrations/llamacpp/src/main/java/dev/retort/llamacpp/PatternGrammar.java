package dev.retort.llamacpp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Says a regular expression as rules of a grammar. For one expression. */
final class PatternGrammar {
  private static final int CODE_POINTS = 0x110000;

  /** What JSON writes in a text as a backslash and a letter. */
  private static final Map<Integer, String> ESCAPES =
      Map.of(
          (int) '"',
          "\\\"",
          (int) '\\',
          "\\\\",
          (int) '\n',
          "\\n",
          (int) '\r',
          "\\r",
          (int) '\t',
          "\\t",
          (int) '\b',
          "\\b",
          (int) '\f',
          "\\f");

  private final String pattern;
  private final Grammar grammar;
  private final boolean inJson;
  private int at;

  /**
   * For one expression.
   *
   * @param inJson whether the text stands between quotes in JSON
   */
  PatternGrammar(String pattern, Grammar grammar, boolean inJson) {
    this.pattern = pattern;
    this.grammar = grammar;
    this.inJson = inJson;
  }

  /**
   * Texts that match from end to end.
   *
   * @return a rule's body
   * @throws UnsayableException if it is no expression, or has what no grammar can say
   */
  String whole() throws UnsayableException {
    String all = alternatives(0);
    if (at < pattern.length()) {
      throw wrong("a ) closes nothing");
    }
    return all;
  }

  /**
   * Texts in which a part matches, as a pattern of JSON Schema asks for.
   *
   * @return a rule's body
   * @throws UnsayableException if it is no expression, or has what no grammar can say
   */
  String within() throws UnsayableException {
    if (pattern.contains("|") && (pattern.startsWith("^") || pattern.endsWith("$"))) {
      // Each alternative has anchors of its own; all of them at both ends is a part of that.
      return whole();
    }
    String before = pattern.startsWith("^") ? "" : grammar.times("char", 0, Grammar.NO_BOUND) + " ";
    String after =
        pattern.endsWith("$") && !pattern.endsWith("\\$")
            ? ""
            : " " + grammar.times("char", 0, Grammar.NO_BOUND);
    return before + "(" + whole() + ")" + after;
  }

  private String alternatives(int depth) throws UnsayableException {
    if (depth > 50) {
      throw wrong("groups are nested too deep");
    }
    List<String> parts = new ArrayList<>();
    parts.add(sequence(depth));
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      parts.add(sequence(depth));
    }
    return String.join(" | ", parts);
  }

  private String sequence(int depth) throws UnsayableException {
    StringBuilder all = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int start = at;
      String atom = atom(depth);
      if (atom.isEmpty()) {
        continue; // An anchor at its end.
      }
      all.append(all.length() == 0 ? "" : " ").append(quantified(atom, start));
    }
    return all.length() == 0 ? "\"\"" : all.toString();
  }

  private String atom(int depth) throws UnsayableException {
    int c = pattern.codePointAt(at);
    switch (c) {
      case '^' -> {
        if (at > 0 && pattern.charAt(at - 1) != '|' && pattern.charAt(at - 1) != '(') {
          throw wrong("^ stands where no text begins");
        }
        at++;
        return "";
      }
      case '$' -> {
        at++;
        if (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
          throw wrong("$ stands where no text ends");
        }
        return "";
      }
      case '(' -> {
        return group(depth);
      }
      case '[' -> {
        return chars(charClass());
      }
      case '.' -> {
        at++;
        BitSet lineEnds = new BitSet();
        lineEnds.set('\n');
        lineEnds.set('\r');
        lineEnds.set(0x2028, 0x202a);
        return chars(not(lineEnds));
      }
      case '*', '+', '?', '{' -> {
        if (c != '{') {
          throw wrong("nothing stands before " + Character.toString(c));
        }
        at++;
        return chars(one(c));
      }
      case '\\' -> {
        return chars(escape(false));
      }
      default -> {
        at += Character.charCount(c);
        return chars(one(c));
      }
    }
  }

  private String group(int depth) throws UnsayableException {
    int start = at++;
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (pattern.startsWith("?<", at)
        && !pattern.startsWith("?<=", at)
        && !pattern.startsWith("?<!", at)) {
      int end = pattern.indexOf('>', at);
      at = end < 0 ? pattern.length() : end + 1;
    } else if (pattern.startsWith("?", at)) {
      throw unsayable("looks ahead or behind", start);
    }
    String inner = alternatives(depth + 1);
    if (at >= pattern.length()) {
      at = start;
      throw wrong("a ( is not closed");
    }
    at++;
    return grammar.add(inner);
  }

  private String quantified(String atom, int start) throws UnsayableException {
    if (at >= pattern.length()) {
      return atom;
    }
    String quantified;
    switch (pattern.charAt(at)) {
      case '?' -> {
        at++;
        quantified = atom + "?";
      }
      case '*', '+' ->
          quantified = grammar.times(atom, pattern.charAt(at++) == '+' ? 1 : 0, Grammar.NO_BOUND);
      case '{' -> {
        int end = pattern.indexOf('}', at);
        String bounds = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!bounds.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
          return atom; // A brace that bounds nothing is itself.
        }
        at = end + 1;
        int comma = bounds.indexOf(',');
        int least = Integer.parseInt(comma < 0 ? bounds : bounds.substring(0, comma));
        String most = comma < 0 ? bounds : bounds.substring(comma + 1);
        if (most.isEmpty()) {
          quantified = grammar.times(atom, least, Grammar.NO_BOUND);
        } else if (Integer.parseInt(most) < least) {
          at = start;
          throw wrong("the bounds {" + bounds + "} run backwards");
        } else {
          quantified = grammar.times(atom, least, Integer.parseInt(most));
        }
      }
      default -> {
        return atom;
      }
    }
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++; // Reluctant: the same texts match.
    }
    return quantified;
  }

  private BitSet charClass() throws UnsayableException {
    int start = at++;
    boolean negated = pattern.startsWith("^", at);
    if (negated) {
      at++;
    }
    BitSet all = new BitSet();
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      BitSet low = item();
      boolean range =
          pattern.startsWith("-", at) && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
      if (range && low.cardinality() == 1) {
        at++;
        BitSet high = item();
        int from = low.nextSetBit(0);
        int to = high.nextSetBit(0);
        if (high.cardinality() != 1 || to < from) {
          throw wrong("a range in a character class runs backwards, or has no end");
        }
        all.set(from, to + 1);
      } else {
        all.or(low);
      }
    }
    if (at >= pattern.length()) {
      at = start;
      throw wrong("a [ is not closed");
    }
    at++;
    return negated ? not(all) : all;
  }

  private BitSet item() throws UnsayableException {
    if (at >= pattern.length()) {
      throw wrong("a [ is not closed");
    }
    int c = pattern.codePointAt(at);
    if (c == '\\') {
      return escape(true);
    }
    at += Character.charCount(c);
    return one(c);
  }

  private BitSet escape(boolean inClass) throws UnsayableException {
    int start = at++;
    if (at >= pattern.length()) {
      throw wrong("a \\ ends it");
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case 'd' -> range('0', '9');
      case 'D' -> not(range('0', '9'));
      case 'w' -> word();
      case 'W' -> not(word());
      case 's' -> space();
      case 'S' -> not(space());
      case 'n' -> one('\n');
      case 'r' -> one('\r');
      case 't' -> one('\t');
      case 'f' -> one('\f');
      case 'v' -> one(0x0b);
      case '0' -> one(0);
      case 'x' -> one(hex(2));
      case 'u' -> one(pattern.startsWith("{", at) ? braced() : hex(4));
      case 'b' -> {
        if (inClass) {
          yield one('\b');
        }
        throw unsayable("asks for the edge of a word", start);
      }
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw unsayable("has \\" + Character.toString(c), start);
        }
        yield one(c);
      }
    };
  }

  private int hex(int digits) throws UnsayableException {
    int end = at + digits;
    if (end <= pattern.length() && pattern.substring(at, end).matches("[0-9A-Fa-f]+")) {
      int value = Integer.parseInt(pattern.substring(at, end), 16);
      at = end;
      return value;
    }
    throw wrong("an escape lacks its " + digits + " digits");
  }

  private int braced() throws UnsayableException {
    int end = pattern.indexOf('}', at);
    String digits = end < 0 ? "" : pattern.substring(at + 1, end);
    if (digits.matches("[0-9A-Fa-f]{1,6}") && Integer.parseInt(digits, 16) < CODE_POINTS) {
      at = end + 1;
      return Integer.parseInt(digits, 16);
    }
    throw wrong("an escape lacks its digits");
  }

  /** A character of a set, as the text has it: in JSON, some are two. */
  private String chars(BitSet set) throws UnsayableException {
    BitSet plain = (BitSet) set.clone();
    List<String> parts = new ArrayList<>();
    if (inJson) {
      ESCAPES.forEach(
          (c, escape) -> {
            if (set.get(c)) {
              parts.add(Grammar.literal(escape));
            }
          });
      parts.sort(null);
      plain.clear(0, ' ');
      plain.clear('"');
      plain.clear('\\');
      plain.clear(0x7f);
    }
    plain.clear(0xd800, 0xe000);
    if (!plain.isEmpty()) {
      parts.add(0, ranges(plain));
    }
    if (parts.isEmpty()) {
      throw wrong("a character class has no character that can be written");
    }
    return parts.size() == 1 ? parts.get(0) : "(" + String.join(" | ", parts) + ")";
  }

  private static String ranges(BitSet set) {
    StringBuilder text = new StringBuilder("[");
    for (int from = set.nextSetBit(0); from >= 0; ) {
      int to = set.nextClearBit(from) - 1;
      text.append(code(from));
      if (to > from) {
        text.append('-').append(code(to));
      }
      from = set.nextSetBit(to + 1);
    }
    return text.append(']').toString();
  }

  private static String code(int c) {
    boolean clear = c < 0x7f && Character.isLetterOrDigit(c);
    return clear
        ? Character.toString(c)
        : String.format(c < 0x100 ? "\\x%02X" : c < 0x10000 ? "\\u%04X" : "\\U%08X", c);
  }

  private static BitSet one(int c) {
    return range(c, c);
  }

  private static BitSet range(int from, int to) {
    BitSet set = new BitSet();
    set.set(from, to + 1);
    return set;
  }

  private static BitSet not(BitSet set) {
    BitSet others = (BitSet) set.clone();
    others.flip(0, CODE_POINTS);
    return others;
  }

  private static BitSet word() {
    BitSet set = range('a', 'z');
    set.or(range('A', 'Z'));
    set.or(range('0', '9'));
    set.set('_');
    return set;
  }

  private static BitSet space() {
    BitSet set = range('\t', '\r');
    for (int c : new int[] {' ', 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff}) {
      set.set(c);
    }
    set.set(0x2000, 0x200b);
    return set;
  }

  private UnsayableException wrong(String why) {
    return new UnsayableException(
        "the regular expression "
            + pattern
            + " is none: "
            + why
            + ", at character "
            + (pattern.codePointCount(0, Math.min(at, pattern.length())) + 1));
  }

  private UnsayableException unsayable(String what, int start) {
    return new UnsayableException(
        "the regular expression "
            + pattern
            + " "
            + what
            + " at character "
            + (pattern.codePointCount(0, start) + 1)
            + ", which no grammar can say; write it out in characters, groups and repetitions");
  }
}

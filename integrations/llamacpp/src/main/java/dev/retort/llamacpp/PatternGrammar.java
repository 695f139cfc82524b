package dev.retort.llamacpp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /** One class of characters from end to end. */
  private static final Pattern RUN =
      Pattern.compile(
          "\\^(?<open>\\(\\?:)?(?<set>\\[.+]|\\\\[dDwWsS])"
              + "(?<times>[*+]|\\{[0-9]{1,4}(?:,[0-9]{0,4})?\\})(?<close>\\))?\\$",
          Pattern.DOTALL);

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

  /** Which of the ways through a part are bound to an end of the text. */
  private enum Bound {
    NONE,
    SOME,
    ALL;

    Bound or(Bound other) {
      return this == other ? this : SOME;
    }
  }

  /**
   * A part of an expression.
   *
   * @param rule what it says; empty for an anchor
   * @param start which ways begin where the text does
   * @param end which ways end where the text does
   */
  private record Part(String rule, Bound start, Bound end) {
    static Part free(String rule) {
      return new Part(rule, Bound.NONE, Bound.NONE);
    }
  }

  /**
   * Texts that match from end to end.
   *
   * @return a rule's body
   * @throws UnsayableException if it is no expression, or has what no grammar can say
   */
  String whole() throws UnsayableException {
    return joined(all());
  }

  /**
   * Texts in which a part matches, as a pattern of JSON Schema asks for.
   *
   * @return a rule's body
   * @throws UnsayableException if it is no expression, or has what no grammar can say
   */
  String within() throws UnsayableException {
    String any = grammar.times("char", 0, Grammar.NO_BOUND);
    List<Part> parts = new ArrayList<>();
    for (Part part : all()) {
      if (part.start == Bound.SOME || part.end == Bound.SOME) {
        throw unsayable("has a group that is anchored in a part of its choices", 0);
      }
      String before = part.start == Bound.ALL ? "" : any + " ";
      String after = part.end == Bound.ALL ? "" : " " + any;
      parts.add(Part.free(before + part.rule + after));
    }
    return joined(parts);
  }

  /**
   * Texts of one class of characters, such as {@code ^[a-z]{2,}$} asks for.
   *
   * @param set the class
   * @param least how many there are at least
   * @param most how many there are at most; {@link Grammar#NO_BOUND} for any number
   */
  record Run(BitSet set, int least, int most) {
    /** All texts. */
    static Run any() {
      BitSet all = new BitSet();
      all.set(0, CODE_POINTS);
      return new Run(all, 0, Grammar.NO_BOUND);
    }

    /** The same, with bounds of the length. */
    Run between(int low, int high) {
      return new Run(set, Math.max(least, low), Math.min(most, high));
    }

    /** What is a run of both. */
    Run and(Run other) {
      BitSet both = (BitSet) set.clone();
      both.and(other.set);
      return new Run(both, least, most).between(other.least, other.most);
    }
  }

  /** The run that an expression asks for and nothing else; null where it is another one. */
  static @Nullable Run run(String pattern) throws UnsayableException {
    Matcher form = RUN.matcher(pattern);
    if (!form.matches() || (form.group("open") == null) != (form.group("close") == null)) {
      return null;
    }
    PatternGrammar self = new PatternGrammar(form.group("set"), new Grammar(0), true);
    BitSet set = self.pattern.startsWith("[") ? self.charClass() : self.escape(false);
    if (self.at < self.pattern.length()) {
      return null; // More than one class.
    }
    String times = form.group("times");
    if (!times.startsWith("{")) {
      return new Run(set, times.equals("+") ? 1 : 0, Grammar.NO_BOUND);
    }
    String[] bounds = times.substring(1, times.length() - 1).split(",", -1);
    int least = Integer.parseInt(bounds[0]);
    String most = bounds[bounds.length - 1];
    return new Run(set, least, most.isEmpty() ? Grammar.NO_BOUND : Integer.parseInt(most));
  }

  /**
   * A run as a rule's body.
   *
   * @param blank whether it may have nothing but white space; if not, it begins with something else
   * @throws UnsayableException if there is no such text
   */
  static String rule(Run run, boolean blank, Grammar grammar) throws UnsayableException {
    PatternGrammar self = new PatternGrammar("", grammar, true);
    if (run.most < run.least || (!blank && run.most == 0)) {
      throw new UnsayableException("the schema asks for a text of a length that there is not");
    }
    String each = self.chars(run.set);
    if (blank) {
      return grammar.times(each, run.least, run.most);
    }
    BitSet first = (BitSet) run.set.clone();
    first.andNot(space());
    int most = run.most == Grammar.NO_BOUND ? run.most : run.most - 1;
    return self.chars(first) + " " + grammar.times(each, Math.max(0, run.least - 1), most);
  }

  private List<Part> all() throws UnsayableException {
    List<Part> all = alternatives(0);
    if (at < pattern.length()) {
      throw wrong("a ) closes nothing");
    }
    return all;
  }

  private static String joined(List<Part> parts) {
    return parts.stream().map(Part::rule).collect(Collectors.joining(" | "));
  }

  private List<Part> alternatives(int depth) throws UnsayableException {
    if (depth > 50) {
      throw wrong("groups are nested too deep");
    }
    List<Part> parts = new ArrayList<>();
    parts.add(sequence(depth));
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      parts.add(sequence(depth));
    }
    return parts;
  }

  private Part sequence(int depth) throws UnsayableException {
    StringBuilder all = new StringBuilder();
    Bound start = Bound.NONE;
    Bound end = Bound.NONE;
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int from = at;
      Part atom = atom(depth);
      boolean first = all.length() == 0;
      if (atom.start != Bound.NONE && !first) {
        at = from;
        throw wrong("^ stands where no text begins");
      } else if (end != Bound.NONE && !atom.rule.isEmpty()) {
        at = from;
        throw wrong("something stands behind the $ that ends a text");
      }
      start = atom.start == Bound.NONE ? start : atom.start;
      end = atom.end == Bound.NONE ? end : atom.end;
      if (!atom.rule.isEmpty()) {
        String quantified = quantified(atom.rule, from);
        if (!quantified.equals(atom.rule) && !Part.free(atom.rule).equals(atom)) {
          throw unsayable("repeats a group with an anchor", from);
        }
        all.append(first ? "" : " ").append(quantified);
      }
    }
    return new Part(all.length() == 0 ? "\"\"" : all.toString(), start, end);
  }

  private Part atom(int depth) throws UnsayableException {
    int c = pattern.codePointAt(at);
    switch (c) {
      case '^' -> {
        at++;
        return new Part("", Bound.ALL, Bound.NONE);
      }
      case '$' -> {
        at++;
        return new Part("", Bound.NONE, Bound.ALL);
      }
      case '(' -> {
        return group(depth);
      }
      case '[' -> {
        return Part.free(chars(charClass()));
      }
      case '.' -> {
        at++;
        BitSet lineEnds = new BitSet();
        lineEnds.set('\n');
        lineEnds.set('\r');
        lineEnds.set(0x2028, 0x202a);
        return Part.free(chars(not(lineEnds)));
      }
      case '*', '+', '?', '{' -> {
        if (c != '{') {
          throw wrong("nothing stands before " + Character.toString(c));
        }
        at++;
        return Part.free(chars(one(c)));
      }
      case '\\' -> {
        return Part.free(chars(escape(false)));
      }
      default -> {
        at += Character.charCount(c);
        return Part.free(chars(one(c)));
      }
    }
  }

  private Part group(int depth) throws UnsayableException {
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
    List<Part> parts = alternatives(depth + 1);
    if (at >= pattern.length()) {
      at = start;
      throw wrong("a ( is not closed");
    }
    at++;
    Bound begins = parts.stream().map(Part::start).reduce(Bound::or).orElse(Bound.NONE);
    Bound ends = parts.stream().map(Part::end).reduce(Bound::or).orElse(Bound.NONE);
    return new Part(grammar.add(joined(parts)), begins, ends);
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

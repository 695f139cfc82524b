package dev.retort.structured;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as JSON Schema has them (ECMA-262), matched by Java's engine within bounds:
 * a text on which it would go on without end counts as one that does not match. Immutable.
 */
final class EcmaPattern {
  /** White space as ECMA-262 knows it, for the inside of a class. */
  private static final String SPACE = "\\t\\n\\x0B\\f\\r \\u00A0\\uFEFF\\p{Z}";

  /** Escapes that other dialects have: here each is a mistake, or a letter that needs none. */
  private static final String FOREIGN = "aAeEGhHiIjJlLmMNoOqQRtUVXyYzZ";

  /**
   * Where a word begins or ends: Java's own {@code \b} knows letters of other scripts in some
   * releases.
   */
  private static final String AT_WORD = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";

  private static final String INSIDE_WORD = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

  /** How many characters the engine may look at. */
  private static final long MOST_STEPS = 5_000_000;

  /** Bytes of stack for a text that the usual one does not do for. */
  private static final long ROOM = 256L << 20;

  private final String source;
  private final Pattern pattern;

  private EcmaPattern(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /** Thrown through the engine, by the text that it looks at. */
  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super(null, null, false, false);
    }
  }

  /**
   * Reads an expression.
   *
   * @param source ECMA-262
   * @return the expression
   * @throws PatternSyntaxException if it is none; index and description say where and why
   */
  static EcmaPattern of(String source) {
    String java = new Translation(source).java();
    try {
      return new EcmaPattern(source, Pattern.compile(java));
    } catch (PatternSyntaxException e) {
      // Its index is one of the translation, and its words are the engine's.
      throw new PatternSyntaxException(reason(e), source, java.equals(source) ? e.getIndex() : -1);
    } catch (StackOverflowError e) {
      throw new PatternSyntaxException("it is nested too deeply", source, -1);
    }
  }

  String source() {
    return source;
  }

  /** Whether the expression matches somewhere in a text. */
  boolean isIn(String text) {
    return matches(text, false);
  }

  /** Whether the expression matches a text from end to end. */
  boolean isWhole(String text) {
    return matches(text, true);
  }

  private boolean matches(String text, boolean whole) {
    try {
      return found(text, whole);
    } catch (StackOverflowError e) {
      return foundWithRoom(text, whole);
    }
  }

  private boolean found(String text, boolean whole) {
    var matcher = pattern.matcher(new Watched(text, new Steps()));
    try {
      return whole ? matcher.matches() : matcher.find();
    } catch (TooLong e) {
      return false;
    }
  }

  /** The engine calls itself for each turn of some repetitions, such as {@code (a|b)*}. */
  private boolean foundWithRoom(String text, boolean whole) {
    AtomicBoolean found = new AtomicBoolean();
    Runnable match =
        () -> {
          try {
            found.set(found(text, whole));
          } catch (StackOverflowError e) {
            found.set(false);
          }
        };
    Thread thread = new Thread(null, match, "retort-pattern", ROOM);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // The steps have a bound, so that this is no long wait.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return found.get();
  }

  private static String reason(PatternSyntaxException e) {
    String said = e.getDescription();
    if (said.startsWith("Unclosed group")) {
      return "a group is not closed";
    } else if (said.startsWith("Unclosed character class")) {
      return "a character class is not closed";
    } else if (said.startsWith("Dangling meta character")) {
      return "nothing stands before a repetition";
    } else if (said.startsWith("Unmatched closing")) {
      return "a closing parenthesis has no opening one";
    } else if (said.startsWith("Illegal repetition")) {
      return "a repetition in braces is no good";
    } else if (said.startsWith("Illegal character range")) {
      return "a range in a character class runs backwards";
    } else if (said.startsWith("Unknown character property")) {
      return "there is no such property of characters";
    } else if (said.startsWith("Illegal Unicode escape")
        || said.startsWith("Illegal hexadecimal escape")) {
      return "an escape lacks hexadecimal digits";
    } else if (said.startsWith("Look-behind group")) {
      return "what is looked for behind must have a greatest length";
    }
    return "the engine cannot read it";
  }

  /** How often the engine may look at a text. One thread. */
  private static final class Steps {
    private long left = MOST_STEPS;

    void take() {
      if (--left < 0) {
        throw new TooLong();
      }
    }
  }

  /** A text that counts how often it is looked at. */
  private record Watched(CharSequence text, Steps steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.take();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Watched(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** Says in Java's dialect what is meant in the other. One thread, once. */
  private static final class Translation {
    private final String source;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private boolean inClass;

    /** Behind the last repetition. */
    private int repeated = -1;

    private final EcmaGroups groups;
    private final Set<String> names = new HashSet<>();

    Translation(String source) {
      this.source = source;
      this.groups = new EcmaGroups(source);
    }

    String java() {
      while (at < source.length()) {
        char c = source.charAt(at);
        if (c == '\\') {
          escape();
        } else if (inClass) {
          inClass(c);
        } else {
          outside(c);
        }
      }
      return java.toString();
    }

    private void outside(char c) {
      if (c == '[') {
        inClass = true;
        java.append(c);
        at++;
        boolean negated = source.startsWith("^", at);
        if (source.startsWith(negated ? "^]" : "]", at)) {
          // An empty class: nothing, or anything at all.
          java.setLength(java.length() - 1);
          java.append(negated ? "[\\s\\S]" : "(?!)");
          at += negated ? 2 : 1;
          inClass = false;
        } else if (negated) {
          java.append('^');
          at++;
        }
        return;
      }
      if (c == '$') {
        java.append("\\z");
      } else if (c == '.') {
        java.append("[^\\n\\r\\u2028\\u2029]");
      } else {
        if (source.startsWith("(?<", at)
            && !source.startsWith("(?<=", at)
            && !source.startsWith("(?<!", at)) {
          group();
          return;
        } else if (c == '(') {
          flags();
          java.append(groups.opening(at++, "("));
          return;
        } else if (c == ')') {
          java.append(groups.closing(at));
        } else if (c == '+' && at == repeated) {
          throw problem("a repetition is repeated", at);
        } else if (c == '*' || c == '+' || c == '?') {
          repeated = at + 1;
        } else if (c == '{') {
          repeated = source.indexOf('}', at) + 1;
        }
        java.append(c);
      }
      at++;
    }

    private void inClass(char c) {
      if (c == ']') {
        inClass = false;
        java.append(c);
      } else if (c == '[' || c == '&' || c == '^') {
        java.append('\\').append(c);
      } else {
        java.append(c);
      }
      at++;
    }

    /** Of what may stand behind "(?", the dialect knows groups, names and looking around. */
    private void flags() {
      if (source.startsWith("(?", at)
          && !source.startsWith("(?:", at)
          && !source.startsWith("(?=", at)
          && !source.startsWith("(?!", at)
          && !source.startsWith("(?<=", at)
          && !source.startsWith("(?<!", at)) {
        throw problem("ECMA-262 has no group that begins with \"(?\" like this", at);
      }
    }

    /** A group with a name, which may have more letters than Java's engine takes. */
    private void group() {
      int end = source.indexOf('>', at);
      String name = end < 0 ? "" : source.substring(at + 3, end);
      if (!name.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*")) {
        throw problem(
            "the name of a group is letters, digits, _ and $, and begins with no digit", at);
      } else if (!names.add(name)) {
        throw problem("two groups are named " + Shown.of(name), at);
      }
      java.append(groups.opening(at, "("));
      at = end + 1;
    }

    /** What a group has matched. */
    private void reference(int start) {
      EcmaGroups.Reference reference = groups.reference(start);
      String group = reference.group();
      switch (reference.meaning()) {
        case NOTHING -> java.append("(?:)");
        case MATCHED -> java.append("\\k<").append(group).append('>');
        case MATCHED_OR_NOTHING -> {
          String marker = EcmaGroups.marker(group);
          java.append("(?:\\k<").append(group).append(">|(?!\\k<").append(marker).append(">))");
        }
      }
    }

    private void escape() {
      int start = at;
      if (start + 1 == source.length()) {
        throw problem("a backslash stands at the end", start);
      }
      char c = source.charAt(start + 1);
      at += 2;
      if (c == 's') {
        java.append(inClass ? SPACE : "[" + SPACE + "]");
      } else if (c == 'S') {
        java.append("[^").append(SPACE).append(']');
      } else if (c == 'b' && inClass) {
        java.append("\\x08");
      } else if (c == 'v') {
        java.append("\\x0B");
      } else if (c == 'u' && source.startsWith("{", at)) {
        java.append("\\x");
      } else if (c == 'p' || c == 'P') {
        property(c);
      } else if (c == 'b' || (c == 'B' && !inClass)) {
        java.append(c == 'b' ? AT_WORD : INSIDE_WORD);
      } else if (c == 'k' && !inClass) {
        int end = source.indexOf('>', at);
        if (!source.startsWith("<", at) || end < 0) {
          throw problem("\"\\k\" is followed by the name of a group, as in \\k<name>", start);
        }
        at = end + 1;
        reference(start);
      } else if (c != '0' && EcmaGroups.isDigit(c) && !inClass) {
        while (at < source.length() && EcmaGroups.isDigit(source.charAt(at))) {
          at++;
        }
        reference(start);
      } else if (c == 'c' && !source.substring(at).matches("(?s)[A-Za-z].*")) {
        throw problem("\"\\c\" is followed by a letter", start);
      } else if (c == 'c') {
        // Java's engine takes a small letter for another character.
        java.append("\\c").append(Character.toUpperCase(source.charAt(at++)));
      } else if ("tnrfdDwWxu".indexOf(c) >= 0) {
        java.append('\\').append(c);
      } else if (FOREIGN.indexOf(c) >= 0) {
        throw problem("ECMA-262 has no escape \"\\" + c + "\"", start);
      } else if (c == '0') {
        java.append("\\x00");
      } else {
        java.append('\\').append(c);
      }
    }

    /** Unicode's long names, which Java's engine does not take. */
    private void property(char c) {
      int end = source.indexOf('}', at);
      if (!source.startsWith("{", at) || end < 0) {
        throw problem("a property of characters stands in braces, as in \\p{L}", at);
      }
      String name = source.substring(at + 1, end);
      java.append('\\').append(c).append('{').append(Property.java(name)).append('}');
      at = end + 1;
    }

    private PatternSyntaxException problem(String reason, int index) {
      return new PatternSyntaxException(reason, source, index);
    }
  }

  /** Names of properties of characters in the two dialects. */
  private static final class Property {
    private static final java.util.Map<String, String> SHORT =
        java.util.Map.ofEntries(
            java.util.Map.entry("Letter", "L"),
            java.util.Map.entry("Lowercase_Letter", "Ll"),
            java.util.Map.entry("Uppercase_Letter", "Lu"),
            java.util.Map.entry("Titlecase_Letter", "Lt"),
            java.util.Map.entry("Modifier_Letter", "Lm"),
            java.util.Map.entry("Other_Letter", "Lo"),
            java.util.Map.entry("Mark", "M"),
            java.util.Map.entry("Number", "N"),
            java.util.Map.entry("Decimal_Number", "Nd"),
            java.util.Map.entry("digit", "Nd"),
            java.util.Map.entry("Punctuation", "P"),
            java.util.Map.entry("Symbol", "S"),
            java.util.Map.entry("Separator", "Z"),
            java.util.Map.entry("Space_Separator", "Zs"),
            java.util.Map.entry("Other", "C"),
            java.util.Map.entry("Control", "Cc"),
            java.util.Map.entry("Alphabetic", "IsAlphabetic"),
            java.util.Map.entry("White_Space", "IsWhite_Space"),
            java.util.Map.entry("Lowercase", "IsLowercase"),
            java.util.Map.entry("Uppercase", "IsUppercase"));

    private Property() {}

    static String java(String name) {
      String value =
          name.startsWith("General_Category=") || name.startsWith("gc=")
              ? name.substring(name.indexOf('=') + 1)
              : name;
      return SHORT.getOrDefault(value, value);
    }
  }
}

package dev.retort.llamacpp;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rules in the notation of llama.cpp (GBNF), of which {@code root} is the answer. */
final class Grammar {
  /** A bound on repetitions that is higher is none: each is a rule of its own in the engine. */
  static final int MOST_REPETITIONS = 1000;

  /** No bound on texts and lists that have none of their own. */
  static final int NO_BOUND = Integer.MAX_VALUE;

  private final Map<String, String> rules = new LinkedHashMap<>();
  private final int room;
  private int last;

  /**
   * A grammar.
   *
   * @param room how many characters a text may have that has no bound of its own
   */
  Grammar(int room) {
    this.room = room;
  }

  /** Names a rule that is filled in later. */
  String name() {
    return "r" + ++last;
  }

  /** Fills in a rule. */
  void put(String name, String body) {
    rules.put(name, body);
  }

  /**
   * Adds a rule.
   *
   * @return its name
   */
  String add(String body) {
    String name = name();
    rules.put(name, body);
    return name;
  }

  /** All rules. */
  String text(String root) {
    StringBuilder text = new StringBuilder("root ::= ").append(root).append('\n');
    rules.forEach((name, body) -> text.append(name).append(" ::= ").append(body).append('\n'));
    return text + shared();
  }

  /** Rules for values of any kind; more are skipped by the engine than are used. */
  private String shared() {
    String some = room == NO_BOUND ? "*" : "{0,1}";
    return """
        ws ::= " "?
        char ::= [^"\\\\\\x00-\\x1F\\x7F] | "\\\\" ["\\\\/bfnrt]
        string ::= "\\"" %s "\\""
        digits ::= [0-9]{1,15}
        integer ::= "-"? ("0" | [1-9] [0-9]{0,14})
        number ::= integer ("." digits)? ([eE] [-+]? [0-9]{1,2})?
        boolean ::= "true" | "false"
        null ::= "null"
        pair ::= string ":" ws value
        object ::= "{" (pair ("," ws pair)%s)? "}"
        array ::= "[" (value ("," ws value)%s)? "]"
        value ::= object | array | string | number | boolean | null
        date ::= [0-9]{4} "-" month "-" ("0" [1-9] | "1" [0-9] | "2" [0-8])
        month ::= "0" [1-9] | "1" [0-2]
        hour ::= "0" [0-9] | "1" [0-9] | "2" [0-3]
        time ::= hour ":" [0-5] [0-9] ":" [0-5] [0-9] ("." [0-9]{1,6})? ("Z" | [-+] hour ":" [0-5] [0-9])
        uuid ::= hex{8} "-" hex{4} "-" hex{4} "-" hex{4} "-" hex{12}
        hex ::= [0-9a-f]
        """
        .formatted(times("char", 0, NO_BOUND), some, some);
  }

  /** How many items a list may have that has no bound of its own. */
  int listBound(int least) {
    return room == NO_BOUND ? NO_BOUND : Math.max(least, 2);
  }

  /**
   * So many of something.
   *
   * @param most {@link #NO_BOUND} for none
   */
  String times(String what, int least, int most) {
    if (most == NO_BOUND && room != NO_BOUND) {
      return what + "{" + least + "," + (least + room) + "}";
    } else if (most > MOST_REPETITIONS) {
      return what + "{" + Math.min(least, MOST_REPETITIONS) + ",}";
    }
    return what + "{" + least + "," + Math.max(least, most) + "}";
  }

  /** The text itself. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                literal.append('\\').appendCodePoint(c);
              } else if (c < ' ' || c == 0x7f) {
                literal.append(String.format("\\x%02X", c));
              } else {
                literal.appendCodePoint(c);
              }
            });
    return literal.append('"').toString();
  }
}

package dev.retort.template;

import dev.retort.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into tokens, with Jinja's rules for white space and comments. */
final class Lexer {
  private static final String[] OPERATORS = {
    "==", "!=", "<=", ">=", "//", "**", "+", "-", "*", "/", "%", "~", "<", ">", "=", "(", ")", "[",
    "]", "{", "}", ".", ",", ":", "|"
  };

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** Whether white space at the start of the next text goes away. */
  private boolean trimNext;

  Lexer(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    while (at < text.length()) {
      int open = nextOpen(at);
      if (open < 0) {
        text(at, text.length(), false);
        at = text.length();
      } else {
        boolean trim = open + 2 < text.length() && text.charAt(open + 2) == '-';
        text(at, open, trim);
        at = open;
        tag();
      }
    }
    tokens.add(new Token(Kind.END, "", text.length()));
    return tokens;
  }

  private int nextOpen(int from) {
    for (int i = from; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '{' && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void text(int from, int to, boolean trimEnd) {
    int start = from;
    int end = to;
    while (trimNext && start < end && PlainData.isSpace(text.charAt(start))) {
      start++;
    }
    while (trimEnd && end > start && PlainData.isSpace(text.charAt(end - 1))) {
      end--;
    }
    trimNext = false;
    if (end > start) {
      tokens.add(new Token(Kind.TEXT, text.substring(start, end), start));
    }
  }

  private void tag() {
    int open = at;
    char kind = text.charAt(at + 1);
    at += 2;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    if (kind == '#') {
      comment(open);
    } else if (kind == '%' && raw(open)) {
      return;
    } else {
      boolean print = kind == '{';
      tokens.add(new Token(print ? Kind.PRINT_OPEN : Kind.BLOCK_OPEN, "", open));
      inside(open, print ? "}}" : "%}", print ? Kind.PRINT_CLOSE : Kind.BLOCK_CLOSE);
    }
  }

  private void comment(int open) {
    int close = text.indexOf("#}", at);
    if (close < 0) {
      throw error(open, "this comment is not closed; \"#}\" is missing");
    }
    trimNext = text.charAt(close - 1) == '-' && close - 1 >= at;
    at = close + 2;
  }

  /** Takes {@code {% raw %}...{% endraw %}} as text; false if the tag is another one. */
  private boolean raw(int open) {
    int[] body = tagAt(open, "raw");
    if (body.length == 0) {
      return false;
    }
    trimNext = body[1] == 1;
    for (int next = text.indexOf("{%", body[0]); next >= 0; next = text.indexOf("{%", next + 2)) {
      int[] end = tagAt(next, "endraw");
      if (end.length > 0) {
        text(body[0], next, text.charAt(next + 2) == '-');
        trimNext = end[1] == 1;
        at = end[0];
        return true;
      }
    }
    throw error(open, "\"raw\" is not closed; \"{% endraw %}\" is missing");
  }

  /** End of a tag that is one word, and whether it trims what follows; empty if it is another. */
  private int[] tagAt(int open, String word) {
    int i = open + 2;
    if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    i = skipSpace(i);
    if (!text.startsWith(word, i)) {
      return new int[0];
    }
    i = skipSpace(i + word.length());
    boolean trim = i < text.length() && text.charAt(i) == '-';
    i += trim ? 1 : 0;
    return text.startsWith("%}", i) ? new int[] {i + 2, trim ? 1 : 0} : new int[0];
  }

  private int skipSpace(int from) {
    int i = from;
    while (i < text.length() && PlainData.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private void inside(int open, String close, Kind closeKind) {
    int brackets = 0;
    while (true) {
      at = skipSpace(at);
      if (at >= text.length()) {
        throw error(open, "this tag is not closed; \"" + close + "\" is missing");
      }
      boolean trim = text.startsWith("-" + close, at);
      boolean plus = text.startsWith("+" + close, at) && close.equals("%}");
      if (trim || plus || (brackets == 0 && text.startsWith(close, at))) {
        tokens.add(new Token(closeKind, "", at));
        at += trim || plus ? 3 : 2;
        trimNext = trim;
        return;
      }
      Token token = token();
      tokens.add(token);
      if (token.kind() == Kind.OPERATOR) {
        brackets += "([{".contains(token.text()) ? 1 : ")]}".contains(token.text()) ? -1 : 0;
      }
    }
  }

  private Token token() {
    int start = at;
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return string(c);
    } else if (c >= '0' && c <= '9') {
      return number();
    } else if (Character.isLetter(c) || c == '_') {
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      return new Token(Kind.NAME, text.substring(start, at), start);
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        at += operator.length();
        return new Token(Kind.OPERATOR, operator, start);
      }
    }
    throw error(start, "a character that means nothing here");
  }

  private Token string(char quote) {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        value.append(escape(text.charAt(at++)));
      } else {
        value.append(c);
      }
    }
    if (at >= text.length()) {
      throw error(start, "this quoted text is not closed");
    }
    at++;
    return new Token(Kind.STRING, value.toString(), start);
  }

  private String escape(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case '\n' -> "";
      case 'x' -> codePoint(2);
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      case '\\', '"', '\'' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private String codePoint(int length) {
    int end = Math.min(at + length, text.length());
    String digits = text.substring(at, end);
    boolean hexadecimal = digits.chars().allMatch(d -> d < 0x80 && Character.digit(d, 16) >= 0);
    long point = hexadecimal && digits.length() == length ? Long.parseLong(digits, 16) : -1;
    if (point < 0 || point > Character.MAX_CODE_POINT) {
      throw error(at, "this must be a character's number in " + length + " hexadecimal digits");
    }
    at = end;
    return Character.toString((int) point);
  }

  private Token number() {
    int start = at;
    digits();
    boolean real = false;
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      real = true;
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (at + 1 + sign < text.length() && isDigit(text.charAt(at + 1 + sign))) {
        real = true;
        at += 1 + sign;
        digits();
      }
    }
    String value = text.substring(start, at).replace("_", "");
    if (value.length() > 100) {
      throw error(start, "this number is too long");
    }
    return new Token(real ? Kind.FLOAT : Kind.INTEGER, value, start);
  }

  private void digits() {
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private TemplateException error(int offset, String message) {
    return new TemplateException(Position.of(text, offset), message);
  }
}

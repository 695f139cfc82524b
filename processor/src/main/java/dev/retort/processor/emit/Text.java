package dev.retort.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text of users inside generated code: it can neither end a comment nor leave a literal. */
final class Text {
  /** A constant of a class file has at most 65,535 bytes; a character takes three at most. */
  private static final int MAX_CHARS = 21_000;

  private static final int WIDTH = 90;

  private Text() {}

  /** A string expression; a long one is joined at run time. */
  static CodeBlock literal(String text) {
    if (text.length() <= MAX_CHARS) {
      return CodeBlock.of("$L", quoted(text));
    }
    CodeBlock.Builder joined = CodeBlock.builder().add("$T.join(\"\"", String.class);
    for (int i = 0; i < text.length(); i += MAX_CHARS) {
      joined.add(", $L", quoted(text.substring(i, Math.min(text.length(), i + MAX_CHARS))));
    }
    return joined.add(")").build();
  }

  /** A constant expression, cut where a class file could not hold it. */
  static CodeBlock constant(String text) {
    return CodeBlock.of(
        "$L", quoted(text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "..."));
  }

  /** A literal in ASCII, so that it does not depend on {@code -encoding}. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** A text that may be a fragment, as texts of parameters are, as a sentence. */
  static String sentence(String text) {
    boolean isWord = text.length() > 1 && !Character.isUpperCase(text.charAt(1));
    String start = isWord ? text.substring(0, 1).toUpperCase(Locale.ROOT) : text.substring(0, 1);
    boolean isOpen = Character.isLetterOrDigit(text.charAt(text.length() - 1));
    return start + text.substring(1) + (isOpen ? "." : "");
  }

  /** Text for a Javadoc comment, wrapped. */
  static String javadoc(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '@' -> safe.append("&#64;");
        case '\\' -> safe.append("&#92;");
        case '{' -> safe.append("&#123;");
        case '}' -> safe.append("&#125;");
        case '/' -> safe.append(i > 0 && text.charAt(i - 1) == '*' ? "&#47;" : "/");
        default -> {
          if (c > '~' || (c < ' ' && !Character.isWhitespace(c))) {
            safe.append("&#").append((int) c).append(';');
          } else {
            safe.append(c);
          }
        }
      }
    }
    return wrap(safe.toString());
  }

  private static String wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return String.join("\n", lines);
  }
}

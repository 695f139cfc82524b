package dev.retort.processor.read;

import dev.retort.descriptor.Suggest;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A Javadoc comment as plain text. White space is folded; inline tags, HTML and entities become
 * what a reader would see.
 *
 * @param text the text before the block tags
 * @param params the {@code @param} tags in order, those of type parameters left out
 */
record DocComment(String text, Map<String, String> params) {
  static final DocComment NONE = new DocComment("", Map.of());

  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^[ \\t]*@([A-Za-z][\\w.]*)");
  private static final Pattern PARAGRAPH_END =
      Pattern.compile("(?i)<(?:p|pre|ul|ol|dl|table|h[1-6]|blockquote)\\b[^>]*>");
  private static final Pattern ESCAPE =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+([0-9a-fA-F]{4})");
  private static final Pattern HTML = Pattern.compile("</?[A-Za-z][^<>]*>|<!--.*?-->");
  private static final Pattern ENTITY = Pattern.compile("&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-z]+);");

  /**
   * Parses a comment.
   *
   * @param raw as {@code Elements.getDocComment} gives it; null for none
   */
  static DocComment parse(@Nullable String raw) {
    if (raw == null) {
      return NONE;
    }
    List<String> blocks = blocks(unescaped(raw));
    Map<String, String> params = new LinkedHashMap<>();
    for (String block : blocks.subList(1, blocks.size())) {
      String tag = block.strip();
      if (tag.startsWith("@param") && tag.length() > 6 && Character.isWhitespace(tag.charAt(6))) {
        String body = tag.substring(7).strip();
        int end = 0;
        while (end < body.length() && !Character.isWhitespace(body.charAt(end))) {
          end++;
        }
        String name = body.substring(0, end);
        if (!name.isEmpty() && !name.startsWith("<")) {
          params.putIfAbsent(name, plain(body.substring(end)));
        }
      }
    }
    return new DocComment(plain(blocks.get(0)), params);
  }

  /** ECJ leaves Unicode escapes of the source in comments, javac has read them. */
  private static String unescaped(String raw) {
    return ESCAPE
        .matcher(raw)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + (char) Integer.parseInt(found.group(2), 16)));
  }

  /** Checks that each {@code @param} tag names a parameter or component and says something. */
  void check(Element owner, List<? extends Element> documented, Report report) {
    List<String> names = documented.stream().map(d -> d.getSimpleName().toString()).toList();
    params.forEach(
        (name, text) -> {
          int place = names.indexOf(name);
          if (place < 0) {
            String near =
                Suggest.nearest(name, names)
                    .map(n -> "; did you mean \"" + n + "\"?")
                    .orElse("; drop it");
            report.add(Problem.DOC_UNKNOWN, Where.of(owner), name, owner.getSimpleName(), near);
          } else if (text.isEmpty()) {
            report.add(Problem.DOC_EMPTY, Where.of(documented.get(place)), name);
          }
        });
  }

  /** The text of a parameter; empty where there is none. */
  String param(String name) {
    return params.getOrDefault(name, "");
  }

  /** The main text, then each block tag with what belongs to it. */
  private static List<String> blocks(String raw) {
    List<String> blocks = new ArrayList<>();
    Matcher tags = BLOCK_TAG.matcher(raw);
    int from = 0;
    while (tags.find()) {
      if (!isInsideInline(raw, tags.start())) {
        blocks.add(raw.substring(from, tags.start()));
        from = tags.start();
      }
    }
    blocks.add(raw.substring(from));
    return blocks;
  }

  private static boolean isInsideInline(String raw, int place) {
    int depth = 0;
    for (int i = 0; i < place; i++) {
      char c = raw.charAt(i);
      if (c == '{' && (depth > 0 || (i + 1 < raw.length() && raw.charAt(i + 1) == '@'))) {
        depth++;
      } else if (c == '}' && depth > 0) {
        depth--;
      }
    }
    return depth > 0;
  }

  /** First paragraph of a text with tags, as plain text. */
  private static String plain(String marked) {
    StringBuilder out = new StringBuilder(marked.length());
    List<String> verbatim = new ArrayList<>();
    int i = 0;
    while (i < marked.length()) {
      if (marked.startsWith("{@", i)) {
        int end = closing(marked, i);
        inline(marked.substring(i + 2, end), out, verbatim);
        i = Math.min(end + 1, marked.length());
      } else {
        out.append(marked.charAt(i++));
      }
    }
    String text = out.toString();
    Matcher end = PARAGRAPH_END.matcher(text);
    int from = 0;
    // A comment may start with <p>; the first paragraph is the first one with text.
    while (end.find(from)) {
      if (!text.substring(0, end.start()).isBlank()) {
        text = text.substring(0, end.start());
        break;
      }
      text = text.substring(0, end.start()) + text.substring(end.end());
      end = PARAGRAPH_END.matcher(text);
    }
    text = entities(HTML.matcher(text).replaceAll(""));
    for (int v = 0; v < verbatim.size(); v++) {
      text = text.replace("\u0000" + v + "\u0001", verbatim.get(v));
    }
    return text.strip().replaceAll("\\s+", " ");
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static void inline(String body, StringBuilder out, List<String> verbatim) {
    int end = 0;
    while (end < body.length() && !Character.isWhitespace(body.charAt(end))) {
      end++;
    }
    String tag = body.substring(0, end);
    String rest = body.substring(end).strip();
    switch (tag) {
      case "code", "literal", "snippet" -> keep(rest, out, verbatim);
      case "link", "linkplain" -> keep(label(rest), out, verbatim);
      case "value" -> keep(rest.substring(rest.indexOf('#') + 1), out, verbatim);
      case "inheritDoc", "docRoot" -> {}
      default -> out.append(rest);
    }
  }

  private static void keep(String text, StringBuilder out, List<String> verbatim) {
    out.append('\u0000').append(verbatim.size()).append('\u0001');
    verbatim.add(text);
  }

  /** {@code T#m(int) label} is its label, {@code a.b.T#m} is {@code T.m}. */
  private static String label(String reference) {
    int depth = 0;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c == '(' || c == '<') {
        depth++;
      } else if (c == ')' || c == '>') {
        depth--;
      } else if (depth == 0 && Character.isWhitespace(c)) {
        return reference.substring(i).strip();
      }
    }
    int member = reference.indexOf('#');
    String type = member < 0 ? reference : reference.substring(0, member);
    String simple = type.substring(type.lastIndexOf('.') + 1);
    if (member < 0) {
      return simple;
    }
    String name = reference.substring(member + 1);
    return simple.isEmpty() ? name : simple + "." + name;
  }

  private static String entities(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1);
              String shown =
                  switch (name) {
                    case "lt" -> "<";
                    case "gt" -> ">";
                    case "amp" -> "&";
                    case "quot" -> "\"";
                    case "apos" -> "'";
                    case "nbsp" -> " ";
                    case "mdash" -> "\u2014";
                    case "ndash" -> "\u2013";
                    case "hellip" -> "\u2026";
                    case "times" -> "\u00d7";
                    case "le" -> "\u2264";
                    case "ge" -> "\u2265";
                    default -> numbered(name, found.group());
                  };
              return Matcher.quoteReplacement(shown);
            });
  }

  private static String numbered(String name, String whole) {
    if (name.charAt(0) != '#') {
      return whole;
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    try {
      int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
    } catch (NumberFormatException e) {
      return whole;
    }
  }
}

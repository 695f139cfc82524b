package dev.retort.config;

/** Says in our own words why a text is no YAML, from the place where its parser stopped. */
final class YamlFault {
  private YamlFault() {}

  static ConfigException at(Source source, String text, int codePoint) {
    int length = text.codePointCount(0, text.length());
    int index = Math.max(0, Math.min(codePoint, length));
    int at = text.offsetByCodePoints(0, index);
    return new ConfigException(
        java.util.List.of(
            ProblemKind.SYNTAX.at(
                source.placeOfCodePoint(index), "", "this is no YAML: " + cause(text, at))));
  }

  private static String cause(String text, int at) {
    if (at >= text.length() || text.substring(at).isBlank()) {
      return "the text ends inside a quote, bracket or mapping";
    }
    char c = text.charAt(at);
    if (c == '\t') {
      return "a tab indents here; use spaces";
    }
    if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c >= 0xFFFE) {
      return "a control character stands here; write it as an escape in double quotes";
    }
    return switch (c) {
      case '@', '`' -> "text cannot start with this character; put it in quotes";
      case ':' -> "a colon cannot stand here; put text with \": \" in it in quotes";
      case '%' -> "text cannot start with %; put it in quotes";
      case '\\', '\'', '"' -> "this quote or escape does not fit here";
      case '}', ']', ',' -> "this bracket or comma does not fit here";
      default -> "the indentation, a quote or a bracket before this place does not fit";
    };
  }
}

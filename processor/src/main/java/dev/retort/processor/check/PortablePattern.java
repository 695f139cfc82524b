package dev.retort.processor.check;

import java.util.regex.Pattern;

/** Regular expressions that mean the same to Java and in a JSON Schema. */
public final class PortablePattern {
  /** What Java and ECMAScript write alike. */
  private static final Pattern PORTABLE =
      Pattern.compile(
          "(?:[^\\\\(\\[+*?{}]|\\\\[dDwWsSnrt.\\\\/()\\[\\]{}|^$*+?-]|\\((?!\\?)|\\(\\?:"
              + "|\\[(?:[^\\[\\]\\\\&]|\\\\[dDwWsSnrt.\\\\/()\\[\\]{}|^$*+?-])+\\]|[+*?](?![+])"
              + "|\\{[0-9]+(?:,[0-9]*)?\\}(?![+]))*");

  private PortablePattern() {}

  /** Whether an expression is one. */
  public static boolean is(Pattern regex) {
    return regex.flags() == 0 && PORTABLE.matcher(regex.pattern()).matches();
  }
}

package dev.retort.processor.emit;

import java.util.regex.Pattern;

/** Sets comments as a person would where JavaPoet has but one way. */
final class Layout {
  /** A comment of one line, short enough to stand in a line with its marks. */
  private static final Pattern SHORT_DOC = Pattern.compile("/\\*\\*\n *\\* (.{1,88})\n *\\*/");

  private Layout() {}

  static String of(String source) {
    return SHORT_DOC.matcher(source).replaceAll("/** $1 */");
  }
}

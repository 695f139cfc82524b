package dev.retort.processor.emit;

import java.util.regex.Pattern;

/** Sets the lines of a source as a person would where JavaPoet has but one way. */
final class Layout {
  /** A comment of one line, short enough to stand in a line with its marks. */
  private static final Pattern SHORT_DOC = Pattern.compile("/\\*\\*\n *\\* (.{1,88})\n *\\*/");

  /** The empty line between two plain fields. */
  private static final Pattern GAP =
      Pattern.compile("(?m)^( +private [^=({\n]*;\n)\n(?= +private [^=({\n]*;$)");

  private Layout() {}

  static String of(String source) {
    return GAP.matcher(SHORT_DOC.matcher(source).replaceAll("/** $1 */")).replaceAll("$1");
  }
}

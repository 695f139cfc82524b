package dev.retort.structured;

import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression (ECMA-262, as in JSON Schema) that texts are checked against from end to
 * end. Immutable.
 */
public final class TextPattern {
  private final EcmaPattern pattern;

  private TextPattern(EcmaPattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads an expression.
   *
   * @param source the expression
   * @return the pattern
   * @throws IllegalArgumentException if it is none; the message says where and why
   */
  public static TextPattern of(String source) {
    try {
      return new TextPattern(EcmaPattern.of(source));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(RegexProblem.of(e), e);
    }
  }

  /**
   * Checks a text.
   *
   * @param text any
   * @return what is wrong; empty if nothing is. A text on which the match would take forever does
   *     not match.
   */
  public List<Finding> check(String text) {
    return pattern.isWhole(text)
        ? List.of()
        : List.of(
            new Finding(
                "",
                "must match the regular expression "
                    + pattern.source()
                    + " from end to end, not "
                    + Shown.of(text)));
  }
}

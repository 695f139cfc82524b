package dev.retort.structured;

import java.util.regex.PatternSyntaxException;

/** What is wrong with a regular expression, in a message. */
final class RegexProblem {
  private RegexProblem() {}

  static String of(PatternSyntaxException e) {
    return Shown.of(e.getPattern())
        + " is no regular expression"
        + (e.getIndex() < 0 ? ": " : " at character " + (e.getIndex() + 1) + ": ")
        + e.getDescription();
  }
}

package dev.retort.cli;

/** What the user gave is wrong, told in one line: exit code 1. */
final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message, null, false, false);
  }

  /** The line. */
  String line() {
    return String.valueOf(getMessage());
  }
}

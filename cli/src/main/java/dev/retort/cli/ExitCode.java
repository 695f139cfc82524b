package dev.retort.cli;

/** What the command ends with; a run may also end with 4 or 130. */
final class ExitCode {
  static final int DONE = 0;
  static final int WRONG_INPUT = 1;
  static final int FAILED = 2;
  static final int WAITING = 3;

  private ExitCode() {}
}

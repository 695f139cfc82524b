package dev.retort.offline;

/** The run cannot go on; the message says why, for users. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}

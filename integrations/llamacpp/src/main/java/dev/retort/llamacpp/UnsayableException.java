package dev.retort.llamacpp;

/** A grammar cannot say what a form asks for. */
final class UnsayableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Tells what.
   *
   * @param message in words for the user
   */
  UnsayableException(String message) {
    super(message);
  }

  /** The message, which there always is. */
  String message() {
    return String.valueOf(getMessage());
  }
}

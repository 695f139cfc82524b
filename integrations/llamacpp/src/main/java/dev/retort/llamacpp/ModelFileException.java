package dev.retort.llamacpp;

/** A file is no model that can be loaded. */
final class ModelFileException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Tells why.
   *
   * @param message in words for the user, with the file
   */
  ModelFileException(String message) {
    super(message);
  }

  /** The message, which there always is. */
  String message() {
    return String.valueOf(getMessage());
  }
}

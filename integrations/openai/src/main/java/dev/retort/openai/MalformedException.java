package dev.retort.openai;

/** A text is not what it should be. The message is a predicate: "is empty". */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String predicate) {
    super(predicate);
  }

  /** What is wrong with it, to go after a subject. */
  String predicate() {
    return String.valueOf(getMessage());
  }
}

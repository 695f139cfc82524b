package dev.retort.http;

/** A text is not what it should be. The message is a predicate: "is empty". */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedException(String predicate) {
    super(predicate);
  }

  /** What is wrong with it, to go after a subject. */
  public String predicate() {
    return String.valueOf(getMessage());
  }
}

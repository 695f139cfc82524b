package dev.retort.structured;

/** A text is not the answer that a record needs. Tells where, and what is expected there. */
public final class StructureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String finding;

  StructureException(String type, String pointer, String finding) {
    super("the text is no " + type + ": " + (pointer.isEmpty() ? "" : pointer + ": ") + finding);
    this.pointer = pointer;
    this.finding = finding;
  }

  /**
   * Where in the text it is.
   *
   * @return a JSON Pointer (RFC 6901); empty for the whole, or where the text is no JSON
   */
  public String pointer() {
    return pointer;
  }

  /**
   * What is wrong there.
   *
   * @return a sentence without the place, and without any of the text's values
   */
  public String finding() {
    return finding;
  }
}

package dev.retort.descriptor;

/** The values that are written as one token, apart from enums. */
public enum Scalar {
  BOOLEAN("boolean"),
  BYTE("integer"),
  SHORT("integer"),
  INT("integer"),
  LONG("integer"),
  FLOAT("number"),
  DOUBLE("number"),
  DECIMAL("number"),
  CHAR("character"),
  STRING("string"),
  DURATION("duration"),
  URI("uri"),
  PATH("path"),
  SECRET("secret"),
  JSON("json");

  private final String label;

  Scalar(String label) {
    this.label = label;
  }

  /**
   * What users are shown as the type.
   *
   * @return one word, such as {@code integer}
   */
  public String label() {
    return label;
  }
}

package dev.retort.processor.read;

/** A type that another processor may still make. */
public final class MissingTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String type;

  MissingTypeException(String type) {
    super(type, null, false, false);
    this.type = type;
  }

  /** The name of the type, as the source has it. */
  public String type() {
    return type;
  }
}

package dev.retort.template;

/** A template is wrong, or cannot be rendered with these values. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  TemplateException(Position position, String message) {
    super(message, null, false, false);
    this.line = position.line();
    this.column = position.column();
  }

  /**
   * Where in the template.
   *
   * @return from 1
   */
  public int line() {
    return line;
  }

  /**
   * Where in the line.
   *
   * @return from 1, in Unicode code points
   */
  public int column() {
    return column;
  }

  /**
   * The message with its place in the template.
   *
   * @return one line
   */
  public String located() {
    return getMessage() + " (line " + line + ", column " + column + " of the template)";
  }
}

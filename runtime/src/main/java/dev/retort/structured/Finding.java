package dev.retort.structured;

import java.util.Objects;

/**
 * One thing that is wrong with a value, in words for people and for the model that wrote it.
 * Immutable.
 *
 * @param pointer where: a JSON pointer into the value, empty for the whole of it
 * @param message what is wrong, to go after the name of the place
 */
public record Finding(String pointer, String message) {
  public Finding {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(message, "message");
  }

  /**
   * Place and message in one line.
   *
   * @return such as {@code /age: is 7, must be at least 18}
   */
  public String line() {
    return pointer.isEmpty() ? message : pointer + ": " + message;
  }

  @Override
  public String toString() {
    return line();
  }
}

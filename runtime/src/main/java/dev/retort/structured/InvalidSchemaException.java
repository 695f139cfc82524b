package dev.retort.structured;

import java.util.List;
import java.util.stream.Collectors;

/** A text is no JSON Schema, or one that asks for what is not checked here. */
public final class InvalidSchemaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> problems;

  InvalidSchemaException(List<Finding> problems) {
    super("the JSON Schema is no good: " + lines(problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong with it.
   *
   * @return one or more, with pointers into the schema
   */
  public List<Finding> problems() {
    return problems;
  }

  private static String lines(List<Finding> problems) {
    return problems.stream().map(Finding::line).collect(Collectors.joining("; "));
  }
}

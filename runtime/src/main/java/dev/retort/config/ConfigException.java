package dev.retort.config;

import java.util.List;
import java.util.stream.Collectors;

/** A config is wrong: all its problems at once, one a line. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Reports problems.
   *
   * @param problems at least one
   */
  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong.
   *
   * @return in order of place
   */
  public List<Problem> problems() {
    return problems;
  }
}

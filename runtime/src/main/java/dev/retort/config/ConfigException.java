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
   * Reports a value that reading could not find wrong: one that names a file which is none, say.
   *
   * @param pointer JSON pointer of the value
   * @param message what is wrong and how to mend it, in one line; never a secret
   * @return one problem, which has no place
   */
  public static ConfigException wrongValue(String pointer, String message) {
    return new ConfigException(
        List.of(new Problem("wrong-value", Problem.Severity.ERROR, pointer, null, message, null)));
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

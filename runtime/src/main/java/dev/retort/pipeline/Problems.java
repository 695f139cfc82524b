package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigNode;
import dev.retort.config.Problem;
import dev.retort.descriptor.Suggest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a pipeline file; all of it is told at once. One thread. */
final class Problems {
  private static final int MOST_NAMES = 12;

  private final List<Problem> all = new ArrayList<>();

  void add(Problem problem) {
    all.add(problem);
  }

  void addAll(Collection<Problem> problems) {
    all.addAll(problems);
  }

  /** A mistake at a value. */
  void error(ConfigNode node, String id, String message) {
    all.add(node.problem(id, message));
  }

  /** A mistake at the key of a value. */
  void keyError(ConfigNode node, String id, String message) {
    all.add(node.keyProblem(id, message));
  }

  void warning(ConfigNode node, String id, String message) {
    Problem error = node.keyProblem(id, message);
    all.add(
        new Problem(id, Problem.Severity.WARNING, error.pointer(), error.place(), message, null));
  }

  /** Something odd at a value. */
  void valueWarning(ConfigNode node, String id, String message) {
    Problem error = node.problem(id, message);
    all.add(
        new Problem(id, Problem.Severity.WARNING, error.pointer(), error.place(), message, null));
  }

  /** A name that is none of those that there are. */
  void unknown(ConfigNode node, String id, String what, String name, Collection<String> known) {
    String near = Suggest.nearest(name, known).orElse(null);
    Problem.Place place = node.place();
    all.add(
        new Problem(
            id,
            Problem.Severity.ERROR,
            node.pointer(),
            place,
            "there is no " + what + " " + quoted(name) + suggestion(near, known),
            near));
  }

  /** How a message about an unknown name ends. */
  static String suggestion(@Nullable String near, Collection<String> known) {
    StringBuilder text = new StringBuilder();
    if (near != null) {
      text.append("; did you mean ").append(quoted(near)).append('?');
    }
    if (!known.isEmpty() && known.size() <= MOST_NAMES) {
      text.append(near == null ? "; known are " : " Known are ");
      text.append(String.join(", ", known.stream().map(Problems::quoted).toList()));
    }
    return text.toString();
  }

  static String quoted(String name) {
    return "\"" + name + "\"";
  }

  boolean hasErrors() {
    return all.stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
  }

  /** Warnings in order of place. */
  List<Problem> warnings() {
    return sorted(Problem.Severity.WARNING);
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigException with every error, in order of place
   */
  void finish() {
    if (hasErrors()) {
      throw new ConfigException(sorted(Problem.Severity.ERROR));
    }
  }

  private List<Problem> sorted(Problem.Severity severity) {
    return all.stream()
        .filter(each -> each.severity() == severity)
        .sorted(Comparator.comparingInt(Problems::line).thenComparingInt(Problems::column))
        .toList();
  }

  private static int line(Problem problem) {
    Problem.Place place = problem.place();
    return place == null ? Integer.MAX_VALUE : place.line();
  }

  private static int column(Problem problem) {
    Problem.Place place = problem.place();
    return place == null ? Integer.MAX_VALUE : place.column();
  }
}

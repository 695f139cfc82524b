package dev.retort.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays out what is told of the steps: a block of lines for a terminal of some size, or one line.
 * Immutable.
 *
 * @param width columns
 * @param height lines
 */
record Screen(int width, int height) {
  private static final int GAP = 2;

  /**
   * A line a step, and more where its facts need them; a single line if that does not fit.
   *
   * @param head what comes before all steps; null for nothing
   * @return none if there is no step
   */
  List<String> block(@Nullable String head, List<StepFacts> steps) {
    int indent = steps.stream().mapToInt(step -> step.name().length()).max().orElse(0) + GAP;
    List<String> lines = new ArrayList<>();
    if (head != null) {
      lines.add(head);
    }
    for (StepFacts step : steps) {
      lines.addAll(wrap(step, indent));
    }
    // The last column and the last line are left alone: terminals differ in what they do there.
    boolean fits = lines.size() < height && lines.stream().allMatch(line -> line.length() < width);
    return fits ? lines : brief(head, steps).stream().toList();
  }

  /** All facts of all steps in a line of any length. */
  static String line(@Nullable String head, List<StepFacts> steps) {
    StringJoiner line = new StringJoiner(" | ");
    if (head != null) {
      line.add(head);
    }
    steps.forEach(step -> line.add(step.name() + " " + String.join(", ", step.all())));
    return line.toString();
  }

  private List<String> wrap(StepFacts step, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(step.name());
    line.append(" ".repeat(indent - line.length()));
    boolean empty = true;
    List<String> facts = step.all();
    for (int i = 0; i < facts.size(); i++) {
      String fact = facts.get(i) + (i + 1 < facts.size() ? "," : "");
      if (!empty && line.length() + 1 + fact.length() >= width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(fact);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /** Steps that go on, as far as there is room. */
  private Optional<String> brief(@Nullable String head, List<StepFacts> steps) {
    Stream<String> open =
        steps.stream().filter(step -> !step.progress().ended()).map(StepFacts::brief);
    String line = Stream.concat(Stream.ofNullable(head), open).collect(Collectors.joining(" | "));
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(line.substring(0, Math.min(line.length(), width - 1)));
  }
}

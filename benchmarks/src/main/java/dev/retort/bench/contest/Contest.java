package dev.retort.bench.contest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Contestants in rounds: each once a round, in a process of its own, so that a machine whose speed
 * drifts slows all of them alike.
 */
public final class Contest {
  /** One run of a contestant. */
  public interface Run {
    /**
     * Runs once.
     *
     * @return what was measured
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if told to stop
     */
    Figures once() throws IOException, InterruptedException;
  }

  private final PrintStream log;
  private final Map<String, Run> contestants = new LinkedHashMap<>();
  private final Map<String, List<Figures>> results = new LinkedHashMap<>();

  /**
   * A contest without contestants.
   *
   * @param log told of every run
   */
  public Contest(PrintStream log) {
    this.log = log;
  }

  /**
   * Adds a contestant.
   *
   * @param name as in the table
   * @param run runs it
   */
  public void add(String name, Run run) {
    contestants.put(name, run);
    results.put(name, new ArrayList<>());
  }

  /**
   * Runs all.
   *
   * @param rounds how often
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if told to stop
   */
  public void run(int rounds) throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      for (Map.Entry<String, Run> each : contestants.entrySet()) {
        Figures figures = each.getValue().once();
        of(each.getKey()).add(figures);
        log.println("round " + round + ", " + each.getKey() + ": " + figures);
      }
    }
  }

  /**
   * The contestants in order.
   *
   * @return their names
   */
  public List<String> names() {
    return List.copyOf(contestants.keySet());
  }

  /**
   * The median over the rounds.
   *
   * @param name a contestant
   * @param figure of what
   * @return in the figure's unit
   */
  public double median(String name, String figure) {
    return median(of(name), run -> run.get(figure));
  }

  /**
   * The median over the rounds of what one reached of another in the same round.
   *
   * @param name a contestant
   * @param against another
   * @param figure of what
   * @return a ratio
   */
  public double ratio(String name, String against, String figure) {
    List<Figures> these = of(name);
    List<Figures> those = of(against);
    return median(
        IntStream.range(0, these.size())
            .mapToDouble(i -> these.get(i).get(figure) / those.get(i).get(figure))
            .toArray());
  }

  private List<Figures> of(String name) {
    return Objects.requireNonNull(results.get(name), name);
  }

  private static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
    return median(runs.stream().mapToDouble(figure).toArray());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /**
   * Runs a program to its end.
   *
   * @param command the program
   * @return the figures that it printed
   * @throws IOException if it cannot be started
   * @throws InterruptedException if told to stop
   */
  public static Figures figuresOf(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    Figures figures = new Figures();
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(figures::read);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
      }
    } finally {
      process.destroy();
    }
    return figures;
  }
}

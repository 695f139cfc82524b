package dev.retort.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Medians of rounds, and ratios taken round by round, as a table in Markdown. */
final class Table {
  private final PrintStream out;
  private final Map<String, List<Rounds.Score>> scores;

  Table(PrintStream out, Map<String, List<Rounds.Score>> scores) {
    this.out = out;
    this.scores = scores;
  }

  /**
   * Prints a line a contestant.
   *
   * @param title first column's head
   * @param unit what one operation is
   * @param names the contestants in order
   * @param against to what the first contestant is compared: a column of {@code first / other}
   */
  void print(String title, String unit, List<String> names, String against) {
    out.println();
    out.printf(
        "| %s | %ss/ms | of %s | bytes/%s | CPU ns/%s |%n|---|---:|---:|---:|---:|%n",
        title, unit, against, unit, unit);
    for (String name : names) {
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.2fx | %.0f | %.0f |%n",
          name.substring(name.indexOf(' ') + 1),
          median(of(name).stream().mapToDouble(Rounds.Score::speed).toArray()),
          ratio(name, against),
          median(of(name).stream().mapToDouble(Rounds.Score::bytes).toArray()),
          median(of(name).stream().mapToDouble(Rounds.Score::cpu).toArray()));
    }
  }

  /** The median over the rounds of how much faster one was than the other. */
  double ratio(String name, String against) {
    List<Rounds.Score> these = of(name);
    List<Rounds.Score> those = of(against);
    return median(
        IntStream.range(0, these.size())
            .mapToDouble(i -> these.get(i).speed() / those.get(i).speed())
            .toArray());
  }

  private List<Rounds.Score> of(String name) {
    return Objects.requireNonNull(scores.get(name), name);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}

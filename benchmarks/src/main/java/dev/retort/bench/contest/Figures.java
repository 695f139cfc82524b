package dev.retort.bench.contest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a program measured, as lines of its output: {@code figure NAME VALUE}. */
public final class Figures {
  private static final String MARK = "figure ";

  private final Map<String, Double> values = new LinkedHashMap<>();

  /** None yet. */
  public Figures() {}

  /**
   * Adds a figure.
   *
   * @param name one word
   * @param value in the unit that the name says
   * @return this
   */
  public Figures put(String name, double value) {
    values.put(name, value);
    return this;
  }

  /**
   * A figure.
   *
   * @param name its name
   * @return its value
   */
  public double get(String name) {
    return Objects.requireNonNull(values.get(name), () -> "no figure " + name + " in " + values);
  }

  /** Tells the figures to the contest that started this program. */
  public void print() {
    values.forEach((name, value) -> System.out.printf(Locale.ROOT, MARK + "%s %f%n", name, value));
  }

  /** Takes a line of a program's output; others than figures are left out. */
  void read(String line) {
    if (line.startsWith(MARK)) {
      String[] words = line.split(" ", 3);
      put(words[1], Double.parseDouble(words[2]));
    }
  }

  @Override
  public String toString() {
    return values.toString();
  }
}

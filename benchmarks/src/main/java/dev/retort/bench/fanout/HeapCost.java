package dev.retort.bench.fanout;

import dev.retort.bench.contest.Contest;
import dev.retort.bench.contest.Jvm;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Compares what a fan-out keeps in the heap with what {@code allOf} keeps there. */
public final class HeapCost {
  static final List<String> WAYS = List.of("stream", "list", "allOf");

  private HeapCost() {}

  /**
   * Measures.
   *
   * @param args rounds (3)
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Contest contest = new Contest(System.err);
    for (String way : WAYS) {
      contest.add(
          way,
          () ->
              Contest.figuresOf(
                  Jvm.command(
                      List.of("-XX:+UseSerialGC", "-Xmx1g"),
                      HeapContestant.class.getName(),
                      way,
                      Integer.toString(FanOutBenchmark.INPUTS),
                      Integer.toString(FanOutBenchmark.SAMPLES))));
    }
    contest.run(args.length > 0 ? Integer.parseInt(args[0]) : 3);
    System.out.printf("%n| handoff | live MB | of allOf |%n|---|---:|---:|%n");
    for (String way : contest.names()) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.2fx |%n",
          way,
          contest.median(way, "live-mb"),
          contest.ratio(way, "allOf", "live-mb"));
    }
  }
}

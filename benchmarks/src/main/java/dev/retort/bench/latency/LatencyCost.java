package dev.retort.bench.latency;

import dev.retort.bench.contest.Contest;
import dev.retort.bench.contest.Jvm;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Compares the engine with a bare loop on calls that each take 50 ms, 1,000 in flight. */
public final class LatencyCost {
  static final List<String> WAYS = List.of("retort", "bare");

  private LatencyCost() {}

  /**
   * Measures.
   *
   * @param args rounds (5), calls (200000), in flight (1000)
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    String calls = args.length > 1 ? args[1] : "200000";
    String inFlight = args.length > 2 ? args[2] : "1000";
    Contest contest = new Contest(System.err);
    for (String way : WAYS) {
      contest.add(
          way,
          () ->
              Contest.figuresOf(
                  Jvm.command(List.of(), LatencyContestant.class.getName(), way, calls, inFlight)));
    }
    contest.run(rounds);
    System.out.println(System.getProperty("java.runtime.version"));
    System.out.printf("%n| | makespan s | of the ideal | CPU us/call |%n|---|---:|---:|---:|%n");
    for (String way : contest.names()) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.3f | %.4fx | %.1f |%n",
          way,
          contest.median(way, "makespan"),
          contest.median(way, "of-ideal"),
          contest.median(way, "cpu-us/call"));
    }
  }
}

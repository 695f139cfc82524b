package dev.retort.bench.batch;

import dev.retort.bench.contest.Contest;
import dev.retort.bench.contest.Jvm;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Compares what offline batches keep in the heap from 1,000 requests to 1,000,000. */
public final class BatchCost {
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);

  private BatchCost() {}

  /**
   * Measures.
   *
   * @param args rounds (1)
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Contest contest = new Contest(System.err);
    for (int size : SIZES) {
      contest.add(
          String.format(Locale.ROOT, "%,d", size),
          () ->
              Contest.figuresOf(
                  Jvm.command(
                      List.of("-XX:+UseSerialGC", "-Xmx32m"),
                      BatchHeap.class.getName(),
                      Integer.toString(size))));
    }
    contest.run(args.length > 0 ? Integer.parseInt(args[0]) : 1);
    System.out.printf("%n| requests | live MB | requests/s |%n|---:|---:|---:|%n");
    for (String size : contest.names()) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %,.0f |%n",
          size,
          contest.median(size, "live-mb"),
          contest.median(size, "requests/s"));
    }
  }
}

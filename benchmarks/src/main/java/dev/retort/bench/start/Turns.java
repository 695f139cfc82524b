package dev.retort.bench.start;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs commands in turn, round after round, and keeps how long each took to its end. */
final class Turns {
  private static final int WARMUP = 2;

  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, List<Long>> times = new LinkedHashMap<>();

  void add(String name, List<String> command) {
    commands.put(name, command);
    times.put(name, new ArrayList<>());
  }

  void run(int rounds) throws IOException, InterruptedException {
    for (int round = -WARMUP; round < rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        long nanos = time(command.getValue());
        List<Long> kept = times.get(command.getKey());
        if (round >= 0 && kept != null) {
          kept.add(nanos);
        }
      }
    }
  }

  private static long time(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    int code = process.waitFor();
    long nanos = System.nanoTime() - start;
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
    }
    return nanos;
  }

  /** Prints medians, and what each takes over the first, which does nothing. */
  void print(PrintStream out) {
    double nothing = Double.NaN;
    out.println(System.getProperty("java.runtime.version"));
    out.printf("%n| process | ms | over nothing |%n|---|---:|---:|%n");
    for (Map.Entry<String, List<Long>> each : times.entrySet()) {
      double median = median(each.getValue());
      nothing = Double.isNaN(nothing) ? median : nothing;
      out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", each.getKey(), median, median - nothing);
    }
  }

  private static double median(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / 1e6;
  }
}

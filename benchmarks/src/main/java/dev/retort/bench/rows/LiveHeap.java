package dev.retort.bench.rows;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stays in the heap of another JVM after a forced collection, while its output grows. */
final class LiveHeap {
  private static final int LOOK_MILLIS = 20;

  private LiveHeap() {}

  /**
   * A look.
   *
   * @param written bytes of output by then
   * @param live bytes in the heap
   */
  record Point(long written, long live) {}

  /**
   * A run.
   *
   * @param points looks in order
   * @param bytes of output in the end
   */
  record Curve(List<Point> points, long bytes) {}

  /** Runs a command and looks each time its output has grown by some bytes. */
  static Curve during(List<String> command, Path output, long every)
      throws IOException, InterruptedException {
    File file = output.toFile();
    List<Point> points = new ArrayList<>();
    if (file.exists() && !file.delete()) {
      throw new IOException("cannot remove " + file);
    }
    Process process = start(command);
    long next = every;
    while (process.isAlive()) {
      Thread.sleep(LOOK_MILLIS);
      long written = file.length();
      if (written >= next) {
        long live = live(process.pid());
        if (live > 0) {
          points.add(new Point(written, live));
        }
        next = written + every;
      }
    }
    return new Curve(points, file.length());
  }

  static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  /** The sum of a histogram of live objects, which forces a collection; 0 if the JVM has ended. */
  private static long live(long pid) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process histogram =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectError(Redirect.DISCARD)
            .start();
    try (BufferedReader lines = histogram.inputReader()) {
      return lines
          .lines()
          .filter(line -> line.startsWith("Total"))
          .mapToLong(line -> Long.parseLong(line.strip().split(" +", 4)[2]))
          .findFirst()
          .orElse(0);
    }
  }
}

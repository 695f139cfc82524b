package dev.retort.bench.rows;

import dev.retort.bench.contest.Contest;
import dev.retort.bench.contest.Figures;
import dev.retort.bench.contest.Jvm;
import dev.retort.bench.fanout.NoopLLM;
import dev.retort.bench.latency.SimulatedLLM;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Rows through {@code retort pipeline run} as a process with a heap of 256 MB, from its start to
 * its end, against a bare loop; then the live heap at points of such a run.
 */
public final class RowsCost {
  private static final List<String> OPTIONS = List.of("-Xmx256m");
  private static final int LOOK_MILLIS = 20;
  private static final String RETORT = "dev.retort.cli.Main";

  private final Path folder;
  private final Path input;
  private final int rows;

  RowsCost(Path folder, int rows) throws IOException {
    this.folder = folder;
    this.rows = rows;
    this.input = folder.resolve("in.jsonl");
    RowsFile.write(input, rows);
    RowsFile.writePipeline(config("noop"), input, NoopLLM.class.getName(), "");
    RowsFile.writePipeline(
        config("simulated"), input, SimulatedLLM.class.getName(), "latency: 0.005");
  }

  /**
   * Measures.
   *
   * @param args rounds (5), rows (1000000)
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int rows = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    Path folder = Files.createTempDirectory("rows");
    RowsCost cost = new RowsCost(folder, rows);
    cost.run(rounds, System.out);
    cost.heap(System.out);
  }

  void run(int rounds, PrintStream out) throws IOException, InterruptedException {
    Contest contest = new Contest(System.err);
    contest.add("noop", () -> timed(pipeline("noop")));
    contest.add("simulated", () -> timed(pipeline("simulated")));
    contest.add("bare loop", () -> timed(bare()));
    contest.run(rounds);
    out.println(System.getProperty("java.runtime.version") + ", " + rows + " rows");
    out.printf("%n| rows | rows/s | of bare loop | CPU us/row |%n|---|---:|---:|---:|%n");
    for (String name : contest.names()) {
      out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.2fx | %.1f |%n",
          name,
          contest.median(name, "rows/s"),
          contest.ratio(name, "bare loop", "rows/s"),
          contest.median(name, "cpu-us/row"));
    }
  }

  /** Prints the live heap at every tenth of a run. */
  void heap(PrintStream out) throws IOException, InterruptedException {
    for (String llm : List.of("noop", "simulated")) {
      LiveHeap.Curve curve =
          LiveHeap.during(pipeline(llm), output(llm), Files.size(output(llm)) / 10);
      out.printf("%n| rows written (%s) | live MB |%n|---:|---:|%n", llm);
      curve.points().forEach(point -> print(point, curve.bytes(), out));
    }
  }

  private void print(LiveHeap.Point point, long bytes, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "| %d %% | %.1f |%n",
        Math.round(100.0 * point.written() / bytes),
        point.live() / 1e6);
  }

  Path config(String llm) {
    return folder.resolve(llm + ".yaml");
  }

  Path output(String llm) {
    return folder.resolve(llm).resolve("data").resolve("answer.jsonl");
  }

  Path bareOutput() {
    return folder.resolve("bare.jsonl");
  }

  List<String> pipeline(String llm) {
    return Jvm.command(
        OPTIONS,
        RETORT,
        "pipeline",
        "run",
        "--config",
        config(llm).toString(),
        "--output",
        folder.resolve(llm).toString(),
        "--overwrite");
  }

  List<String> bare() {
    return Jvm.command(
        OPTIONS, BareLoop.class.getName(), input.toString(), bareOutput().toString());
  }

  Figures timed(List<String> command) throws IOException, InterruptedException {
    long started = System.nanoTime();
    Process process = LiveHeap.start(command);
    Duration cpu = Duration.ZERO;
    do { // The system forgets a process that has ended, so it is asked until then.
      cpu = process.info().totalCpuDuration().orElse(cpu);
    } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    double seconds = (System.nanoTime() - started) / 1e9;
    int code = process.exitValue();
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
    }
    return new Figures()
        .put("rows/s", rows / seconds)
        .put("cpu-us/row", cpu.toNanos() / 1e3 / rows);
  }
}

package dev.retort.bench.journal;

import dev.retort.bench.fanout.NoopLLM;
import dev.retort.bench.fanout.NoopLLMBuilder;
import dev.retort.llm.AnswerJournal;
import dev.retort.llm.Input;
import dev.retort.llm.Outputs;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.RunOptions;
import dev.retort.pipeline.RunReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows a second on a backend that does nothing: a stream without a journal, the same with one, the
 * same again from it, and pipelines. All in one JVM, whose heap its options bound.
 */
public final class JournalRows {
  private final long rows;
  private final int lanes;
  private final Map<String, List<Double>> speeds = new LinkedHashMap<>();

  private JournalRows(long rows, int lanes) {
    this.rows = rows;
    this.lanes = lanes;
  }

  /** Something that is timed. */
  private interface Body {
    void run() throws IOException;
  }

  /**
   * Measures.
   *
   * @param args rows (1,000,000), calls in flight (4,096), rounds (3)
   * @throws IOException if the disk fails
   */
  public static void main(String[] args) throws IOException {
    long rows = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    int lanes = args.length > 1 ? Integer.parseInt(args[1]) : 4096;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    JournalRows bench = new JournalRows(rows, lanes);
    for (int i = 0; i < rounds; i++) {
      bench.round();
    }
    bench.print();
  }

  private void round() throws IOException {
    Path folder = Files.createTempDirectory("journal");
    try {
      time("stream", () -> stream(null));
      time("stream, answers kept", () -> stream(folder.resolve("answers")));
      time("stream, answers given again", () -> stream(folder.resolve("answers")));
      time("pipeline, answers kept", () -> pipeline(folder, rows));
      time("pipeline, gone on with", () -> pipeline(folder, 0));
    } finally {
      delete(folder);
    }
  }

  private void time(String name, Body body) throws IOException {
    System.gc();
    long start = System.nanoTime();
    body.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    speeds.computeIfAbsent(name, each -> new ArrayList<>()).add(rows / seconds);
  }

  private void stream(@Nullable Path folder) throws IOException {
    try (NoopLLM llm = NoopLLMBuilder.create().maxConcurrency(lanes).build();
        AnswerJournal journal = folder == null ? null : AnswerJournal.open(folder)) {
      llm.keepAnswersIn(journal == null ? null : journal.answers());
      Stream<Input> inputs =
          LongStream.range(0, rows).mapToObj(i -> Input.of("Say the number " + i + " aloud."));
      long answers = 0;
      try (Outputs outputs = llm.generateOutputs(inputs.iterator(), 1)) {
        while (outputs.hasNext()) {
          outputs.next();
          answers++;
        }
      }
      require(answers == rows, "a row was lost");
    }
  }

  private void pipeline(Path folder, long calls) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          name: rows
          steps:
            - {name: rows, step: {rows: ROWS, type_info: {module: dev.retort.bench.journal, name: NumberedRows}}}
            - name: ask
              step:
                llm: {max_concurrency: LANES, type_info: {module: dev.retort.bench.fanout, name: NoopLLM}}
                add_raw_input: false
                add_raw_output: false
                type_info: {module: dev.retort.step, name: TextGeneration}
            - {name: kept, step: {columns: [id, generation], type_info: {module: dev.retort.step, name: KeepColumns}}}
          connections: [{from: rows, to: [ask]}, {from: ask, to: [kept]}]
        """
            .replace("ROWS", Long.toString(rows))
            .replace("LANES", Integer.toString(lanes)));
    RunReport report =
        Pipeline.read(file).run(RunOptions.defaults().output(folder.resolve("output")));
    require(report.exitCode() == 0, "the run failed: " + report.message());
    require(report.totals().rowsOut() == rows, "a row was lost");
    require(report.totals().calls() == calls, "a call too many");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private void print() {
    System.out.println();
    System.out.println("| | rows/s | of stream |");
    System.out.println("|---|---:|---:|");
    List<Double> base = speeds.getOrDefault("stream", List.of());
    speeds.forEach(
        (name, all) -> {
          List<Double> ratios = new ArrayList<>();
          for (int i = 0; i < all.size(); i++) {
            ratios.add(all.get(i) / base.get(i));
          }
          System.out.printf(
              Locale.ROOT, "| %s | %,.0f | %.2fx |%n", name, median(all), median(ratios));
        });
    System.out.println();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        System.out.printf("%s: peak %d MB%n", pool.getName(), pool.getPeakUsage().getUsed() >> 20);
      }
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}

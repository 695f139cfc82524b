package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.batch.KeptBatch;
import dev.retort.config.ConfigException;
import dev.retort.step.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines whose answers come from offline batches. */
@Timeout(900)
class OfflinePipelineTest {
  /** The last step of a process that submits or fetches two batches. */
  private static final int LAST_STEP = 13;

  @TempDir Path folder;
  private Path output;
  private Path desk;

  @BeforeEach
  void prepare() throws IOException {
    output = folder.resolve("out");
    desk = folder.resolve("desk");
    asks("a", "b", "c");
    set("requests=2");
  }

  private void asks(@Nullable String... prompts) throws IOException {
    Files.write(
        folder.resolve("in.jsonl"),
        Arrays.stream(prompts)
            .map(prompt -> prompt == null ? "null" : "\"" + prompt + "\"")
            .map(prompt -> "{\"instruction\": " + prompt + "}")
            .toList());
  }

  private void set(String... settings) throws IOException {
    Files.createDirectories(desk);
    Files.write(desk.resolve("desk.properties"), List.of(settings));
  }

  private Path file(String more) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          name: offline
          steps:
            - {name: load, step: {path: in.jsonl, type_info: {module: dev.retort.step, name: LoadDataFromFile}}}
            - name: ask
              step:
                llm: {place: "DESK", use_offline_batch_generation: true, type_info: {module: dev.retort.llm, name: BatchLLM}}
                MORE
                type_info: {module: dev.retort.step, name: TextGeneration}
            - {name: kept, step: {columns: [instruction, generation], type_info: {module: dev.retort.step, name: KeepColumns}}}
          connections: [{from: load, to: [ask]}, {from: ask, to: [kept]}]
        """
            .replace("DESK", desk.toString())
            .replace("MORE", more));
    return file;
  }

  private RunReport run() throws IOException {
    return run("", RunOptions.defaults());
  }

  private RunReport run(String more, RunOptions options) throws IOException {
    return Pipeline.read(file(more)).run(options.output(output));
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(output.resolve("data/kept.jsonl")).stream()
        .map(Row::ofJson)
        .map(row -> row.text("instruction") + " " + row.text("generation"))
        .toList();
  }

  private List<String> batches() throws IOException {
    Path all = desk.resolve("batches");
    if (!Files.exists(all)) {
      return List.of();
    }
    try (Stream<Path> each = Files.list(all)) {
      return each.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** The custom ids of all requests of all batches. */
  private List<String> contents() throws IOException {
    List<String> ids = new ArrayList<>();
    for (String batch : batches()) {
      for (String line :
          Files.readAllLines(desk.resolve("batches").resolve(batch).resolve("requests"))) {
        ids.add(line.substring(0, line.indexOf('\t')));
      }
    }
    return ids;
  }

  private List<String> requests(String batch) throws IOException {
    return Files.readAllLines(desk.resolve("batches").resolve(batch).resolve("requests")).stream()
        .map(line -> line.substring(line.lastIndexOf('\t') + 1))
        .toList();
  }

  @Test
  void theFirstRunSubmitsAndEndsWithWaiting() throws IOException {
    RunReport report = run();
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.status()).isEqualTo(RunReport.Status.WAITING);
    assertThat(report.message())
        .isEqualTo(
            "step \"ask\": not finished yet: offline batches batch_0, batch_1; the same command goes"
                + " on with them");
    assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"waiting\"");
  }

  @Test
  void theSameCommandGoesOn() throws IOException {
    RunReport first = run();
    assertThat(first.exitCode()).isEqualTo(3);
    RunReport second = run();
    assertThat(second.exitCode()).as(second.message()).isZero();
    assertThat(rows()).containsExactly("a a!", "b b!", "c c!");
    assertThat(second.totals().calls()).isEqualTo(3);
    assertThat(batches()).hasSize(2);
  }

  @Test
  void untilDoneOneCommandIsAll() throws IOException {
    asks("a");
    set("looks=2");
    RunReport report =
        Pipeline.read(
                file(""),
                ReadOptions.none()
                    .params(List.of("ask.llm.offline_batch_generation_block_until_done=1")))
            .run(RunOptions.defaults().output(output));
    assertThat(report.exitCode()).as(report.message()).isZero();
    assertThat(rows()).containsExactly("a a!");
  }

  @Test
  void aStopEndsTheWaitAtOnceAndTheSameCommandGoesOn() throws IOException {
    set("looks=1000");
    Stop stop = new Stop();
    RunListener stopper =
        new RunListener() {
          @Override
          public void ended(String step, Counts counts) {
            if (step.equals("load")) {
              var unused = CompletableFuture.runAsync(() -> untilSubmitted(stop));
            }
          }
        };
    ReadOptions patient =
        ReadOptions.none()
            .params(List.of("ask.llm.offline_batch_generation_block_until_done=3600"));
    RunReport report =
        Pipeline.read(file(""), patient)
            .run(RunOptions.defaults().output(output).stop(stop).listener(stopper));
    assertThat(report.exitCode()).isEqualTo(130);
    set("looks=1");
    RunReport second = run();
    assertThat(second.exitCode()).as(second.message()).isZero();
    assertThat(batches()).hasSize(1);
  }

  private void untilSubmitted(Stop stop) {
    try {
      // Not as soon as there is one: until it is in the record the next run has to look for it.
      Path record = output.resolve("batches/ask/batches.json");
      while (!Files.exists(record) || !Files.readString(record).contains("batch_0")) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    stop.request();
  }

  @Test
  void rowsKeepTheirPlaceWhateverBecameOfThem() throws IOException {
    asks("a", null, "fail:x", "lose:y", null);
    RunReport first = run();
    assertThat(first.exitCode()).isEqualTo(3);
    RunReport second = run();
    assertThat(second.exitCode()).isZero();
    assertThat(rows())
        .containsExactly("a a!", "null null", "fail:x null", "lose:y null", "null null");
    assertThat(second.totals().failed()).isEqualTo(4);
  }

  @Test
  void answersAreKeptAndAskedForNoMore() throws IOException {
    RunReport first = run();
    RunReport second = run();
    RunReport third = run();
    assertThat(List.of(first.exitCode(), second.exitCode(), third.exitCode()))
        .containsExactly(3, 0, 0);
    assertThat(third.totals().journal().calls()).isEqualTo(3);
    assertThat(third.totals().calls()).isZero();
    assertThat(batches()).hasSize(2);
  }

  @Test
  void whatTheJournalHoldsIsLeftOutOfABatch() throws IOException {
    RunOptions cached = RunOptions.defaults().cache(folder.resolve("cache"));
    RunReport first = run("", cached);
    RunReport second = run("", cached);
    asks("a", "d", "b", "c", "e");
    output = folder.resolve("other");
    RunReport third = run("", cached);
    RunReport fourth = run("", cached);
    assertThat(Stream.of(first, second, third, fourth).map(RunReport::exitCode))
        .containsExactly(3, 0, 3, 0);
    assertThat(rows()).containsExactly("a a!", "d d!", "b b!", "c c!", "e e!");
    assertThat(requests("batch_2")).containsExactly("d", "e");
  }

  @Test
  void aFolderWithUnfinishedBatchesOfAnotherConfigIsRefused() throws IOException {
    RunReport first = run();
    assertThat(first.exitCode()).isEqualTo(3);
    assertThatThrownBy(() -> run("system_prompt: other", RunOptions.defaults()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("output-of-another");
    assertThatThrownBy(() -> run("system_prompt: other", RunOptions.defaults().overwrite(true)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "error: the output folder \""
                + output
                + "\" holds the run of another pipeline, whose offline batches are not finished"
                + " (batch_0, batch_1); go on with that one, or cancel them with: retort batch"
                + " cancel --output "
                + output
                + " [retort:batches-of-another]");
  }

  @Test
  void aFolderWithCancelledBatchesCanBeOverwritten() throws IOException {
    RunReport first = run();
    assertThat(first.exitCode()).isEqualTo(3);
    assertThat(new OfflineBatches(output, ReadOptions.none()).cancel().get("ask"))
        .extracting(KeptBatch::standing)
        .containsExactly("cancelled", "cancelled");
    RunReport second = run("system_prompt: other", RunOptions.defaults().overwrite(true));
    assertThat(second.message()).contains("batch_2, batch_3");
  }

  @Test
  void rowsOfASourceThatFailedAreNotSubmitted() throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), "{\"instruction\": \"a\"}\nno json\n");
    RunReport report = run();
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(batches()).isEmpty();
  }

  @Test
  void aStepThatAsksBatchByBatchIsRefused() throws IOException {
    Path file = file("");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("dev.retort.step, name: TextGeneration", "com.acme.steps, name: AskEach"));
    assertThatThrownBy(() -> Pipeline.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("pipeline.yaml:7:")
        .hasMessageContaining(
            "error: offline batch generation is not supported here: only a step that takes all rows"
                + " at once, such as TextGeneration, can hold an LLM that answers by batches; set"
                + " use_offline_batch_generation to false [retort:unsupported-capability]");
  }

  private Prices prices(String batch) throws IOException {
    return Prices.read(
        Files.writeString(
            folder.resolve("prices.yaml"),
            """
            date: 2026-11-01
            currency: USD
            models:
              batch-1: {input: 100, output: 1000BATCH}
            """
                .replace("BATCH", batch)));
  }

  @Test
  void batchesAreCountedAtTheirOwnPrice() throws IOException {
    RunOptions options =
        RunOptions.defaults().prices(prices(", batch_input: 50, batch_output: 500"));
    assertThat(run("", options).exitCode()).isEqualTo(3);

    RunReport report = run("", options);

    assertThat(report.exitCode()).isZero();
    Counts totals = report.totals();
    assertThat(totals.inputTokens()).isPositive();
    assertThat(totals.outputTokens()).isPositive();
    Spending.Costs costs = Objects.requireNonNull(report.spending().costs());
    assertThat(costs.total())
        .isEqualByComparingTo(
            BigDecimal.valueOf(50 * totals.inputTokens() + 500 * totals.outputTokens())
                .movePointLeft(6));
    assertThat(costs.steps()).containsOnlyKeys("ask");
    assertThat(costs.models()).containsOnlyKeys("batch-1");
    assertThat(costs.withoutPrice()).isEmpty();
  }

  @Test
  void aBatchCostsOnceHoweverOftenTheCommandIsGiven() throws IOException {
    set("requests=2", "looks=2");
    RunOptions options =
        RunOptions.defaults().prices(prices(", batch_input: 50, batch_output: 500"));
    List<BigDecimal> costs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      costs.add(Objects.requireNonNull(run("", options).spending().costs()).total());
    }
    assertThat(costs.get(2)).isPositive();
    assertThat(costs).extracting(BigDecimal::signum).containsExactly(0, 0, 1, 0);
  }

  @Test
  void aPlanCountsBatchesAtTheirOwnPrice() throws IOException {
    RunOptions options =
        RunOptions.defaults().prices(prices(", batch_input: 50, batch_output: 500"));
    Plan plan = Pipeline.read(file("")).plan(options.output(output));
    Plan.Asked asked =
        plan.steps().stream()
            .map(Plan.StepPlan::asked)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    long input = Objects.requireNonNull(asked.input()).low();
    long written = Objects.requireNonNull(asked.output()).low();
    assertThat(input).isPositive();
    assertThat(Objects.requireNonNull(asked.cost()).low())
        .isEqualByComparingTo(BigDecimal.valueOf(50 * input + 500 * written).movePointLeft(6));
  }

  @Test
  void aModelWithoutAPriceForBatchesIsTold() throws IOException {
    RunOptions options = RunOptions.defaults().prices(prices(""));
    run("", options);

    Spending.Costs costs = Objects.requireNonNull(run("", options).spending().costs());

    assertThat(costs.total()).isZero();
    assertThat(costs.withoutPrice()).containsExactly("batch-1 in batches");
  }

  @Test
  void aBudgetIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> run("", RunOptions.defaults().budget(Budget.parse("1000"))))
        .hasMessage(
            "error: a budget cannot stop an offline batch, which is paid for as a whole, and"
                + " BatchLLM uses them; run it without a budget (the plan tells what it may cost),"
                + " or set use_offline_batch_generation to false [retort:budget-of-batches]");
    assertThat(output).doesNotExist();
  }

  @Test
  void theFolderAloneTellsAndMovesItsBatches() throws IOException {
    set("requests=2", "looks=2");
    RunReport first = run();
    assertThat(first.exitCode()).isEqualTo(3);
    OfflineBatches kept = new OfflineBatches(output, ReadOptions.none());
    assertThat(kept.list().get("ask"))
        .extracting(KeptBatch::id, KeptBatch::requests, KeptBatch::standing)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("batch_0", 2, "submitted"),
            org.assertj.core.groups.Tuple.tuple("batch_1", 1, "submitted"));
    assertThat(kept.status().get("ask"))
        .extracting(KeptBatch::standing)
        .containsExactly("in progress", "in progress");
    assertThat(kept.fetch().get("ask"))
        .extracting(KeptBatch::standing)
        .containsExactly("completed, fetched", "completed, fetched");
    set("requests=2", "halt=1");
    RunReport second = run(); // The provider is not asked any more.
    assertThat(second.exitCode()).as(second.message()).isZero();
    assertThat(rows()).containsExactly("a a!", "b b!", "c c!");
    assertThat(kept.list()).isEmpty();
  }

  @Test
  void aFolderWithoutARunIsToldSo() {
    assertThatThrownBy(() -> new OfflineBatches(folder, ReadOptions.none()).list())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("holds no run: there is no pipeline.yaml in it");
  }

  @Test
  void processesThatAreKilledAreGoneOnWith() throws Exception {
    asks("a", "b", "c", "fail:d");
    Path pipeline = file("");
    int killed = 0;
    for (int halt = 1; halt <= LAST_STEP; halt += 2) {
      output = folder.resolve("out-" + halt);
      for (int process = 0; process < 2; process++) {
        set("requests=2", "halt=" + halt);
        killed += OtherProcess.start(pipeline, output).waitFor() == 137 ? 1 : 0;
      }
      set("requests=2");
      RunReport report = Pipeline.read(pipeline).run(RunOptions.defaults().output(output));
      while (report.exitCode() == 3) {
        report = Pipeline.read(pipeline).run(RunOptions.defaults().output(output));
      }
      assertThat(rows()).containsExactly("a a!", "b b!", "c c!", "fail:d null");
    }
    assertThat(killed).isGreaterThan(LAST_STEP / 2);
    assertThat(new HashSet<>(contents()))
        .as("no request was made twice")
        .hasSize(contents().size());
  }
}

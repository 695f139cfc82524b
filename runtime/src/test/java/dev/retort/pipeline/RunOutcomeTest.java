package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.acme.steps.GateLLM;
import com.acme.steps.LoadingLLM;
import dev.retort.config.ConfigException;
import dev.retort.llm.GenerationListener;
import dev.retort.step.Row;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs end, and what they leave behind. */
@Timeout(300)
class RunOutcomeTest {
  private static final Duration FOR_EVER = Duration.ofHours(1);

  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void prepare() {
    output = folder.resolve("out");
  }

  private Pipeline pipeline(String steps, String connections) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        "pipeline:\n  name: p\n  steps:\n"
            + steps.indent(4)
            + "  connections:\n"
            + connections.indent(4));
    return Pipeline.read(file);
  }

  private RunOptions options() {
    return RunOptions.defaults().output(output);
  }

  /** For runs that end by themselves, or by a second stop, however slow the machine is. */
  private RunOptions patient() {
    return options().grace(FOR_EVER, FOR_EVER);
  }

  private RunReport run(String steps, String connections) throws IOException {
    return pipeline(steps, connections).run(patient());
  }

  /** Runs until the LLM of the step "ask" has answered three rows and is stuck, then ends it. */
  private RunReport endedAfterThreeRows(Pipeline pipeline, String gate, Consumer<Stop> end)
      throws Exception {
    Stop stop = new Stop();
    CountDownLatch given = new CountDownLatch(1);
    RunOptions options =
        options()
            .grace(Duration.ZERO, FOR_EVER)
            .stop(stop)
            .listener(
                new RunListener() {
                  @Override
                  public void progressed(String step, Counts soFar) {
                    if (step.equals("ask") && soFar.rowsOut() == 3) {
                      given.countDown();
                    }
                  }
                });
    CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> pipeline.run(options));
    given.await();
    GateLLM.stuck(gate).await();
    end.accept(stop);
    return run.get();
  }

  private List<Row> rows(String step) throws IOException {
    return Files.readAllLines(output.resolve("data").resolve(step + ".jsonl")).stream()
        .map(Row::ofJson)
        .toList();
  }

  private static String count(long rows) {
    return "- {name: count, step: {rows: "
        + rows
        + ", type_info: {module: com.acme.steps, name: CountRows}}}\n";
  }

  private static String file(String name) {
    return "- {name: load, step: {path: "
        + name
        + ", type_info: {module: dev.retort.step, name: LoadDataFromFile}}}\n";
  }

  private static String ask(String name, String llm, String more) {
    return "- name: "
        + name
        + "\n  step: {llm: "
        + llm
        + more
        + ", type_info: {module: dev.retort.step, name: TextGeneration}}\n";
  }

  private static String ask(String name) {
    return ask(name, "{type_info: {module: com.acme.steps, name: EchoLLM}}", "");
  }

  private static String keep(String name, String columns) {
    return "- {name: "
        + name
        + ", step: {columns: "
        + columns
        + ", type_info: {module: dev.retort.step, name: KeepColumns}}}\n";
  }

  private static List<Object> upTo(long rows) {
    return LongStream.range(0, rows).boxed().collect(Collectors.toList());
  }

  @Test
  void aFileOfTheFolderThatCannotBeWrittenIsNamed() throws IOException {
    run(count(1), "");
    Files.createDirectory(output.resolve("pipeline.yaml.tmp"));
    RunReport report = run(count(1), "");
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.message())
        .isEqualTo(
            "cannot write %s: %s (Is a directory)",
            output.resolve("pipeline.yaml"), output.resolve("pipeline.yaml.tmp"));
  }

  @Test
  void everyLeafHasItsRowsInInputOrder() throws IOException {
    run(
        count(1000)
            + ask("ask")
            + keep("ids", "[id]")
            + keep("answers", "[id, generation]")
            + keep("words", "instruction"),
        """
        - {from: count, to: [ask, words]}
        - {from: ask, to: [ids, answers]}
        """);
    for (String leaf : List.of("ids", "answers")) {
      assertThat(rows(leaf).stream().map(row -> row.get("id"))).isEqualTo(upTo(1000));
    }
    assertThat(rows("words")).hasSize(1000);
    try (Stream<Path> files = Files.list(output.resolve("data"))) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("ids.jsonl", "answers.jsonl", "words.jsonl");
    }
  }

  @Test
  void separateGraphsRunTogether() throws IOException {
    RunReport report =
        run(
            count(10) + count(20).replace("name: count,", "name: more,") + keep("ids", "[id]"),
            "- {from: more, to: [ids]}\n");
    assertThat(rows("count")).hasSize(10);
    assertThat(rows("ids")).hasSize(20);
    assertThat(report.totals().rowsIn()).isEqualTo(30);
    assertThat(report.totals().rowsOut()).isEqualTo(30);
  }

  @Test
  void aStepMayDropRows() throws IOException {
    Files.writeString(
        folder.resolve("in.jsonl"),
        "{\"body\":\"a\"}\n\n{\"body\":\"bcd\",\"text\":\"x\"}\n{\"text\":\"y\"}\n");
    run(
        file("in.jsonl")
            + """
            - name: measure
              step:
                input_mappings: {text: body}
                output_mappings: {length: size}
                at_least: 2
                type_info: {module: com.acme.steps, name: MeasureText}
            """,
        "- {from: load, to: [measure]}\n");
    assertThat(rows("measure").stream().map(Row::toJson))
        .containsExactly("{\"body\":\"bcd\",\"text\":\"x\",\"size\":3}");
  }

  @Test
  void aBadRecordEndsTheRunAndRowsBeforeItStay() throws IOException {
    Files.writeString(
        folder.resolve("in.jsonl"),
        IntStream.range(0, 120)
            .mapToObj(i -> "{\"id\":" + i + ",\"instruction\":\"Hi\"}\n")
            .collect(Collectors.joining("", "", "{\"id\": 120,\n{\"id\":121}\n")));
    RunReport report = run(file("in.jsonl") + ask("ask"), "- {from: load, to: [ask]}\n");

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.status()).isEqualTo(RunReport.Status.FAILED);
    assertThat(report.problems().stream().map(Object::toString))
        .containsExactly(
            folder + "/in.jsonl:121:12: error: this line is not valid JSON [retort:bad-record]");
    assertThat(rows("ask").stream().map(row -> row.get("id"))).isEqualTo(upTo(120));
    assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"failed\"");
  }

  @Test
  void aStepThatThrowsEndsTheRunAndRowsBeforeStay() throws IOException {
    RunReport report =
        run(
            count(5000)
                + "- {name: picky, step: {fail_at: 100, input_batch_size: 10,"
                + " type_info: {module: com.acme.steps, name: FailingStep}}}\n",
            "- {from: count, to: [picky]}\n");
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.message())
        .isEqualTo("step \"picky\": java.lang.IllegalStateException: row 100 is not to my taste");
    assertThat(rows("picky").stream().map(row -> row.get("id"))).isEqualTo(upTo(100));
  }

  @Test
  void aRunWhoseRowsAllFailedHasFailed() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nrefuse 1\nrefuse 2\n");
    RunReport report = run(file("in.csv") + ask("ask"), "- {from: load, to: [ask]}\n");
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.message())
        .isEqualTo("all 2 rows of step \"ask\" failed; the first: content_filter: not that");
    assertThat(rows("ask")).hasSize(2);
  }

  @Test
  void onErrorFailEndsTheRun() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nHi\nrefuse 1\nHo\n");
    RunReport report =
        run(
            file("in.csv")
                + ask(
                    "ask",
                    "{on_error: fail, max_concurrency: 1, type_info: {module: com.acme.steps, name: EchoLLM}}",
                    ""),
            "- {from: load, to: [ask]}\n");
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.status()).isEqualTo(RunReport.Status.FAILED);
    assertThat(report.message())
        .isEqualTo("step \"ask\": input 1: not that; on_error is fail, so the run was stopped");
    assertThat(rows("ask")).hasSize(2);
  }

  @Test
  void tooManyErrorsStopTheRunAsTold() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nHi\nrefuse 1\nrefuse 2\nHo\n");
    RunReport report =
        run(
            file("in.csv")
                + ask(
                    "ask",
                    "{max_errors: 1, max_concurrency: 1, type_info: {module: com.acme.steps, name: EchoLLM}}",
                    ""),
            "- {from: load, to: [ask]}\n");
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(report.status()).isEqualTo(RunReport.Status.STOPPED);
    assertThat(report.message())
        .isEqualTo(
            "step \"ask\": input 2: not that; 2 items failed and max_errors is 1, so the run was stopped");
  }

  @Test
  void aReportThatCannotBeWrittenHidesNoFailureAndIsTold() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nrefuse 1\n");
    String steps =
        file("in.csv")
            + ask(
                "ask", "{on_error: fail, type_info: {module: com.acme.steps, name: EchoLLM}}", "");
    run(steps, "- {from: load, to: [ask]}\n");
    Files.createDirectory(output.resolve("run.json.tmp"));
    RunReport report = run(steps, "- {from: load, to: [ask]}\n");
    assertThat(report.message())
        .isEqualTo("step \"ask\": input 0: not that; on_error is fail, so the run was stopped");
    assertThat(report.problems())
        .extracting(Object::toString)
        .containsExactly(
            "warning: besides, cannot write %s: %s (Is a directory); no file tells how this run ended [retort:report-unwritten]"
                .formatted(output.resolve("run.json"), output.resolve("run.json.tmp")));
  }

  /** Two rows have ended as the run is stopped, one is under way, one waits. */
  private RunReport stoppedHalfWay() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nrefuse 1\nHi\nnever\nHo\n");
    Stop stop = new Stop();
    return pipeline(
            file("in.csv")
                + ask(
                    "ask",
                    "{max_concurrency: 1, type_info: {module: com.acme.steps, name: EchoLLM}}",
                    ""),
            "- {from: load, to: [ask]}\n")
        .run(
            patient()
                .stop(stop)
                .listener(
                    new RunListener() {
                      @Override
                      public void progressed(String step, Counts soFar) {
                        if (step.equals("ask") && soFar.rowsOut() == 2) {
                          stop.request();
                          stop.request();
                        }
                      }
                    }));
  }

  @Test
  void rowsThatWereNotAnsweredBeforeAStopAreNotAmongThoseThatFailedOrDidNot() throws IOException {
    // How many were read before the stop came is left open.
    assertThat(stoppedHalfWay().problems())
        .singleElement()
        .asString()
        .matches(
            Pattern.quote("warning: 1 of 2 rows of step \"ask\" failed (")
                + "(1 row more had|2 rows more had)"
                + " no answer yet when the run ended, and (is|are)"
                + Pattern.quote(
                    " not among them); their error is in retort_metadata. The first:"
                        + " content_filter: not that [retort:failed-rows]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{max_concurrency: 1, type_info: {module: com.acme.steps, name: EchoLLM}}",
        "{llms: [{type_info: {module: com.acme.steps, name: EchoLLM}}], type_info: {module: dev.retort.compose, name: FallbackLLM}}"
      })
  void norAreRowsWithoutAPromptThatWereNotGivenBeforeHoweverTheLlmIsAsked(String llm)
      throws IOException {
    Files.writeString(
        folder.resolve("in.jsonl"),
        """
        {"instruction": "refuse 1"}
        {"instruction": "Hi"}
        {"instruction": "never"}
        {"instruction": null}
        """);
    Stop stop = new Stop();
    GenerationListener stopping =
        new GenerationListener() {
          @Override
          public void started(Started event) {
            if (event.call().input().messages().get(0).text().equals("never")) {
              stop.request();
              stop.request();
            }
          }
        };
    RunReport report =
        pipeline(
                file("in.jsonl") + ask("ask", llm, ", input_batch_size: 2"),
                "- {from: load, to: [ask]}\n")
            .run(options().stop(stop).generationListener(stopping));
    assertThat(report.problems())
        .singleElement()
        .asString()
        .startsWith("warning: 1 of 2 rows of step \"ask\" failed (");
  }

  @Test
  void aStopSaysHowToGoOn() throws IOException {
    assertThat(stoppedHalfWay().message())
        .isEqualTo(
            "stopped by request; the rows that were done are kept, and the same command goes on from"
                + " there");
  }

  @Test
  void aStopOfARunThatUsesNoKeptAnswersDoesNotSayThatItGoesOn() throws IOException {
    Stop stop = new Stop();
    stop.request();
    RunReport report =
        pipeline(count(3) + ask("ask"), "- {from: count, to: [ask]}\n")
            .run(options().stop(stop).useAnswers(false));
    assertThat(report.message()).isEqualTo("stopped by request; the rows that were done are kept");
  }

  @Test
  void aStopOfARunThatAsksNothingDoesNotSayThatItGoesOn() throws IOException {
    Stop stop = new Stop();
    stop.request();
    assertThat(pipeline(count(3), "").run(options().stop(stop)).message())
        .isEqualTo("stopped by request; the rows that were done are kept");
  }

  @Test
  void whatWasAnsweredBehindAGapCountsThoughItIsNotWritten() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nnever\nrefuse 1\nHi\nrefuse 2\nHo\n");
    RunReport report =
        run(
            file("in.csv")
                + ask(
                    "ask",
                    "{max_errors: 1, max_concurrency: 4, type_info: {module: com.acme.steps, name: EchoLLM}}",
                    ""),
            "- {from: load, to: [ask]}\n");
    assertThat(report.exitCode()).isEqualTo(4);
    Counts ask = report.steps().get("ask");
    assertThat(ask.rowsOut()).isZero();
    assertThat(ask.calls()).isEqualTo(3);
    assertThat(ask.failed()).isEqualTo(2);
    assertThat(ask.inputTokens()).isEqualTo(3);
    assertThat(ask.outputTokens()).isEqualTo(5);
  }

  @Test
  void manyRowsWithoutAPromptKeepTheirPlaces() throws IOException {
    Files.writeString(
        folder.resolve("in.jsonl"),
        IntStream.range(0, 5000)
            .mapToObj(
                i ->
                    "{\"id\":"
                        + i
                        + ",\"instruction\":"
                        + (i % 1700 == 3 ? "\"Hi\"" : "null")
                        + "}\n")
            .collect(Collectors.joining()));
    RunReport report = run(file("in.jsonl") + ask("ask"), "- {from: load, to: [ask]}\n");
    assertThat(rows("ask").stream().map(row -> row.get("id"))).isEqualTo(upTo(5000));
    assertThat(report.totals().failed()).isEqualTo(4997);
    assertThat(report.totals().calls()).isEqualTo(3);
  }

  @Test
  void generationsAreRowsOrOneList() throws IOException {
    run(
        count(2)
            + ask(
                "rows",
                "{type_info: {module: com.acme.steps, name: EchoLLM}}",
                ", num_generations: 2, add_raw_input: false, add_raw_output: false")
            + ask(
                "lists",
                "{type_info: {module: com.acme.steps, name: EchoLLM}}",
                ", num_generations: 2, group_generations: true, add_raw_input: false"),
        "- {from: count, to: [rows, lists]}\n");
    assertThat(rows("rows").stream().map(row -> row.without("instruction").toJson()))
        .containsExactly(
            "{\"id\":0,\"generation\":\"Say the number 0 aloud.!0\",\"model_name\":\"echo-1\",\"retort_metadata\":{\"statistics_rows\":{\"input_tokens\":3,\"output_tokens\":5}}}",
            "{\"id\":0,\"generation\":\"Say the number 0 aloud.!1\",\"model_name\":\"echo-1\",\"retort_metadata\":{\"statistics_rows\":{\"input_tokens\":null,\"output_tokens\":null}}}",
            "{\"id\":1,\"generation\":\"Say the number 1 aloud.!0\",\"model_name\":\"echo-1\",\"retort_metadata\":{\"statistics_rows\":{\"input_tokens\":3,\"output_tokens\":5}}}",
            "{\"id\":1,\"generation\":\"Say the number 1 aloud.!1\",\"model_name\":\"echo-1\",\"retort_metadata\":{\"statistics_rows\":{\"input_tokens\":null,\"output_tokens\":null}}}");
    assertThat(rows("lists").get(1).without("instruction").toJson())
        .isEqualTo(
            "{\"id\":1,\"generation\":[\"Say the number 1 aloud.!0\",\"Say the number 1 aloud.!1\"],\"model_name\":\"echo-1\",\"retort_metadata\":{\"raw_output_lists\":[\"Say the number 1 aloud.!0\",\"Say the number 1 aloud.!1\"],\"statistics_lists\":{\"input_tokens\":3,\"output_tokens\":5}}}");
  }

  @Test
  void aStopKeepsTheRowsThatAreDone() throws Exception {
    Pipeline pipeline =
        pipeline(
            count(1_000_000)
                + ask(
                    "ask",
                    "{gate: keeps, max_concurrency: 2, type_info: {module: com.acme.steps, name: GateLLM}}",
                    "")
                + keep("ids", "[id]"),
            "- {from: count, to: [ask]}\n- {from: ask, to: [ids]}\n");
    RunReport report = endedAfterThreeRows(pipeline, "keeps", Stop::request);

    assertThat(report.exitCode()).isEqualTo(130);
    assertThat(report.status()).isEqualTo(RunReport.Status.STOPPED);
    assertThat(rows("ids").stream().map(row -> row.get("id"))).isEqualTo(upTo(3));
  }

  @Test
  void aDeadlineEndsARunThatHangsAndSaysHowToGoOn() throws IOException {
    RunReport report =
        pipeline(
                count(100)
                    + ask(
                        "ask",
                        "{gate: late, answers: 0, type_info: {module: com.acme.steps, name: GateLLM}}",
                        ""),
                "- {from: count, to: [ask]}\n")
            .run(options().deadline(Duration.ofMillis(500)));
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(report.status()).isEqualTo(RunReport.Status.STOPPED);
    assertThat(report.message())
        .isEqualTo(
            "the deadline of 0.5 s is over, so the run was stopped; the rows that were done are kept,"
                + " and the same command goes on from there");
    assertThat(output.resolve("run.json")).content().contains("\"status\": \"stopped\"");
  }

  @Test
  void whatWasAnsweredBeforeTheDeadlineIsNotAskedAgain() throws Exception {
    String llm =
        "{gate: %s, answers: %d, max_concurrency: 2, type_info: {module: com.acme.steps, name: GateLLM}}";
    Pipeline hangs =
        pipeline(
            count(10) + ask("ask", llm.formatted("deadline", 3), ""),
            "- {from: count, to: [ask]}\n");
    assertThat(endedAfterThreeRows(hangs, "deadline", Stop::timeUp).exitCode()).isEqualTo(4);
    assertThat(rows("ask")).hasSize(3);

    RunReport again =
        run(
            count(10) + ask("ask", llm.formatted("never", 100), ""),
            "- {from: count, to: [ask]}\n");
    assertThat(again.exitCode()).isZero();
    assertThat(again.totals().calls()).isEqualTo(7);
    assertThat(rows("ask")).hasSize(10);
  }

  @Test
  void aDeadlineDoesNotWaitForALoadThatDoesNotEnd() throws Exception {
    Stop stop = new Stop();
    Pipeline pipeline = loading("late");
    CompletableFuture<RunReport> run =
        CompletableFuture.supplyAsync(() -> pipeline.run(options().stop(stop)));
    LoadingLLM.begun("late").await();
    stop.timeUp();
    assertThat(run.get(60, TimeUnit.SECONDS).exitCode()).isEqualTo(4);
  }

  @Test
  void aRunThatEndsBeforeItsDeadlineIsDone() throws IOException {
    RunReport report = pipeline(count(5), "").run(options().deadline(Duration.ofDays(1)));
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void aStopThatWasAskedForIsNotTheDeadlines() throws IOException {
    Stop stop = new Stop();
    stop.request();
    stop.timeUp();
    RunReport report = pipeline(count(1_000_000_000), "").run(options().stop(stop));
    assertThat(report.exitCode()).isEqualTo(130);
  }

  @Test
  void aDeadlineMustBePositive() {
    assertThatThrownBy(() -> options().deadline(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a deadline must be positive, not PT0S");
  }

  @Test
  void aSecondStopDoesNotWait() throws Exception {
    Stop stop = new Stop();
    Pipeline pipeline =
        pipeline(
            count(100)
                + ask(
                    "ask",
                    "{gate: second, type_info: {module: com.acme.steps, name: GateLLM}}",
                    ""),
            "- {from: count, to: [ask]}\n");
    CompletableFuture<RunReport> run =
        CompletableFuture.supplyAsync(() -> pipeline.run(patient().stop(stop)));
    GateLLM.stuck("second").await();
    stop.request();
    stop.request();
    assertThat(run.get(60, TimeUnit.SECONDS).exitCode()).isEqualTo(130);
  }

  private Pipeline loading(String gate) throws IOException {
    String llm = "{gate: " + gate + ", type_info: {module: com.acme.steps, name: LoadingLLM}}";
    return pipeline(count(3) + ask("ask", llm, ""), "- {from: count, to: [ask]}\n");
  }

  @Test
  void aStopDoesNotWaitForALoadThatDoesNotEnd() throws Exception {
    Stop stop = new Stop();
    Pipeline pipeline = loading("stopped");
    CompletableFuture<RunReport> run =
        CompletableFuture.supplyAsync(() -> pipeline.run(options().stop(stop)));
    LoadingLLM.begun("stopped").await();
    stop.request();

    assertThat(run.get(60, TimeUnit.SECONDS).exitCode()).isEqualTo(130);
    assertThat(output.resolve("run.json")).content().contains("\"status\": \"stopped\"");
  }

  @Test
  void anInterruptStopsARunAndItsReportIsWritten() throws Exception {
    Pipeline pipeline = loading("interrupted");
    AtomicReference<RunReport> report = new AtomicReference<>();
    Thread thread = new Thread(() -> report.set(pipeline.run(options())));
    thread.start();
    LoadingLLM.begun("interrupted").await();
    thread.interrupt();
    thread.join();

    assertThat(report.get().exitCode()).isEqualTo(130);
    assertThat(output.resolve("run.json")).content().contains("\"status\": \"stopped\"");
  }

  @Test
  void aLoadThatFailsEndsTheRunInOneLineWithoutSecrets() throws IOException {
    Pipeline pipeline = loading("fails, api_key: {env: PATH}");
    RunReport report = pipeline.run(options());

    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.message())
        .isEqualTo("step \"ask\": java.lang.IllegalStateException: no model here, key ***");
    assertThat(output.resolve("run.json")).content().contains("\"status\": \"failed\"");
  }

  @Test
  void whatALoadFindsWrongIsToldAtItsStepAndNothingIsLeft() throws IOException {
    Pipeline pipeline = loading("refuses");

    assertThatThrownBy(() -> pipeline.run(options()))
        .hasMessage(
            folder.resolve("pipeline.yaml")
                + ":5:7: error: step \"ask\": no key [retort:missing-key]");
    assertThat(output).doesNotExist();
  }

  @Test
  void aLoadThatBreaksEndsTheRunAsWell() throws IOException {
    RunReport report = loading("breaks").run(options());

    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.message())
        .isEqualTo("step \"ask\": java.lang.NoClassDefFoundError: org/acme/Gone");
  }

  @Test
  void aStopBeforeTheRunEndsItAtOnce() throws IOException {
    Stop stop = new Stop();
    stop.request();
    RunReport report = pipeline(count(1_000_000_000), "").run(options().stop(stop));
    assertThat(report.exitCode()).isEqualTo(130);
  }

  @Test
  void aListenerHearsOfProgressAndEnds() throws IOException {
    ConcurrentHashMap<String, Counts> ends = new ConcurrentHashMap<>();
    List<Long> progress = new ArrayList<>();
    pipeline(count(500) + keep("ids", "[id]"), "- {from: count, to: [ids]}\n")
        .run(
            options()
                .listener(
                    new RunListener() {
                      @Override
                      public void progressed(String step, Counts soFar) {
                        if (step.equals("ids")) {
                          progress.add(soFar.rowsOut());
                        }
                      }

                      @Override
                      public void ended(String step, Counts total) {
                        ends.put(step, total);
                      }
                    }));
    assertThat(progress).isSorted().endsWith(500L);
    assertThat(ends.get("ids").rowsIn()).isEqualTo(500);
    assertThat(ends.get("count").rowsOut()).isEqualTo(500);
  }

  @Test
  void aListenerThatThrowsAtTheEndDoesNotKeepTheRunFromEnding() throws IOException {
    RunListener broken =
        new RunListener() {
          @Override
          public void ended(String step, Counts total) {
            throw new IllegalStateException("no more");
          }
        };
    RunReport report =
        pipeline(count(5) + keep("ids", "[id]"), "- {from: count, to: [ids]}\n")
            .run(options().listener(broken));
    assertThat(report.status()).isEqualTo(RunReport.Status.FAILED);
    assertThat(report.message()).contains("IllegalStateException: no more");
    assertThat(rows("ids")).hasSize(5);
  }

  @Test
  void aRunThatDoesNotSayWhatItWasAboutIsNotGoneOnWith() throws IOException {
    run(count(3), "");
    Files.delete(output.resolve(".retort.identity.yaml"));
    assertThatThrownBy(() -> run(count(3), ""))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "error: the output folder \""
                + output
                + "\" holds a run that cannot be gone on with, since what it was about is not"
                + " written there; say --overwrite to replace it, or choose another with --output"
                + " [retort:output-not-empty]");
  }

  @Test
  void overwritingReplacesAnEarlierRunAndNothingElse() throws IOException {
    run(count(3).replace("name: count,", "name: old,"), "");
    Files.writeString(output.resolve("notes.txt"), "mine");
    pipeline(count(2), "").run(options().overwrite(true));
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files.filter(Files::isRegularFile).map(each -> output.relativize(each).toString()))
          .containsExactlyInAnyOrder(
              ".retort.identity.yaml",
              ".retort.lock",
              "data/count.jsonl",
              "notes.txt",
              "pipeline.yaml",
              "run.json");
    }
  }

  @Test
  void overwritingKeepsTheEarlierRunWhereTheNewOneIsRefused() throws IOException {
    run(count(3), "");
    Pipeline refused = loading("refuses");

    assertThatThrownBy(() -> refused.run(options().overwrite(true)))
        .isInstanceOf(ConfigException.class);
    assertThat(rows("count")).hasSize(3);
    assertThat(output.resolve("run.json")).exists();
  }

  @Test
  void overwritingReplacesNoFolderThatNoRunHasMade() throws IOException {
    Path input = output.resolve("data/input.jsonl");
    Files.createDirectories(output.resolve("data"));
    Files.writeString(input, "{}");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> pipeline(count(2), "").run(options().overwrite(true)))
          .hasMessage(
              "error: the output folder \""
                  + output
                  + "\" is not empty and no run has made it; choose another with --output"
                  + " [retort:output-not-empty]");
    }
    assertThat(input).hasContent("{}");
  }

  @Test
  void anOutputFolderInUseIsRefused() throws IOException {
    Files.createDirectories(output);
    try (FileChannel file =
            FileChannel.open(
                output.resolve(".retort.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> run(count(3), ""))
          .hasMessage(
              "error: another run is writing to the output folder \""
                  + output
                  + "\"; wait for it, or choose another with --output [retort:output-in-use]");
    }
  }

  @Test
  void anOutputThatIsAFileIsRefused() throws IOException {
    Files.writeString(output, "x");
    assertThatThrownBy(() -> run(count(3), ""))
        .hasMessage(
            "error: cannot write to the output folder \""
                + output
                + "\": it is a file [retort:output-unwritable]");
  }

  @Test
  void aMissingInputFileIsRefusedBeforeAnythingIsMade() throws IOException {
    assertThatThrownBy(() -> run(file("none.jsonl"), ""))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            folder
                + "/pipeline.yaml:4:33: error: there is no file \""
                + folder
                + "/none.jsonl\"; a relative path starts at the folder of the pipeline file"
                + " [retort:missing-input]");
    assertThat(output).doesNotExist();
  }

  @Test
  void theDumpOfARunReadsTheSameFilesFromItsOwnFolder() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nHi\n");
    run(file("in.csv"), "");
    Path again = folder.resolve("again");
    RunReport report =
        Pipeline.read(output.resolve("pipeline.yaml")).run(RunOptions.defaults().output(again));
    assertThat(report.exitCode()).isZero();
    assertThat(again.resolve("data/load.jsonl"))
        .hasSameTextualContentAs(output.resolve("data/load.jsonl"));
  }

  @Test
  void aPipelineRunsOnce() throws IOException {
    Pipeline pipeline = pipeline(count(1), "");
    pipeline.run(options());
    assertThatThrownBy(() -> pipeline.run(options().overwrite(true)))
        .hasMessage("a pipeline runs once; read it again");
  }

  @Test
  void aPlanCountsRowsAndCalls() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nHi\nHo\n");
    Plan plan =
        pipeline(
                file("in.csv")
                    + ask(
                        "ask",
                        "{type_info: {module: com.acme.steps, name: EchoLLM}}",
                        ", num_generations: 3")
                    + ask(
                        "gate",
                        "{gate: x, type_info: {module: com.acme.steps, name: GateLLM}}",
                        ", num_generations: 3, output_mappings: {generation: g, model_name: m}")
                    + keep("kept", "[g]"),
                "- {from: load, to: [ask]}\n- {from: ask, to: [gate]}\n- {from: gate, to: [kept]}\n")
            .plan();
    assertThat(plan.steps())
        .extracting(
            Plan.StepPlan::step,
            Plan.StepPlan::rows,
            Plan.StepPlan::generations,
            Plan.StepPlan::calls)
        .containsExactly(
            tuple("load", 2L, 0, 0L),
            tuple("ask", 2L, 3, 2L),
            tuple("gate", 6L, 3, 18L),
            tuple("kept", 18L, 0, 0L));
    assertThat(plan.calls()).isEqualTo(20);
  }

  @Test
  void aListenerOfARunFollowsTheCallsOfAllItsLLMs() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nHi\nrefuse 1\n");
    List<String> heard = new ArrayList<>();
    GenerationListener listener =
        new GenerationListener() {
          @Override
          public synchronized void answered(Answered event) {
            heard.add("answered " + event.call().input().messages().get(0).text());
          }

          @Override
          public synchronized void failed(Failed event) {
            heard.add("failed " + event.call().input().messages().get(0).text());
          }
        };
    pipeline(file("in.csv") + ask("first") + ask("second"), "- {from: load, to: [first, second]}\n")
        .run(options().generationListener(listener));
    assertThat(heard)
        .containsExactlyInAnyOrder(
            "answered Hi", "answered Hi", "failed refuse 1", "failed refuse 1");
  }
}

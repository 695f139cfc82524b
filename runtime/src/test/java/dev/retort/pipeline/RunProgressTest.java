package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.steps.GateLLM;
import dev.retort.llm.LimiterState.Gate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen of a run while it goes on. */
@Timeout(300)
class RunProgressTest {
  @TempDir Path folder;
  private final CompletableFuture<RunProgress> begun = new CompletableFuture<>();

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
    return RunOptions.defaults()
        .output(folder.resolve("out"))
        .grace(Duration.ofHours(1), Duration.ofHours(1))
        .listener(
            new RunListener() {
              @Override
              public void started(RunProgress progress) {
                begun.complete(progress);
              }
            });
  }

  private static String dicts(int rows) {
    return "- name: load\n  step: {type_info: {module: dev.retort.step, name: LoadDataFromDicts}, data: ["
        + "{instruction: x}, ".repeat(rows)
        + "]}\n";
  }

  private static String count(String name, long rows) {
    return "- {name: "
        + name
        + ", step: {rows: "
        + rows
        + ", type_info: {module: com.acme.steps, name: CountRows}}}\n";
  }

  private static String ask(String name, String llm, String more) {
    return "- name: "
        + name
        + "\n  step: {llm: {"
        + llm
        + "}"
        + more
        + ", type_info: {module: dev.retort.step, name: TextGeneration}}\n";
  }

  private static String gate(String name, String gate, int answers) {
    return ask(
        name,
        "gate: "
            + gate
            + ", max_concurrency: 1, answers: "
            + answers
            + ", type_info: {module: com.acme.steps, name: GateLLM}",
        "");
  }

  @Test
  void aStepThatIsHeldShowsWhatHoldsIt() throws Exception {
    Stop stop = new Stop();
    Pipeline pipeline =
        pipeline(
            count("one", 1)
                + count("many", 10_000_000)
                + gate("a", "shown", 0)
                + gate("b", "b", Integer.MAX_VALUE),
            "- {from: one, to: [a]}\n- {from: many, to: [b]}\n");
    CompletableFuture<RunReport> run =
        CompletableFuture.supplyAsync(() -> pipeline.run(options().stop(stop)));
    GateLLM.stuck("shown").await();
    RunProgress progress = begun.get();
    while (progress.steps().get("b").waits().gate() == null) {
      Thread.onSpinWait();
    }
    StepProgress held = progress.steps().get("b");
    stop.request();
    stop.request();
    RunReport report = run.get(60, TimeUnit.SECONDS);

    assertThat(held.waits().gate()).isEqualTo(Gate.IN_FLIGHT);
    assertThat(held.waits().calls()).isEqualTo(1);
    assertThat(held.ended()).isFalse();
    assertThat(report.waited().get("b")).containsOnlyKeys(Gate.IN_FLIGHT);
    assertThat(Files.readString(folder.resolve("out/run.json")))
        .containsPattern("\"waited\": \\{\\s+\"in_flight\": [0-9.]+\\s+\\}");
  }

  @Test
  void aRunThatIsStoppedSaysWhyAndWhatIsUnderWay() throws Exception {
    Stop stop = new Stop();
    Pipeline pipeline =
        pipeline(count("one", 1) + gate("a", "underWay", 0), "- {from: one, to: [a]}\n");
    CompletableFuture<RunReport> run =
        CompletableFuture.supplyAsync(() -> pipeline.run(options().stop(stop)));
    GateLLM.stuck("underWay").await();
    RunProgress progress = begun.get();
    String before = progress.stopping();
    stop.request();
    String after = progress.stopping();
    int calls = progress.steps().get("a").callsUnderWay();
    stop.request();
    run.get(60, TimeUnit.SECONDS);

    assertThat(before).isNull();
    assertThat(after).isEqualTo("by request");
    assertThat(calls).isEqualTo(1);
  }

  @Test
  void aStepUnderALimitAMinuteSaysSo() throws Exception {
    String llm = "%s type_info: {module: com.acme.steps, name: EchoLLM}";
    pipeline(
            dicts(1)
                + ask("free", llm.formatted(""), "")
                + ask("bound", llm.formatted("model: m, requests_per_minute: 6000,"), ""),
            "- {from: load, to: [free, bound]}\n")
        .run(options());
    Map<String, StepProgress> steps = begun.get().steps();
    assertThat(steps.get("free").limitedByTheMinute()).isFalse();
    assertThat(steps.get("bound").limitedByTheMinute()).isTrue();
  }

  @Test
  void aRunWhoseCallsDoNotWaitSaysNothingOfWaiting() throws Exception {
    String llm = "type_info: {module: com.acme.steps, name: EchoLLM}";
    RunReport report =
        pipeline(dicts(3) + ask("ask", llm, ""), "- {from: load, to: [ask]}\n").run(options());
    assertThat(report.waited()).isEmpty();
    assertThat(Files.readString(folder.resolve("out/run.json"))).doesNotContain("waited");
  }

  @Test
  void theRowsThatEachStepWillGiveAreCountedWhereTheyCanBe() throws Exception {
    Files.writeString(
        folder.resolve("in.jsonl"), "{\"instruction\":\"a\"}\n{\"instruction\":\"b\"}\n");
    String llm = "type_info: {module: com.acme.steps, name: EchoLLM}";
    pipeline(
            dicts(3)
                + "- {name: file, step: {path: in.jsonl, type_info: {module: dev.retort.step, name: LoadDataFromFile}}}\n"
                + "- {name: own, step: {input_mappings: {text: instruction}, type_info: {module: com.acme.steps, name: MeasureText}}}\n"
                + ask("ask", llm, ", num_generations: 4")
                + ask("grouped", llm, ", num_generations: 4, group_generations: true"),
            "- {from: load, to: [ask, own]}\n- {from: file, to: [grouped]}\n")
        .run(options());
    assertThat(begun.get().countRows())
        .isEqualTo(Map.of("load", 3L, "ask", 12L, "file", 2L, "grouped", 2L));
  }

  @Test
  void aRunThatHasEndedShowsItsCountsAndItsCosts() throws Exception {
    Path prices = folder.resolve("prices.yaml");
    Files.writeString(
        prices, "date: 2026-11-01\ncurrency: EUR\nmodels: {gate: {input: 1, output: 2}}\n");
    pipeline(count("count", 2) + gate("ask", "never", 5), "- {from: count, to: [ask]}\n")
        .run(options().prices(Prices.read(prices)));
    RunProgress progress = begun.get();
    assertThat(progress.steps().get("ask").ended()).isTrue();
    assertThat(progress.steps().get("ask").counts().rowsOut()).isEqualTo(2);
    assertThat(progress.spending().costs().steps()).containsOnlyKeys("ask");
    assertThat(progress.spending().costs().total()).isEqualByComparingTo(BigDecimal.ZERO);
  }
}

package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.steps.GateLLM;
import com.acme.steps.TalkingLLM;
import dev.retort.config.ConfigException;
import dev.retort.step.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same command on the same folder goes on where it was. */
@Timeout(600)
class ResumeTest {
  @TempDir Path folder;
  private Path output;
  private String talk = "";

  @BeforeEach
  void prepare(TestInfo test) {
    output = folder.resolve("out");
    talk = test.getDisplayName();
    rows(5);
  }

  private void rows(int number) {
    input(
        IntStream.range(0, number)
            .mapToObj(i -> "{\"id\": " + i + ", \"instruction\": \"ask " + i % 3 + "\"}")
            .toArray(String[]::new));
  }

  private void input(String... lines) {
    try {
      Files.write(folder.resolve("in.jsonl"), List.of(lines));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Pipeline pipeline(String llm, String step, String... params) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          name: p
          steps:
            - {name: load, step: {path: in.jsonl, type_info: {module: dev.retort.step, name: LoadDataFromFile}}}
            - name: ask
              step: {llm: {TALK, type_info: {module: com.acme.steps, name: TalkingLLM}}STEP, type_info: {module: dev.retort.step, name: TextGeneration}}
          connections:
            - {from: load, to: [ask]}
        """
            .replace("TALK", "talk: '" + talk + "'" + llm)
            .replace("STEP", step));
    return Pipeline.read(file, ReadOptions.none().params(List.of(params)));
  }

  private RunOptions options() {
    return RunOptions.defaults().output(output);
  }

  private RunReport run(String... params) throws IOException {
    return pipeline("", "", params).run(options());
  }

  private Path leaf() {
    return output.resolve("data/ask.jsonl");
  }

  private List<Object> answers(Path leaf) throws IOException {
    return Files.readAllLines(leaf).stream()
        .map(line -> Row.ofJson(line).get("generation"))
        .collect(Collectors.toList());
  }

  private int calls() {
    return TalkingLLM.calls(talk);
  }

  @Test
  void aFinishedRunStartedAgainMakesNoCallAndHasTheSameBytes() throws IOException {
    RunReport first = run();
    byte[] data = Files.readAllBytes(leaf());
    assertThat(calls()).isEqualTo(5);

    RunReport second = run();
    assertThat(calls()).isEqualTo(5);
    assertThat(leaf()).hasBinaryContent(data);
    assertThat(first.totals().calls()).isEqualTo(5);
    assertThat(first.totals().journal()).isEqualTo(Counts.FromJournal.NONE);
    assertThat(second.totals().calls()).isZero();
    assertThat(second.totals().inputTokens() + second.totals().outputTokens()).isZero();
    assertThat(second.totals().journal()).isEqualTo(new Counts.FromJournal(5, 10, 0, 15));
    assertThat(second.status()).isEqualTo(RunReport.Status.DONE);
    assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"done\"");
  }

  @Test
  void equalRowsHaveAnswersOfTheirOwn() throws IOException {
    run();
    assertThat(answers(leaf())).doesNotHaveDuplicates();
  }

  @Test
  void aFinishedFileIsNotEvenTouched() throws IOException {
    run();
    Object before = Files.getLastModifiedTime(leaf());
    Files.setLastModifiedTime(leaf(), java.nio.file.attribute.FileTime.fromMillis(1000));
    run();
    assertThat(before).isNotNull();
    assertThat(Files.getLastModifiedTime(leaf()).toMillis()).isEqualTo(1000);
  }

  @Test
  void aLineThatAKillCutIsMadeWhole() throws IOException {
    run();
    byte[] data = Files.readAllBytes(leaf());
    for (int cut = 0; cut <= data.length; cut += 7) {
      Files.write(leaf(), Arrays.copyOf(data, cut));
      run();
      assertThat(leaf()).as("cut at " + cut).hasBinaryContent(data);
    }
    assertThat(calls()).isEqualTo(5);
  }

  @Test
  void rowsThatAreNoLongerInTheInputLeaveTheFile() throws IOException {
    run();
    List<Object> before = answers(leaf());
    rows(3);
    run();
    assertThat(answers(leaf())).isEqualTo(before.subList(0, 3));
    assertThat(calls()).isEqualTo(5);
  }

  @Test
  void rowsThatWereAddedAreAsked() throws IOException {
    run();
    List<Object> before = answers(leaf());
    rows(8);
    assertThat(run().totals().calls()).isEqualTo(3);
    assertThat(answers(leaf()).subList(0, 5)).isEqualTo(before);
    assertThat(answers(leaf())).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void failedRowsAreAskedAgainAndTheOthersAreNot() throws IOException {
    input(
        "{\"instruction\": \"a\"}", "{\"instruction\": \"fail once\"}", "{\"instruction\": \"b\"}");
    RunReport first = run("ask.llm.max_retries=0");
    assertThat(first.totals().failed()).isEqualTo(1);
    List<Object> before = answers(leaf());
    RunReport second = run("ask.llm.max_retries=0");
    assertThat(second.totals().failed()).isZero();
    assertThat(second.totals().calls()).isEqualTo(1);
    assertThat(answers(leaf()).get(0)).isEqualTo(before.get(0));
    assertThat(answers(leaf()).get(1)).isNotNull();
    assertThat(answers(leaf()).get(2)).isEqualTo(before.get(2));
  }

  @Test
  void whatChangesNoAnswerMayBeChanged() throws IOException {
    run();
    RunReport second =
        run("ask.llm.max_concurrency=2", "ask.llm.timeout=7s", "ask.input_batch_size=3");
    assertThat(second.totals().calls()).isZero();
    RunReport third = run("ask.add_raw_input=false");
    assertThat(third.totals().calls()).isZero();
    assertThat(Files.readString(leaf())).doesNotContain("raw_input_ask");
  }

  @Test
  void anotherPipelineInTheFolderIsRefusedAndWhatDiffersIsNamed() throws IOException {
    run();
    byte[] data = Files.readAllBytes(leaf());
    assertThatThrownBy(() -> run("ask.llm.generation_kwargs.temperature=0.3"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "error: the output folder \""
                + output
                + "\" holds the run of another pipeline: ask.llm.generation_kwargs.temperature was"
                + " not set and is 0.3; choose another folder with --output, or say --overwrite to replace its"
                + " data, which keeps the answers of its journal [retort:output-of-another]");
    assertThatThrownBy(
            () -> pipeline(", model: b", ", template: 'x {{ instruction }}'").run(options()))
        .hasMessageContaining(
            "another pipeline: ask.llm.model was talk-1 and is b; ask.template was"
                + " \"{{ instruction }}\" and is x {{ instruction }}; choose");
    assertThat(leaf()).hasBinaryContent(data);
    assertThat(calls()).isEqualTo(5);
  }

  @Test
  void overwritingWithAnotherPipelineKeepsTheAnswers() throws IOException {
    run();
    byte[] data = Files.readAllBytes(leaf());
    RunReport other =
        pipeline("", "", "ask.llm.generation_kwargs.temperature=0.3")
            .run(options().overwrite(true));
    assertThat(other.totals().calls()).isEqualTo(5);
    RunReport back = pipeline("", "").run(options().overwrite(true));
    assertThat(back.totals().calls()).isZero();
    assertThat(leaf()).hasBinaryContent(data);
  }

  @Test
  void aCacheIsSharedBetweenFoldersAndPipelines() throws IOException {
    Path cache = folder.resolve("cache");
    pipeline("", "").run(options().cache(cache));
    assertThat(output.resolve("journal")).doesNotExist();
    Path other = folder.resolve("other");
    RunReport second =
        pipeline("", ", output_mappings: {generation: said}, template: '{{instruction}}'")
            .run(RunOptions.defaults().output(other).cache(cache));
    assertThat(second.totals().calls()).isZero();
    assertThat(second.totals().journal().calls()).isEqualTo(5);
  }

  @Test
  void aRunThatKeptItsAnswersInACacheGoesOnWithThatCacheOnly() throws IOException {
    Path cache = folder.resolve("cache").toAbsolutePath();
    pipeline("", "").run(options().cache(cache));
    assertThatThrownBy(this::run)
        .hasMessageContaining("another pipeline: --cache was " + cache + " and is not set; choose");
    assertThat(pipeline("", "").run(options().cache(cache)).totals().calls()).isZero();
  }

  @Test
  void withoutUseOfAnswersAllIsAskedAnewAndKept() throws IOException {
    run();
    List<Object> before = answers(leaf());
    RunReport anew = pipeline("", "").run(options().useAnswers(false));
    assertThat(anew.totals().calls()).isEqualTo(5);
    List<Object> after = answers(leaf());
    assertThat(after).doesNotContainAnyElementsOf(before);
    assertThat(run().totals().calls()).isZero();
    assertThat(answers(leaf())).isEqualTo(after);
  }

  @Test
  void twoStepsThatAskTheSameGetAnswersOfTheirOwn() throws IOException {
    Path file = folder.resolve("twins.yaml");
    String ask =
        "    - {name: NAME, step: {llm: {talk: '"
            + talk
            + "', type_info: {module: com.acme.steps, name: TalkingLLM}}, output_mappings:"
            + " {generation: NAME, model_name: NAME_model}, type_info: {module: dev.retort.step,"
            + " name: TextGeneration}}}\n";
    Files.writeString(
        file,
        "pipeline:\n  name: p\n  steps:\n    - {name: load, step: {path: in.jsonl, type_info:"
            + " {module: dev.retort.step, name: LoadDataFromFile}}}\n"
            + ask.replace("NAME", "one")
            + ask.replace("NAME", "two")
            + "  connections: [{from: load, to: [one]}, {from: one, to: [two]}]\n");
    Pipeline.read(file).run(options());
    Path data = output.resolve("data/two.jsonl");
    byte[] bytes = Files.readAllBytes(data);
    for (String line : Files.readAllLines(data)) {
      assertThat(Row.ofJson(line).get("one")).isNotEqualTo(Row.ofJson(line).get("two"));
    }
    RunReport again = Pipeline.read(file).run(options());
    assertThat(again.totals().calls()).isZero();
    assertThat(data).hasBinaryContent(bytes);
  }

  @Test
  void aTornJournalIsSaidInAWarning() throws IOException {
    run();
    Path journal = output.resolve("journal/answers.journal");
    Files.write(journal, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertThat(run().problems().stream().map(Object::toString))
        .containsExactly(
            "warning: the journal \""
                + journal
                + "\" ended within a record, as a kill leaves it: its last 3 bytes were taken away,"
                + " and what they answered is asked again [retort:journal-repaired]");
    assertThat(run().problems()).isEmpty();
  }

  @Test
  void aJournalThatCannotBeUsedIsAProblemOfTheUser() throws IOException {
    Path cache = folder.resolve("cache");
    Files.createDirectories(cache);
    Files.writeString(cache.resolve("answers.journal"), "my own diary, long enough");
    assertThatThrownBy(() -> pipeline("", "").run(options().cache(cache)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "error: the file \""
                + cache.resolve("answers.journal")
                + "\" is no journal; take it away, or choose another folder"
                + " [retort:journal-unusable]");
    assertThat(output).doesNotExist();
  }

  @Test
  void noSecretIsInWhatIsKept() throws IOException {
    pipeline(", api_key: {env: PATH}", "").run(options());
    String secret = System.getenv("PATH");
    for (String name : List.of(".retort.identity.yaml", "journal/answers.journal")) {
      assertThat(Files.readString(output.resolve(name), StandardCharsets.ISO_8859_1))
          .doesNotContain(secret);
    }
  }

  @Test
  void aFolderWhoseRunWasKilledBeforeItBeganIsTaken() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve(".retort.lock"), "");
    Files.writeString(output.resolve(".retort.identity.yaml.tmp"), "pipe");
    Files.writeString(output.resolve("pipeline.yaml.tmp"), "retort:");
    assertThat(run().status()).isEqualTo(RunReport.Status.DONE);
  }

  @Test
  void aFolderWhoseRunWasKilledAsItOpenedItsJournalIsTaken() throws IOException {
    Files.createDirectories(output.resolve("journal"));
    Files.createFile(output.resolve(".retort.lock"));

    assertThat(run().status()).isEqualTo(RunReport.Status.DONE);
    assertThat(calls()).isEqualTo(5);
  }

  @Test
  void aStopKeepsWhatWasAnswered() throws Exception {
    for (int run = 1; run <= 3; run++) {
      String gate = talk + run;
      Stop stop = new Stop();
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(
              () -> {
                await(GateLLM.stuck(gate));
                stop.request();
                stop.request();
              });
      RunReport report =
          gated(gate).run(options().stop(stop).grace(Duration.ofHours(1), Duration.ofHours(1)));
      stopped.join();
      assertThat(report.exitCode()).isEqualTo(130);
      assertThat(report.totals().calls()).isEqualTo(3);
      assertThat(report.totals().journal().calls()).isEqualTo(3L * (run - 1));
    }
  }

  /** A pipeline whose LLM answers three inputs; the gate changes no answer of the LLM. */
  private Pipeline gated(String gate) throws IOException {
    rows(20);
    Path file = folder.resolve("gated.yaml");
    Files.writeString(
        file,
        "pipeline:\n  name: p\n  steps:\n    - {name: load, step: {path: in.jsonl, type_info:"
            + " {module: dev.retort.step, name: LoadDataFromFile}}}\n    - {name: ask, step: {llm:"
            + " {max_concurrency: 1, gate: '"
            + gate
            + "', type_info: {module: com.acme.steps, name: GateLLM}}, type_info: {module:"
            + " dev.retort.step, name: TextGeneration}}}\n"
            + "  connections: [{from: load, to: [ask]}]\n");
    return Pipeline.read(file);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

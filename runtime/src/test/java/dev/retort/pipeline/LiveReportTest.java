package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run.json} says while a run goes on. */
@Timeout(60)
class LiveReportTest {
  @TempDir Path folder;
  private Path output;
  private Path report;

  @BeforeEach
  void prepare() {
    output = folder.resolve("out");
    report = output.resolve("run.json");
  }

  private RunReport run(RunListener listener) throws IOException {
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline:
          name: live
          steps:
            - {name: count, step: {rows: 3, type_info: {module: com.acme.steps, name: CountRows}}}
            - name: ask
              step:
                llm: {type_info: {module: com.acme.steps, name: EchoLLM}}
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections: [{from: count, to: [ask]}]
        """);
    return Pipeline.read(folder.resolve("pipeline.yaml"))
        .run(RunOptions.defaults().output(output).listener(listener));
  }

  private String report() {
    try {
      return Files.readString(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the file says as a run begins. */
  private String asItBegins() throws IOException {
    AtomicReference<String> seen = new AtomicReference<>();
    run(
        new RunListener() {
          @Override
          public void started(RunProgress progress) {
            seen.set(report());
          }
        });
    return seen.get();
  }

  @Test
  void aRunThatBeginsSaysSoAndWhichProcessItIs() throws IOException {
    assertThat(asItBegins())
        .startsWith(
            "{\n  \"pipeline\": \"live\",\n  \"status\": \"running\",\n  \"started_at\": \"")
        .contains("\"updated_at\": \"", "\"pid\": " + ProcessHandle.current().pid() + ",")
        .doesNotContain("finished_at");
  }

  @Test
  void whatAnEarlierRunSaidIsGoneThen() throws IOException {
    run(new RunListener() {});
    assertThat(asItBegins()).contains("\"status\": \"running\"");
  }

  @Test
  void whileItGoesOnItsCountsAreBroughtUpToDate() throws IOException {
    AtomicReference<String> seen = new AtomicReference<>("");
    run(
        new RunListener() {
          @Override
          public void progressed(String step, Counts counts) {
            // The step, and so the run, waits for whoever hears of it.
            String read = "\"input_tokens\": " + counts.inputTokens() + ",";
            while (step.equals("ask") && !seen.get().contains(read)) {
              seen.set(report());
            }
          }
        });
    assertThat(seen.get()).contains("\"status\": \"running\"");
  }

  @Test
  void aRunThatHasEndedSaysHowAndNothingOfWhileItWentOn() throws IOException {
    run(new RunListener() {});
    assertThat(report())
        .contains("\"status\": \"done\"", "finished_at")
        .doesNotContain("updated_at", "pid");
  }

  @Test
  void itLeavesNoFileButTheReport() throws IOException {
    run(new RunListener() {});
    try (Stream<Path> files = Files.list(output)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(
              ".retort.identity.yaml",
              ".retort.lock",
              "data",
              "journal",
              "pipeline.yaml",
              "run.json");
    }
  }

  @Test
  void thatItCannotBeWrittenMeanwhileIsAWarning() throws IOException {
    run(new RunListener() {});
    Path inTheWay = output.resolve("run.json.live.tmp");
    Files.createDirectories(inTheWay.resolve("full"));
    RunReport ended = run(new RunListener() {});
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.problems())
        .extracting(Object::toString)
        .containsExactly(
            "warning: cannot write "
                + report
                + ": "
                + inTheWay
                + "; while the run went on, that file did not tell where it stood"
                + " [retort:report-outdated]");
  }
}

package dev.retort.pipeline;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.config.ConfigException;
import dev.retort.llm.AnswerJournal;
import dev.retort.step.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that are really killed, and a server that counts what it was asked. The number of
 * kills is {@code -Dretort.kills}: some in each build, 200 in {@code .ci/run}.
 */
@Timeout(3600)
class KillTest {
  private static final int ROWS = 60;
  private static final int IN_FLIGHT = 8;
  private static final int KILLS = Integer.getInteger("retort.kills", 20);

  @TempDir Path folder;

  private Path pipeline(PaidServer server, String keep) throws IOException {
    return pipeline(server, keep, false);
  }

  private Path pipeline(PaidServer server, String keep, boolean named) throws IOException {
    Files.write(
        folder.resolve("in.jsonl"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "{\"id\": " + i + ", \"instruction\": \"ask " + i / 2 + "\"}")
            .toList());
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          name: killed
          steps:
            - {name: load, step: {path: in.jsonl, type_info: {module: dev.retort.step, name: LoadDataFromFile}}}
            - name: ask
              step:
                llm: {port: PORT, named: NAMED, max_concurrency: 8, type_info: {module: com.acme.steps, name: SocketLLM}}
                type_info: {module: dev.retort.step, name: TextGeneration}
            - {name: kept, step: {columns: KEEP, type_info: {module: dev.retort.step, name: KeepColumns}}}
          connections: [{from: load, to: [ask]}, {from: ask, to: [kept]}]
        """
            .replace("PORT", Integer.toString(server.port()))
            .replace("NAMED", Boolean.toString(named))
            .replace("KEEP", keep));
    return file;
  }

  /** Answers that are in the journal, torn records not counted, without touching it. */
  private int kept(Path output) throws IOException {
    Path journal = output.resolve("journal/answers.journal");
    if (!Files.exists(journal)) {
      return 0;
    }
    Path copy = Files.createTempDirectory(folder, "copy");
    Files.copy(journal, copy.resolve("answers.journal"));
    try (AnswerJournal opened = AnswerJournal.open(copy)) {
      return opened.size();
    }
  }

  private static List<String> wholeLines(Path leaf) throws IOException {
    if (!Files.exists(leaf)) {
      return List.of();
    }
    String text = Files.readString(leaf);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  @Test
  void killedAtAnyInstantARunLosesNothingAndPaysForLittleTwice() throws Exception {
    Random random = new Random(7);
    int kills = 0;
    for (int round = 0; kills < KILLS; round++) {
      Path output = folder.resolve("out" + round);
      kills += killUntilDone(output, random);
    }
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
  }

  /** Runs one folder to its end through any number of kills. */
  private int killUntilDone(Path output, Random random) throws Exception {
    try (PaidServer server = new PaidServer(0)) {
      Path pipeline = pipeline(server, "[id, generation]");
      Path leaf = output.resolve("data/kept.jsonl");
      int kills = 0;
      List<String> seen = List.of();
      while (true) {
        int callsBefore = server.calls();
        int keptBefore = kept(output);
        boolean killed = runAndKill(server, pipeline, output, random);
        server.settle();
        int called = server.calls() - callsBefore;
        int gained = kept(output) - keptBefore;
        assertThat(called - gained)
            .as("calls without a record")
            .isBetween(0, killed ? IN_FLIGHT : 0);
        List<String> lines = wholeLines(leaf);
        assertThat(lines.stream().limit(seen.size()))
            .as("rows that were there before")
            .isEqualTo(seen);
        seen = lines;
        if (!killed) {
          break;
        }
        kills++;
      }
      assertThat(server.calls()).isBetween(ROWS, ROWS + kills * IN_FLIGHT);
      List<Row> rows = seen.stream().map(Row::ofJson).toList();
      assertThat(rows).extracting(row -> row.get("id")).isEqualTo(ids());
      assertThat(rows).extracting(row -> row.get("generation")).doesNotHaveDuplicates();
      for (int i = 0; i < ROWS; i++) {
        assertThat((String) rows.get(i).get("generation")).startsWith("ask " + i / 2 + " #");
      }
      assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"done\"");
      return kills;
    }
  }

  private static List<Object> ids() {
    return new ArrayList<>(IntStream.range(0, ROWS).mapToObj(Long::valueOf).toList());
  }

  /**
   * Kills a run a random while after its start or after a random one of its calls.
   *
   * @return false if it was done before
   */
  private static boolean runAndKill(PaidServer server, Path pipeline, Path output, Random random)
      throws Exception {
    int at = server.calls() + random.nextInt(ROWS / 2);
    long nanos = random.nextInt(4) == 0 ? 0 : random.nextInt(3_000_000);
    AtomicReference<@Nullable Process> process = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    PaidServer.Hook kill =
        call -> {
          if (call == at) {
            await(started);
            for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
              Thread.onSpinWait();
            }
            process.get().destroyForcibly();
          }
        };
    boolean early = random.nextBoolean();
    server.before = early ? kill : call -> {};
    server.after = early ? call -> {} : kill;
    process.set(OtherProcess.start(pipeline, output));
    started.countDown();
    if (random.nextInt(5) == 0 && !process.get().waitFor(random.nextInt(600), MILLISECONDS)) {
      process.get().destroyForcibly();
    }
    int code = process.get().waitFor();
    server.before = call -> {};
    server.after = call -> {};
    if (code == 0) {
      return false;
    }
    assertThat(Files.readString(OtherProcess.said(pipeline)))
        .as("died of nothing but the kill")
        .doesNotContain("Exception");
    return true;
  }

  /** Kills a run while one of its calls is under way. */
  private static void killDuring(PaidServer server, Path pipeline, Path output, int at)
      throws Exception {
    CompletableFuture<Process> process = new CompletableFuture<>();
    server.before =
        call -> {
          if (call == at) {
            process.join().destroyForcibly().onExit().join();
          }
        };
    process.complete(OtherProcess.start(pipeline, output));
    assertThat(process.join().waitFor()).isNotZero();
    server.before = call -> {};
    server.settle();
  }

  @Test
  void aKilledRunIsSaidToBeRunningTillTheNextThoughItsFolderIsFree() throws Exception {
    try (PaidServer server = new PaidServer(0)) {
      Path output = folder.resolve("out");
      Path pipeline = pipeline(server, "[id]");
      killDuring(server, pipeline, output, 1);
      assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"running\"");
      assertThat(OtherProcess.start(pipeline, output).waitFor()).isZero();
      assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"done\"");
    }
  }

  @Test
  void aProviderThatKnowsCallsByNameIsPaidNothingTwice() throws Exception {
    try (PaidServer server = new PaidServer(0)) {
      Path output = folder.resolve("out");
      Path pipeline = pipeline(server, "[id]", true);
      for (int at : List.of(1, 20, 60)) {
        killDuring(server, pipeline, output, at);
      }
      assertThat(OtherProcess.start(pipeline, output).waitFor()).isZero();
      server.settle();
      assertThat(server.calls()).isGreaterThanOrEqualTo(ROWS + 3);
      List<String> names =
          server.asked().stream().map(line -> line.substring(0, line.indexOf(" "))).toList();
      assertThat(names.stream().distinct()).hasSize(ROWS);
      assertThat(server.asked().stream().distinct()).hasSize(ROWS);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFullDiskEndsARunWhichGoesOnWhenThereIsRoom() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "a shell that limits the size of files");
    try (PaidServer server = new PaidServer(2000)) {
      Path output = folder.resolve("out");
      Path pipeline = pipeline(server, "[id]");
      String limit = "ulimit -f 64; exec \"$0\" \"$@\"";
      Process first = OtherProcess.start(pipeline, output, "/bin/bash", "-c", limit);
      assertThat(first.waitFor()).isEqualTo(1);
      assertThat(Files.readString(OtherProcess.said(pipeline)))
          .contains(
              "step \"ask\": cannot write the journal \""
                  + output.resolve("journal/answers.journal")
                  + "\": File too large");
      assertThat(Files.readString(output.resolve("run.json")))
          .contains("\"status\": \"failed\"", "\"failed\": 0");
      server.settle();
      int called = server.calls();
      int kept = kept(output);
      assertThat(kept).isBetween(20, ROWS - 1);
      assertThat(called - kept).isBetween(1, IN_FLIGHT);

      assertThat(OtherProcess.start(pipeline, output).waitFor()).isZero();
      assertThat(server.calls()).isEqualTo(called + ROWS - kept);
      assertThat(wholeLines(output.resolve("data/kept.jsonl"))).hasSize(ROWS);
    }
  }

  @Test
  void aSecondProcessIsRefusedTheFolderAndTheCacheOfAFirst() throws Exception {
    try (PaidServer server = new PaidServer(0)) {
      CountDownLatch called = new CountDownLatch(1);
      CountDownLatch over = new CountDownLatch(1);
      server.before =
          call -> {
            called.countDown();
            await(over);
          };
      Path output = folder.resolve("out");
      Path pipeline = pipeline(server, "[id]");
      Process first = OtherProcess.start(pipeline, output);
      called.await();
      assertThatThrownBy(() -> Pipeline.read(pipeline).run(RunOptions.defaults().output(output)))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "error: another run is writing to the output folder \""
                  + output
                  + "\"; wait for it, or choose another with --output [retort:output-in-use]");
      RunOptions other =
          RunOptions.defaults().output(folder.resolve("other")).cache(output.resolve("journal"));
      assertThatThrownBy(() -> Pipeline.read(pipeline).run(other))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "error: another run is using the journal in \""
                  + output.resolve("journal")
                  + "\"; wait for it, or let one of them have another [retort:journal-unusable]");
      assertThat(folder.resolve("other")).doesNotExist();
      over.countDown();
      assertThat(first.waitFor()).isZero();
      assertThat(server.calls()).isEqualTo(ROWS);
    }
  }
}

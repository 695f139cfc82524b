package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.llm.AnswerJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * LLMs that ask others in processes that are killed, and a server that counts what it is paid for.
 */
@Timeout(1200)
class MemberKillTest {
  private static final String SOCKET =
      "{port: PORT, named: true, max_concurrency: 1, max_retries: 0,"
          + " type_info: {module: com.acme.steps, name: SocketLLM}}";

  /** Three that are set alike, twice, and the aggregator. */
  private static final String MIXTURE =
      "{aggregator_llm: SOCKET, proposers_llms: [SOCKET, SOCKET, SOCKET], rounds: 2,"
          + " aggregator_system_prompt: Mix,"
          + " type_info: {module: dev.retort.compose, name: MixtureOfAgentsLLM}}";

  private static final int CALLS_OF_MIXTURE = 2 * 7;
  private static final int MOST_OF_MIXTURE = 3;

  /** Of two, of which the first is not there. */
  private static final String FALLBACK =
      "{llms: [DEAD, SOCKET], type_info: {module: dev.retort.compose, name: FallbackLLM}}";

  private static final int CALLS_OF_FALLBACK = 2;
  private static final int MOST_OF_FALLBACK = 1;

  @TempDir Path folder;

  /** Two rows that are equal. */
  private Path pipeline(PaidServer server, String llm) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          name: killed
          steps:
            - {name: load, step: {data: [{instruction: Hi}, {instruction: Hi}], type_info: {module: dev.retort.step, name: LoadDataFromDicts}}}
            - name: ask
              step:
                llm: ASKED
                type_info: {module: dev.retort.step, name: TextGeneration}
            - {name: kept, step: {columns: [generation], type_info: {module: dev.retort.step, name: KeepColumns}}}
          connections: [{from: load, to: [ask]}, {from: ask, to: [kept]}]
        """
            .replace("ASKED", llm)
            .replace("DEAD", SOCKET.replace("PORT", Integer.toString(deadPort())))
            .replace("SOCKET", SOCKET)
            .replace("PORT", Integer.toString(server.port())));
    return file;
  }

  private static int deadPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Answers that are in the journal, without touching it. */
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

  /** What was made, but for the numbers that the server gives its answers, and names of calls. */
  private static List<String> rows(Path output) throws IOException {
    return Files.readAllLines(output.resolve("data/kept.jsonl")).stream()
        .map(line -> line.replaceAll("#\\d+|[0-9a-f-]{36}", "#"))
        .toList();
  }

  private void killedAtEachCallItPaysAgainForWhatWasInFlight(String llm, int calls, int most)
      throws Exception {
    List<String> expected;
    try (PaidServer server = new PaidServer(0)) {
      Path output = folder.resolve("whole");
      assertThat(OtherProcess.start(pipeline(server, llm), output).waitFor()).isZero();
      server.settle();
      assertThat(server.calls()).isEqualTo(calls);
      expected = rows(output);
    }
    for (int at = 1; at <= calls; at++) {
      try (PaidServer server = new PaidServer(0)) {
        Path output = folder.resolve("killed" + at);
        Path pipeline = pipeline(server, llm);
        killDuring(server, pipeline, output, at);
        int inFlight = server.calls() - kept(output);
        assertThat(inFlight).as("in flight at call %d", at).isBetween(1, most);

        assertThat(OtherProcess.start(pipeline, output).waitFor()).isZero();
        server.settle();

        assertThat(server.calls()).as("killed at call %d", at).isEqualTo(calls + inFlight);
        assertThat(names(server)).as("killed at call %d", at).hasSize(calls);
        assertThat(rows(output)).as("killed at call %d", at).isEqualTo(expected);
      }
    }
  }

  /** By which a provider that knows calls by name would tell what it was asked before. */
  private static List<String> names(PaidServer server) {
    return server.asked().stream()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .distinct()
        .toList();
  }

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
  void aMixtureThatIsKilledPaysAgainForWhatWasInFlight() throws Exception {
    killedAtEachCallItPaysAgainForWhatWasInFlight(MIXTURE, CALLS_OF_MIXTURE, MOST_OF_MIXTURE);
  }

  @Test
  void aFallbackThatIsKilledPaysAgainForWhatWasInFlight() throws Exception {
    killedAtEachCallItPaysAgainForWhatWasInFlight(FALLBACK, CALLS_OF_FALLBACK, MOST_OF_FALLBACK);
  }

  @Test
  void aFullDiskEndsARunAndNoProposalIsLeftOut() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "a shell that limits the size of files");
    try (PaidServer server = new PaidServer(2000)) {
      Path output = folder.resolve("out");
      Path pipeline = pipeline(server, MIXTURE);
      String limit = "ulimit -f 32; exec \"$0\" \"$@\"";
      Process first = OtherProcess.start(pipeline, output, "/bin/bash", "-c", limit);
      assertThat(first.waitFor()).isEqualTo(1);
      assertThat(Files.readString(OtherProcess.said(pipeline)))
          .contains("step \"ask\": cannot write the journal");
      assertThat(Files.readString(output.resolve("run.json")))
          .contains("\"status\": \"failed\"", "\"failed\": 0");
      server.settle();
      int unkept = server.calls() - kept(output);

      assertThat(OtherProcess.start(pipeline, output).waitFor()).isZero();

      assertThat(server.calls()).isEqualTo(CALLS_OF_MIXTURE + unkept);
    }
  }

  @Test
  void whoIsAskedByAnotherInAFolderOfAnswersIsNotAskedAgainByItself() throws Exception {
    try (PaidServer server = new PaidServer(0)) {
      Path cache = folder.resolve("cache");
      run(pipeline(server, FALLBACK), "first", cache);

      RunReport report = run(pipeline(server, SOCKET), "second", cache);

      assertThat(server.calls()).isEqualTo(CALLS_OF_FALLBACK);
      assertThat(report.totals().calls()).isZero();
      assertThat(folder.resolve("second/data/kept.jsonl"))
          .hasSameTextualContentAs(folder.resolve("first/data/kept.jsonl"));
    }
  }

  private RunReport run(Path pipeline, String output, Path cache) {
    RunReport report =
        Pipeline.read(pipeline)
            .run(RunOptions.defaults().output(folder.resolve(output)).cache(cache));
    assertThat(report.message()).isNull();
    return report;
  }
}

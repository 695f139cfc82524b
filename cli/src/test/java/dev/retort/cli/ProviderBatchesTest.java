package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.loopback.AnthropicBatchServer;
import dev.retort.loopback.BatchServer;
import dev.retort.loopback.Fate;
import dev.retort.loopback.OpenAIBatchServer;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines over the offline batches of the bundled providers, each run a process of its own. */
class ProviderBatchesTest {
  private static final int ROWS = 8;

  @TempDir private Path folder;

  private Path pipeline(String llm) throws IOException {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      data.append(i == 0 ? "" : ", ").append("{instruction: q" + i + "}");
    }
    Path config = folder.resolve("pipeline.yaml");
    Files.writeString(
        config,
        """
        pipeline:
          name: batches
          steps:
            - name: load
              step:
                data: [%s]
                type_info: {module: dev.retort.step, name: LoadDataFromDicts}
            - name: ask
              step:
                llm:
                  model: m
                  use_offline_batch_generation: true
        %s
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections:
            - {from: load, to: [ask]}
        """
            .formatted(data, llm.indent(10).stripTrailing()));
    return config;
  }

  private Path openAi(BatchServer server) throws IOException {
    return pipeline(
        "base_url: "
            + server.root()
            + "/v1\ntype_info: {module: dev.retort.openai, name: OpenAILLM}");
  }

  private Path anthropic(BatchServer server) throws IOException {
    return pipeline(
        "base_url: "
            + server.root()
            + "\ntype_info: {module: dev.retort.anthropic, name: AnthropicLLM}");
  }

  private Process start(String... arguments) throws IOException {
    List<String> line = StopSignalsTest.java(Main.class);
    line.addAll(List.of(arguments));
    ProcessBuilder command = new ProcessBuilder(line).redirectErrorStream(true);
    command.environment().put("RETORT_PROGRESS", "off"); // Else a slow machine has more lines.
    command.environment().put("OPENAI_API_KEY", "sk-0123456789");
    command.environment().put("ANTHROPIC_API_KEY", "sk-0123456789");
    return command.redirectOutput(folder.resolve("out.txt").toFile()).start();
  }

  private Process run(Path config) throws IOException {
    return start("pipeline", "run", "--config", config.toString(), "--output", output().toString());
  }

  private Path output() {
    return folder.resolve("output");
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8);
  }

  private void assertEndsWith(int code, Process command) throws Exception {
    assertThat(command.waitFor()).as(() -> "exit code; it said " + quietly()).isEqualTo(code);
  }

  private String quietly() {
    try {
      return said();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void assertAllAnswered() throws IOException {
    List<String> rows = Files.readAllLines(output().resolve("data/ask.jsonl"));
    assertThat(rows).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(rows.get(i)).contains("\"generation\":\"q" + i + "\"");
    }
  }

  @Test
  void theSameCommandGoesOnWithBatchesOfFiles() throws Exception {
    try (OpenAIBatchServer server = new OpenAIBatchServer()) {
      Path config = openAi(server);
      assertEndsWith(3, run(config));
      server.clock().advance(Duration.ofMinutes(30));
      assertEndsWith(0, start("batch", "status", "--output", output().toString()));
      assertThat(said()).contains("batch_2", "in progress");
      assertEndsWith(3, run(config));
      server.clock().advance(Duration.ofMinutes(30));

      assertEndsWith(0, run(config));

      assertAllAnswered();
      assertThat(server.created()).isEqualTo(1);
      assertThat(server.uploads()).isEmpty();
    }
  }

  @Test
  void theSameCommandGoesOnWithBatchesOfMessages() throws Exception {
    try (AnthropicBatchServer server = new AnthropicBatchServer()) {
      Path config = anthropic(server);
      assertEndsWith(3, run(config));
      server.clock().advance(Duration.ofHours(1));

      assertEndsWith(0, run(config));

      assertAllAnswered();
      assertThat(server.created()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,false", "0,true", "1,false", "1,true", "2,false", "3,false", "4,false", "5,false", "5,true"
  })
  void killedAtAnyRequestNoRowIsLostAndNoBatchMadeTwice(int request, boolean done)
      throws Exception {
    try (OpenAIBatchServer server = new OpenAIBatchServer()) {
      Path config = openAi(server);
      CompletableFuture<Process> victim = new CompletableFuture<>();
      server.interfere(request, done, () -> victim.join().destroyForcibly());
      // Two requests submit; the others fetch.
      if (request >= 2) {
        assertEndsWith(3, run(config));
        server.clock().advance(Duration.ofHours(1));
      }
      Process killed = run(config);
      victim.complete(killed);
      assertThat(killed.waitFor()).isEqualTo(137);

      run(config).waitFor();
      server.clock().advance(Duration.ofHours(1));
      assertEndsWith(0, run(config));

      assertAllAnswered();
      assertThat(server.created()).isEqualTo(1);
      assertThat(server.uploads()).isEmpty();
    }
  }

  /** One request submits; the others look and fetch. Nothing but custom ids tells whose it is. */
  @ParameterizedTest
  @CsvSource({"0,false", "0,true", "1,false", "1,true", "2,false", "2,true"})
  void killedAtAnyRequestOfBatchesOfMessagesNoRowIsLostAndNoBatchMadeTwice(
      int request, boolean done) throws Exception {
    try (AnthropicBatchServer server = new AnthropicBatchServer()) {
      Path config = anthropic(server);
      CompletableFuture<Process> victim = new CompletableFuture<>();
      server.interfere(request, done, () -> victim.join().destroyForcibly());
      if (request >= 1) {
        assertEndsWith(3, run(config));
        server.clock().advance(Duration.ofHours(1));
      }
      Process killed = run(config);
      victim.complete(killed);
      assertThat(killed.waitFor()).isEqualTo(137);

      run(config).waitFor();
      server.clock().advance(Duration.ofHours(1));
      assertEndsWith(0, run(config));

      assertAllAnswered();
      assertThat(server.created()).isEqualTo(1);
    }
  }

  /** Three batches of which the queue takes one at a time; the run waits until all are done. */
  private Path crowded(OpenAIBatchServer server) throws IOException {
    server.queue(3);
    return pipeline(
        "base_url: "
            + server.root()
            + "/v1\noffline_batch_max_requests: 3\noffline_batch_generation_block_until_done: 1\n"
            + "type_info: {module: dev.retort.openai, name: OpenAILLM}");
  }

  /** The provider's time goes on as it is asked, until the command ends. */
  private static int exitCode(BatchServer server, Process command) throws InterruptedException {
    int asked = server.asked().size();
    while (!command.waitFor(50, TimeUnit.MILLISECONDS)) {
      if (server.asked().size() >= asked + 3) {
        asked = server.asked().size();
        server.clock().advance(Duration.ofMinutes(20));
      }
    }
    return command.exitValue();
  }

  /** As the first of two batches that wait for room was sent again, and no answer came any more. */
  @Test
  void killedWhileItWaitsForRoomInTheQueueItWaitsOnAndNoBatchIsMadeTwice() throws Exception {
    try (OpenAIBatchServer server = new OpenAIBatchServer()) {
      Path config = crowded(server);
      CompletableFuture<Process> victim = new CompletableFuture<>();
      server.interfere(
          asked -> asked.method().equals("POST") && asked.path().equals("/v1/batches"),
          3,
          true,
          () -> victim.join().destroyForcibly());
      Process killed = run(config);
      victim.complete(killed);
      assertThat(exitCode(server, killed)).as(this::quietly).isEqualTo(137);
      assertThat(server.accepted()).isLessThan(3);

      assertThat(exitCode(server, run(config))).as(this::quietly).isZero();

      assertAllAnswered();
      assertThat(server.accepted()).isEqualTo(3);
      assertThat(server.uploads()).isEmpty();
      assertThat(server.asked().stream().filter(asked -> asked.path().equals("/v1/files")))
          .as("uploads, and no second one of a part")
          .hasSize(3);
    }
  }

  @Test
  void aServerWithoutBatchesIsToldWithTheKey() throws Exception {
    try (LoopbackServer none =
        new LoopbackServer().answering(Told.status(404, "{\"detail\":\"Not Found\"}"))) {
      Path config =
          pipeline(
              "base_url: "
                  + none.baseUrl()
                  + "\ntype_info: {module: dev.retort.openai, name: OpenAILLM}");

      assertEndsWith(1, run(config));

      assertThat(said())
          .startsWith(
              "/use_offline_batch_generation: error: the server has no offline batches: HTTP 404"
                  + " from "
                  + none.baseUrl()
                  + "/files: there is no such batch or address. The server says: \"Not Found\"; set"
                  + " use_offline_batch_generation to false, or check where the LLM sends to"
                  + " [retort:unsupported-capability]\n");
    }
  }

  @Test
  void idsThatTheServerDoesNotKnowAreToldWithTheKey() throws Exception {
    try (OpenAIBatchServer server = new OpenAIBatchServer()) {
      Path config =
          pipeline(
              "jobs_ids: [batch_7]\nbase_url: "
                  + server.root()
                  + "/v1\ntype_info: {module: dev.retort.openai, name: OpenAILLM}");

      assertEndsWith(1, run(config));

      assertThat(said())
          .startsWith(
              "/jobs_ids: error: jobs_ids: the provider knows no batch batch_7: HTTP 404 from "
                  + server.root()
                  + "/v1/batches/batch_7: there is no such batch or address. The server says: \"No"
                  + " batch found with id 'batch_7'.\" [not_found_error]; it may be of another key,"
                  + " project or address, or too old [retort:unknown-batch]\n");
    }
  }

  @Test
  void aRowThatTheProviderRefusedKeepsItsPlace() throws Exception {
    try (OpenAIBatchServer server = new OpenAIBatchServer()) {
      server.fates((index, id) -> index == 1 ? Fate.REFUSED : Fate.ANSWERED);
      Path config = openAi(server);
      assertEndsWith(3, run(config));
      server.clock().advance(Duration.ofHours(1));

      assertEndsWith(0, run(config));

      assertThat(Files.readAllLines(output().resolve("data/ask.jsonl")).get(1))
          .contains("\"generation\":null", "Invalid value for 'messages'.");
    }
  }
}

package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchCounts;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchState;
import dev.retort.config.ConfigException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.OfflineBatchNotFinishedException;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.loopback.AnthropicBatchServer;
import dev.retort.loopback.BatchServer.Asked;
import dev.retort.loopback.Fate;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offline batches over the vendor's message batches, which carry nothing but custom ids. */
class BatchesTest {
  private final AnthropicBatchServer server = new AnthropicBatchServer();

  @AfterEach
  void close() {
    server.close();
  }

  private static boolean isCreation(Asked asked) {
    return asked.method().equals("POST") && asked.path().equals("/v1/messages/batches");
  }

  private AnthropicLLMBuilder llm() {
    return AnthropicLLMBuilder.create()
        .model("m")
        .baseUrl(server.root())
        .apiKey(Secret.of(Messages.KEY))
        .useOfflineBatchGeneration(true);
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  private static List<String> submitted(AnthropicLLM llm, List<Input> inputs, int generations) {
    try {
      throw new AssertionError(llm.generateOutputs(inputs, generations));
    } catch (OfflineBatchNotFinishedException e) {
      return e.jobsIds();
    }
  }

  /** Submits, lets the provider finish, and fetches. */
  private List<GenerateOutput> answers(AnthropicLLM llm, List<Input> inputs, int generations) {
    submitted(llm, inputs, generations);
    server.clock().advance(Duration.ofHours(1));
    return llm.generateOutputs(inputs, generations);
  }

  @Test
  void everyGenerationIsARequestOfItsOwn() {
    server.fates((index, id) -> index == 3 ? Fate.REFUSED : Fate.ANSWERED);
    try (AnthropicLLM llm = llm().build()) {
      List<GenerateOutput> outputs = answers(llm, inputs(100), 2);

      assertThat(outputs.get(1).generations()).containsExactly("q1", null);
      outputs = outputs.subList(2, 100);
      for (int i = 0; i < outputs.size(); i++) {
        assertThat(outputs.get(i).generations()).containsExactly("q" + (i + 2), "q" + (i + 2));
      }
      assertThat(server.created()).isEqualTo(1);
    }
  }

  @Test
  void theBodyIsThatOfAnOnlineCall() {
    Input input =
        Input.of(
                ChatMessage.system("Be brief."),
                ChatMessage.user(
                    new ChatMessage.Text("what?"), new ChatMessage.Image("http://x/i.png")))
            .withStructuredOutput(
                new StructuredOutput.JsonSchema(
                    "{\"type\":\"object\",\"additionalProperties\":false}"));
    try (Wire wire = new Wire();
        AnthropicLLM llm =
            wire.llm()
                .generationKwargs(
                    k ->
                        k.maxTokens(7)
                            .stopSequences(List.of("END"))
                            .temperature(0.75)
                            .topP(0.9)
                            .topK(40))
                .build()) {
      llm.generateOutputs(List.of(input), 1);

      assertThat(llm.offlineBatchRequest(input, 7, List.of("END"), 0.75, 0.9, 40))
          .isEqualTo(wire.request().body());
    }
  }

  private static AnthropicLLMBuilder choosy(AnthropicLLMBuilder builder) {
    return builder.generationKwargs(
        k -> k.maxTokens(7).stopSequences(List.of("END")).temperature(0.75).topP(0.9).topK(40));
  }

  @Test
  void whatReachesTheServerInABatchIsWhatReachesItOnline() {
    List<Input> inputs =
        List.of(
            Input.of("q0 \"quoted\" \u2028 grüß 🙂"),
            Input.of(
                ChatMessage.system("Be brief."),
                ChatMessage.user("one"),
                ChatMessage.assistant("two"),
                ChatMessage.user("three")),
            Input.of(
                ChatMessage.user(
                    new ChatMessage.Text("what?"),
                    new ChatMessage.Image("http://x/i.png"),
                    new ChatMessage.Image("data:image/png;base64,iVBORw0KGgo="))),
            Input.of("q3")
                .withStructuredOutput(
                    new StructuredOutput.JsonSchema(
                        "{\"type\":\"object\",\"additionalProperties\":false}")));
    try (Wire wire = new Wire();
        AnthropicLLM online = choosy(wire.llm()).maxConcurrency(1).build();
        AnthropicLLM offline = choosy(llm()).build()) {
      online.generateOutputs(inputs, 2);
      assertThat(answers(offline, inputs, 2))
          .extracting(output -> output.generations().size())
          .containsOnly(2);

      assertThat(server.requests())
          .extracting(line -> line.substring(line.indexOf("\"params\":") + 9, line.length() - 1))
          .containsExactlyElementsOf(wire.server().seen().stream().map(Seen::body).toList());
    }
  }

  @Test
  void whatTheQueueHasNoRoomForIsSentAgainAsItsBatchesEnd() {
    server.queue(10);
    try (AnthropicLLM llm = llm().offlineBatchMaxRequests(10).maxRetries(0).build()) {
      for (int i = 0; i < 3; i++) {
        submitted(llm, inputs(30), 1);
        server.clock().advance(Duration.ofHours(1));
      }
      assertThat(llm.generateOutputs(inputs(30), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactlyElementsOf(IntStream.range(0, 30).mapToObj(i -> "q" + i).toList());
    }
    assertThat(server.created()).isEqualTo(3);
  }

  @Test
  void theRequestsGoOutAsOneList() {
    try (LoopbackServer loopback =
            new LoopbackServer().answering(Told.status(400, Messages.error("x", "enough")));
        AnthropicLLM llm = llm().baseUrl(loopback.root()).build()) {
      assertThatThrownBy(
              () -> llm.generateOutputs(List.of(Input.of("grüß\ndich"), Input.of("b")), 1))
          .isNotNull();

      String body = loopback.only().body();
      assertThat(loopback.only().header("Content-Length"))
          .isEqualTo(Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
      assertThat(body.replaceAll("[0-9a-v]{20}", "RUN"))
          .isEqualTo(
              "{\"requests\":[{\"custom_id\":\"RUN-0_000000-0\",\"params\":{\"model\":\"m\","
                  + "\"max_tokens\":128,\"messages\":[{\"role\":\"user\",\"content\":\"grüß\\ndich\"}],"
                  + "\"temperature\":1.0}},{\"custom_id\":\"RUN-0_000000-1\",\"params\":"
                  + "{\"model\":\"m\",\"max_tokens\":128,\"messages\":[{\"role\":\"user\","
                  + "\"content\":\"b\"}],\"temperature\":1.0}}]}");
    }
  }

  // --- Every end of a row ----------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REFUSED|BAD_REQUEST|400|in the batch, with status 400: the server refused the request. The"
            + " server says: \"max_tokens: too many\" [invalid_request_error]",
        "FAILED|SERVER|500|in the batch, with status 500: the server failed. The server says:"
            + " \"Internal server error\" [api_error]",
        "MALFORMED|MALFORMED|200|its answer in the batch has no content",
      })
  void aRowThatIsNoAnswerSaysWhy(Fate fate, Kind kind, int status, String message) {
    server.fates((index, id) -> index == 1 ? fate : Fate.ANSWERED);
    try (AnthropicLLM llm = llm().build()) {
      List<GenerateOutput> outputs = answers(llm, inputs(3), 1);

      assertThat(outputs.get(0).generations()).containsExactly("q0");
      assertThat(outputs.get(1).error()).isEqualTo(new Failure(kind, message, 1, status, null));
      assertThat(outputs.get(2).generations()).containsExactly("q2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MISSING", "STRANGER", "CUT"})
  void aRowThatCannotBeMatchedLeavesItsItemWithAnError(String fate) {
    server.fates((index, id) -> index == 1 ? Fate.valueOf(fate) : Fate.ANSWERED);
    try (AnthropicLLM llm = llm().build()) {
      assertThat(answers(llm, inputs(3), 1).get(1).error())
          .extracting(Failure::kind)
          .isEqualTo(Kind.INCOMPLETE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"expired\"}|Unsent[customId=a, message=it expired]",
        "{\"type\":\"canceled\"}|Unsent[customId=a, message=it was cancelled]",
        "{\"type\":\"new\"}|Failed[customId=a, failure=Failure[kind=MALFORMED, message=its row in"
            + " the batch's results has no result, attempts=1, status=null, requestId=null]]",
        "{\"type\":\"succeeded\"}|Failed[customId=a, failure=Failure[kind=MALFORMED, message=its"
            + " answer in the batch is empty, attempts=1, status=200, requestId=null]]",
        "{\"type\":\"errored\"}|Failed[customId=a, failure=Failure[kind=SERVER, message=in the batch,"
            + " with status 500: the server failed. The server says: \"{}\", attempts=1, status=500,"
            + " requestId=null]]",
        "{\"type\":\"errored\",\"error\":{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
            + "\"message\":\"Overloaded\"}}}|Failed[customId=a, failure=Failure[kind=SERVER,"
            + " message=in the batch, with status 529: the server is overloaded. The server says:"
            + " \"Overloaded\" [overloaded_error], attempts=1, status=529, requestId=null]]",
      })
  void oddRowsAreRead(String result, String row) {
    try (AnthropicLLM llm = llm().build()) {
      assertThat(llm.batchRow("{\"custom_id\":\"a\",\"result\":" + result + "}", 1))
          .hasToString(row);
    }
  }

  @Test
  void aRefusalInABatchIsAnAnswerWithoutText() {
    String message = Messages.answer("\"I\"").replace("end_turn", "refusal");
    try (AnthropicLLM llm = llm().build()) {
      assertThat(
              llm.batchRow(
                      "{\"result\":{\"message\": "
                          + message
                          + ",\"type\":\"succeeded\"},"
                          + "\"custom_id\":\"a\"}",
                      1)
                  .toString())
          .contains("Answered[customId=a", "generations=[null]", "CONTENT_FILTER");
    }
  }

  // --- Every end of a batch --------------------------------------------------------------------

  @Test
  void eachStateIsTold() throws InterruptedException {
    try (AnthropicLLM llm = llm().build()) {
      String id = submitted(llm, inputs(4), 1).get(0);
      Batch begun = llm.status(id);
      server.clock().advance(Duration.ofHours(1));
      Batch ended = llm.status(id);

      assertThat(begun.state()).isEqualTo(BatchState.IN_PROGRESS);
      assertThat(begun.counts()).isEqualTo(new BatchCounts(4, 0, 0, 0, 0));
      assertThat(ended.state()).isEqualTo(BatchState.COMPLETED);
      assertThat(ended.counts()).isEqualTo(new BatchCounts(4, 4, 0, 0, 0));
      assertThat(ended.createdAt()).isNotNull();
    }
  }

  @Test
  void whatExpiredIsSentAgainOnce() throws InterruptedException {
    server.takes(Duration.ofDays(2));
    try (AnthropicLLM llm = llm().build()) {
      String id = submitted(llm, inputs(10), 1).get(0);
      server.clock().advance(Duration.ofHours(24));
      assertThat(llm.status(id).state()).isEqualTo(BatchState.EXPIRED);
      server.takes(Duration.ofHours(1));
      submitted(llm, inputs(10), 1);
      server.clock().advance(Duration.ofHours(1));

      assertThat(llm.generateOutputs(inputs(10), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "q" + i).toList());
    }
    assertThat(server.created()).isEqualTo(2);
  }

  @Test
  void aCancelledBatchKeepsWhatIsAnswered() throws InterruptedException {
    try (AnthropicLLM llm = llm().offlineBatchMaxResubmissions(0).build()) {
      String id = submitted(llm, inputs(10), 1).get(0);
      server.clock().advance(Duration.ofMinutes(30));
      assertThat(llm.cancel(id).state()).isEqualTo(BatchState.CANCELLING);
      server.clock().advance(Duration.ofMinutes(5));
      assertThat(llm.status(id).state()).isEqualTo(BatchState.CANCELLED);

      List<GenerateOutput> outputs = llm.generateOutputs(inputs(10), 1);

      assertThat(outputs.subList(0, 5)).extracting(GenerateOutput::error).containsOnlyNulls();
      assertThat(outputs.subList(5, 10))
          .extracting(output -> String.valueOf(output.error()))
          .allMatch(error -> error.contains("the batch ended before it: it was cancelled"));
    }
  }

  @Test
  void aBatchIsSplitByTheUsersLimits() {
    try (AnthropicLLM llm = llm().offlineBatchMaxRequests(10).offlineBatchMaxBytes(2000L).build()) {
      assertThat(answers(llm, inputs(25), 1)).extracting(GenerateOutput::error).containsOnlyNulls();
    }
    assertThat(server.created()).isGreaterThanOrEqualTo(3);
  }

  // --- Lost answers ----------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLostCreationIsFoundByTheIdsOfItsRowsOrDoneAgain(boolean arrived) {
    server.loseNext(BatchesTest::isCreation, arrived);
    try (AnthropicLLM llm = llm().build()) {
      assertThat(answers(llm, inputs(3), 1)).extracting(GenerateOutput::error).containsOnlyNulls();
    }
    assertThat(server.created()).isEqualTo(1);
  }

  @Test
  void aBatchThatLooksLikeALostOneIsNotTakenForIt() {
    try (AnthropicLLM other = llm().build()) {
      submitted(other, List.of(Input.of("x0"), Input.of("x1"), Input.of("x2")), 1);
    }
    server.loseNext(BatchesTest::isCreation, false);
    try (AnthropicLLM llm = llm().build()) {
      submitted(llm, inputs(3), 1);
      server.clock().advance(Duration.ofHours(1));
      submitted(llm, inputs(3), 1);
      server.clock().advance(Duration.ofHours(1));

      assertThat(llm.generateOutputs(inputs(3), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("q0", "q1", "q2");
    }
    assertThat(server.created()).isEqualTo(2);
  }

  @Test
  void aCreationThatWasRefusedIsNotLookedForAmongTheBatchesThatFillTheQueue() {
    try (AnthropicLLM other = llm().build()) {
      submitted(other, List.of(Input.of("x0"), Input.of("x1"), Input.of("x2")), 1);
    }
    server.queue(3);
    try (AnthropicLLM llm = llm().maxRetries(0).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(3), 1))
          .isInstanceOfSatisfying(
              GenerationException.class,
              e -> assertThat(e.failure().kind()).isEqualTo(Kind.RATE_LIMIT));
      server.queue(6);
      submitted(llm, inputs(3), 1);
    }
    assertThat(server.created()).isEqualTo(2);
    assertThat(server.asked()).extracting(Asked::method).containsExactly("POST", "POST", "POST");
  }

  @Test
  void refusalsForAWhileAreWaitedFor() {
    Map<String, String> soon = Map.of("Retry-After-Ms", "1");
    server.refuseNext(BatchesTest::isCreation, 429, "rate_limit_error", soon);
    server.refuseNext(BatchesTest::isCreation, 529, "overloaded_error", soon);
    try (AnthropicLLM llm = llm().build()) {
      submitted(llm, inputs(3), 1);
    }
    assertThat(server.created()).isEqualTo(1);
  }

  @Test
  void theListHasPages() throws InterruptedException {
    try (LoopbackServer pages =
            new LoopbackServer()
                .answering(
                    seen ->
                        Told.json(
                            seen.path().contains("after_id=b%2F1")
                                ? page("b2", false)
                                : page("b/1", true)));
        AnthropicLLM llm = llm().baseUrl(pages.root()).build()) {
      llm.load();
      BatchPage first = llm.list(null);
      BatchPage second = llm.list(first.next());

      assertThat(first.batches()).extracting(Batch::id).containsExactly("b/1");
      assertThat(second.batches()).extracting(Batch::id).containsExactly("b2");
      assertThat(second.next()).isNull();
    }
  }

  private static String page(String id, boolean more) {
    return "{\"data\":[{\"id\":\""
        + id
        + "\",\"processing_status\":\"in_progress\",\"request_counts\":{\"processing\":1},"
        + "\"created_at\":\"2026-11-26T12:00:00.123456+00:00\"}],\"has_more\":"
        + more
        + "}";
  }

  // --- What cannot work ------------------------------------------------------------------------

  @Test
  void aBatchOfAnotherKeySaysSo() {
    try (AnthropicLLM llm = llm().jobsIds(List.of("msgbatch_7")).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(2), 1))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "/jobs_ids: error: jobs_ids: the provider knows no batch msgbatch_7: HTTP 404 from "
                  + server.root()
                  + "/v1/messages/batches/msgbatch_7: there is no such batch or address. The server"
                  + " says: \"No batch found with id 'msgbatch_7'.\" [not_found_error];"
                  + " it may be of another key, project or address, or too old"
                  + " [retort:unknown-batch]");
    }
  }

  @Test
  void aServerWithoutBatchesSaysSo() {
    try (LoopbackServer none =
            new LoopbackServer().answering(Told.status(404, "{\"detail\":\"Not Found\"}"));
        AnthropicLLM llm = llm().baseUrl(none.root()).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(2), 1))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "/use_offline_batch_generation: error: the server has no offline batches: HTTP 404 from "
                  + none.root()
                  + "/v1/messages/batches: there is no such batch or address. The server says: \"Not"
                  + " Found\"; set use_offline_batch_generation to false, or check where the LLM sends"
                  + " to [retort:unsupported-capability]");
    }
  }
}

package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchState;
import dev.retort.config.ConfigException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.LLM;
import dev.retort.llm.OfflineBatchNotFinishedException;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.loopback.BatchServer.Asked;
import dev.retort.loopback.Fate;
import dev.retort.loopback.OpenAIBatchServer;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offline batches over the vendor's files and batches. */
class BatchesTest {
  private static final Map<String, String> SOON = Map.of("Retry-After-Ms", "1");

  private final OpenAIBatchServer server = new OpenAIBatchServer();

  @AfterEach
  void close() {
    server.close();
  }

  private OpenAILLMBuilder llm() {
    return OpenAILLMBuilder.create()
        .model("m")
        .baseUrl(server.root().resolve("/v1"))
        .apiKey(Secret.of(Wire.KEY))
        .useOfflineBatchGeneration(true);
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  private static Predicate<Asked> is(String method, String path) {
    return asked -> asked.method().equals(method) && asked.path().equals(path);
  }

  private static List<String> submitted(LLM llm, List<Input> inputs, int generations) {
    try {
      throw new AssertionError(llm.generateOutputs(inputs, generations));
    } catch (OfflineBatchNotFinishedException e) {
      return e.jobsIds();
    }
  }

  /** Submits, lets the provider finish, and fetches. */
  private List<GenerateOutput> answers(OpenAILLM llm, List<Input> inputs, int generations) {
    submitted(llm, inputs, generations);
    server.clock().advance(Duration.ofHours(1));
    return llm.generateOutputs(inputs, generations);
  }

  private Failure failure(Fate fate) {
    server.fates((index, id) -> index == 1 ? fate : Fate.ANSWERED);
    try (OpenAILLM llm = llm().build()) {
      List<GenerateOutput> outputs = answers(llm, inputs(3), 1);
      assertThat(outputs.get(0).generations()).containsExactly("q0");
      assertThat(outputs.get(2).generations()).containsExactly("q2");
      assertThat(outputs.get(1).generations()).containsExactly((String) null);
      Failure error = outputs.get(1).error();
      if (error == null) {
        throw new AssertionError("no error");
      }
      return error;
    }
  }

  @Test
  void answersComeInOrderWithAllTheirGenerations() {
    try (OpenAILLM llm = llm().build()) {
      List<GenerateOutput> outputs = answers(llm, inputs(200), 2);

      for (int i = 0; i < 200; i++) {
        assertThat(outputs.get(i).generations()).containsExactly("q" + i, "q" + i);
        assertThat(outputs.get(i).statistics().inputTokens()).containsExactly(9);
      }
      assertThat(server.created()).isEqualTo(1);
    }
  }

  @Test
  void anotherProcessGoesOnWithTheSavedConfig() {
    String saved;
    try (OpenAILLM llm = llm().build()) {
      submitted(llm, inputs(3), 1);
      saved = llm.toJson();
    }
    server.clock().advance(Duration.ofHours(1));

    try (LLM again = LLM.fromJson(saved)) {
      again.setRuntimeParameters(Map.of("api_key", Secret.of(Wire.KEY)));
      assertThat(again.generateOutputs(inputs(3), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("q0", "q1", "q2");
    }
    assertThat(server.created()).isEqualTo(1);
  }

  @Test
  void anotherProcessGoesOnWithTheFolder(@TempDir Path folder) {
    try (OpenAILLM llm = llm().build()) {
      llm.keepBatchesIn(folder);
      submitted(llm, inputs(3), 1);
    }
    server.clock().advance(Duration.ofHours(1));

    try (OpenAILLM again = llm().build()) {
      again.keepBatchesIn(folder);
      assertThat(again.generateOutputs(inputs(3), 1)).hasSize(3);
    }
    assertThat(server.created()).isEqualTo(1);
  }

  @Test
  void theBodyIsThatOfAnOnlineCall() {
    Input input =
        Input.of(
                ChatMessage.system("Be brief."),
                ChatMessage.user(
                    new ChatMessage.Text("what?"), new ChatMessage.Image("http://x/i.png")))
            .withStructuredOutput(new StructuredOutput.JsonSchema("{\"title\":\"T\"}"));
    try (Wire wire = new Wire();
        OpenAILLM llm =
            wire.llm()
                .generationKwargs(
                    k ->
                        k.maxNewTokens(7)
                            .logprobs(true)
                            .topLogprobs(2)
                            .frequencyPenalty(0.5)
                            .presencePenalty(0.25)
                            .temperature(0.75)
                            .topP(0.9)
                            .stop(List.of("END")))
                .build()) {
      llm.generateOutputs(List.of(input), 1);

      assertThat(
              llm.offlineBatchRequest(
                  input, 1, 7, true, 2, 0.5, 0.25, 0.75, 0.9, List.of("END"), null))
          .isEqualTo(wire.request().body());
    }
  }

  private static OpenAILLMBuilder choosy(OpenAILLMBuilder builder) {
    return builder
        .structuredOutput(StructuredOutputShape.json(Map.of("title", new JsonString("Attribute"))))
        .generationKwargs(k -> k.maxNewTokens(7).temperature(0.75).topP(0.9).stop(List.of("END")));
  }

  /** Text, several turns, images by address and within, and a form of their own. */
  static List<Input> allKinds() {
    return List.of(
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
        Input.of("q3").withStructuredOutput(new StructuredOutput.JsonSchema("{\"title\":\"T\"}")));
  }

  @Test
  void whatReachesTheServerInABatchIsWhatReachesItOnline() {
    List<Input> inputs = allKinds();
    try (Wire wire = new Wire();
        OpenAILLM online = choosy(wire.llm()).maxConcurrency(1).maxRetries(0).build();
        OpenAILLM offline = choosy(llm()).build()) {
      online.generateOutputs(inputs, 3);
      assertThat(answers(offline, inputs, 3))
          .extracting(output -> output.generations().size())
          .containsOnly(3);

      assertThat(server.requests())
          .extracting(line -> line.substring(line.indexOf("\"body\":") + 7, line.length() - 1))
          .containsExactlyElementsOf(wire.server().seen().stream().map(Seen::body).toList());
    }
  }

  @Test
  void whatTheQueueHasNoRoomForIsSentAgainAsItsBatchesEnd() {
    server.queue(10);
    try (OpenAILLM llm = llm().offlineBatchMaxRequests(10).build()) {
      submitted(llm, inputs(30), 1);
      server.clock().advance(Duration.ofMinutes(1));
      assertThatThrownBy(() -> llm.generateOutputs(inputs(30), 1))
          .isInstanceOf(OfflineBatchNotFinishedException.class)
          .hasMessage(
              "not finished yet: offline batches batch_2 (in progress, 0 of 10 done), batch_4 (waits"
                  + " for room in the provider's queue: Enqueued token limit reached for m in"
                  + " organization org-1. Limit: 90,000 enqueued tokens. Please try again once some"
                  + " in_progress batches have been completed. [token_limit_exceeded]), batch_6"
                  + " (waits for room in the provider's queue: Enqueued token limit reached for m in"
                  + " organization org-1. Limit: 90,000 enqueued tokens. Please try again once some"
                  + " in_progress batches have been completed. [token_limit_exceeded])");
      for (int i = 0; i < 2; i++) {
        server.clock().advance(Duration.ofHours(1));
        submitted(llm, inputs(30), 1);
      }
      server.clock().advance(Duration.ofHours(1));

      assertThat(llm.generateOutputs(inputs(30), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactlyElementsOf(IntStream.range(0, 30).mapToObj(i -> "q" + i).toList());
    }
    assertThat(server.created()).isEqualTo(5);
    assertThat(server.uploads()).isEmpty();
    assertThat(server.asked().stream().filter(is("POST", "/v1/files"))).hasSize(3);
  }

  // --- Every end of a row ----------------------------------------------------------------------

  @Test
  void aRefusedRowHasTheProvidersReason() {
    assertThat(failure(Fate.REFUSED))
        .isEqualTo(
            new Failure(
                Kind.BAD_REQUEST,
                "in the batch, with status 400: the server refused the request. The server says:"
                    + " \"Invalid value for 'messages'.\" [invalid_request_error] (request req_1)",
                1,
                400,
                "req_1"));
  }

  @Test
  void aRowAtWhichTheProviderFailedSaysSo() {
    assertThat(failure(Fate.FAILED))
        .isEqualTo(
            new Failure(
                Kind.SERVER,
                "in the batch, with status 500: the server failed. The server says: \"The server had"
                    + " an error.\" [server_error] (request req_1)",
                1,
                500,
                "req_1"));
  }

  @Test
  void anAnswerThatIsNoneIsMalformed() {
    assertThat(failure(Fate.MALFORMED))
        .isEqualTo(
            new Failure(
                Kind.MALFORMED,
                "its answer in the batch has no choices (request req_1)",
                1,
                200,
                "req_1"));
  }

  @ParameterizedTest
  @CsvSource({"MISSING,INCOMPLETE", "STRANGER,INCOMPLETE", "CUT,INCOMPLETE"})
  void aRowThatCannotBeMatchedLeavesItsItemWithAnError(Fate fate, Kind kind) {
    assertThat(failure(fate).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"custom_id\":\"a\",\"response\":null,\"error\":{\"code\":\"batch_expired\"}}"
            + "|Unsent[customId=a, message=it expired]",
        "{\"custom_id\":\"a\",\"response\":null,\"error\":{\"code\":\"batch_cancelled\"}}"
            + "|Unsent[customId=a, message=it was cancelled]",
        "{\"custom_id\":\"a\",\"error\":{\"code\":\"x\",\"message\":\"y\"}}|Failed[customId=a,"
            + " failure=Failure[kind=SERVER, message=in the batch, without an answer. The server"
            + " says: \"y\" [x], attempts=1, status=null, requestId=null]]",
        "{\"custom_id\":\"a\"}|Failed[customId=a, failure=Failure[kind=MALFORMED, message=its row in"
            + " the batch's results has no response, attempts=1, status=null, requestId=null]]",
        "{\"custom_id\":\"a\",\"response\":{\"body\":{}}}|Failed[customId=a,"
            + " failure=Failure[kind=MALFORMED, message=its answer in the batch has no status,"
            + " attempts=1, status=null, requestId=null]]",
        "{\"custom_id\":\"a\",\"response\":{\"status_code\":200}}|Failed[customId=a,"
            + " failure=Failure[kind=MALFORMED, message=its answer in the batch is empty,"
            + " attempts=1, status=200, requestId=null]]",
      })
  void oddRowsAreRead(String line, String row) {
    try (OpenAILLM llm = llm().build()) {
      assertThat(llm.batchRow(line, 1)).hasToString(row);
    }
  }

  @Test
  void theOrderOfARowsFieldsDoesNotMatter() {
    String row =
        "{\"error\":null,\"response\":{\"body\": "
            + Chats.answer("\"a\"")
            + " ,\"request_id\":\"r\",\"status_code\":200},\"custom_id\":\"a\"}";
    try (OpenAILLM llm = llm().build()) {
      assertThat(llm.batchRow(row, 1).toString())
          .startsWith("Answered[customId=a, output=GenerateOutput[generations=[a]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"custom_id\":1}", "{\"custom_id\":\"a\"", "{}"})
  void aLineWithoutACustomIdIsNoRow(String line) {
    try (OpenAILLM llm = llm().build()) {
      assertThatThrownBy(() -> llm.batchRow(line, 1))
          .isInstanceOf(GenerationException.class)
          .hasMessageStartingWith("a line of the batch's results ");
    }
  }

  // --- Every end of a batch --------------------------------------------------------------------

  @Test
  void aBatchIsSplitByTheUsersLimits() {
    try (OpenAILLM llm = llm().offlineBatchMaxRequests(10).build()) {
      assertThat(answers(llm, inputs(25), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "q" + i).toList());
    }
    assertThat(server.created()).isEqualTo(3);
  }

  @Test
  void aBatchIsSplitByItsBytes() {
    try (OpenAILLM llm = llm().offlineBatchMaxBytes(1000L).build()) {
      assertThat(answers(llm, inputs(10), 1)).extracting(GenerateOutput::error).containsOnlyNulls();
    }
    assertThat(server.created()).isGreaterThan(1);
  }

  @Test
  void whatExpiredIsSentAgainOnce() {
    server.takes(Duration.ofDays(2));
    try (OpenAILLM llm = llm().build()) {
      submitted(llm, inputs(10), 1);
      server.clock().advance(Duration.ofHours(24));
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
  void whatExpiredIsReportedWhereItMayNotBeSentAgain() {
    server.takes(Duration.ofDays(2));
    try (OpenAILLM llm = llm().offlineBatchMaxResubmissions(0).build()) {
      submitted(llm, inputs(10), 1);
      server.clock().advance(Duration.ofHours(24));

      List<GenerateOutput> outputs = llm.generateOutputs(inputs(10), 1);

      assertThat(outputs.subList(0, 5)).extracting(GenerateOutput::error).containsOnlyNulls();
      assertThat(outputs.subList(5, 10))
          .extracting(output -> String.valueOf(output.error()))
          .allMatch(error -> error.contains("the batch ended before it: it expired"));
    }
  }

  @Test
  void aCancelledBatchKeepsWhatIsAnswered() {
    try (OpenAILLM llm = llm().offlineBatchMaxResubmissions(0).build()) {
      String id = submitted(llm, inputs(10), 1).get(0);
      server.clock().advance(Duration.ofMinutes(30));
      assertThat(cancel(llm, id).state()).isEqualTo(BatchState.CANCELLING);
      server.clock().advance(Duration.ofMinutes(5));

      List<GenerateOutput> outputs = llm.generateOutputs(inputs(10), 1);

      assertThat(outputs.subList(0, 5)).extracting(GenerateOutput::error).containsOnlyNulls();
      assertThat(outputs.subList(5, 10)).extracting(GenerateOutput::error).doesNotContainNull();
    }
  }

  private static Batch cancel(OpenAILLM llm, String id) {
    try {
      return llm.cancel(id);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aBatchThatFailsItsChecksSaysWhy() {
    server.limits(5, 1_000_000);
    try (OpenAILLM llm = llm().build()) {
      submitted(llm, inputs(10), 1);
      server.clock().advance(Duration.ofMinutes(1));

      assertThatThrownBy(() -> llm.generateOutputs(inputs(10), 1))
          .isInstanceOf(GenerationException.class)
          .hasMessageContaining("The batch has more requests than the limit.");
    }
  }

  @Test
  void eachStateIsTold() throws InterruptedException {
    try (OpenAILLM llm = llm().build()) {
      String id = submitted(llm, inputs(4), 1).get(0);
      List<BatchState> states = new ArrayList<>();
      states.add(llm.status(id).state());
      server.clock().advance(Duration.ofMinutes(30));
      Batch half = llm.status(id);
      states.add(half.state());
      server.clock().advance(Duration.ofMinutes(30));
      states.add(llm.status(id).state());

      assertThat(states)
          .containsExactly(BatchState.VALIDATING, BatchState.IN_PROGRESS, BatchState.COMPLETED);
      assertThat(half.counts().total()).isEqualTo(4);
      assertThat(half.counts().done()).isEqualTo(2);
      assertThat(half.createdAt()).isNotNull();
      assertThat(half.metadata()).containsKeys("retort_run", "retort_part");
      assertThat(half.upload()).startsWith("file-");
    }
  }

  @Test
  void theUploadIsRemovedAfterFetching() {
    try (OpenAILLM llm = llm().build()) {
      submitted(llm, inputs(2), 1);
      assertThat(server.uploads()).hasSize(1);
      server.clock().advance(Duration.ofHours(1));
      llm.generateOutputs(inputs(2), 1);
    }
    assertThat(server.uploads()).isEmpty();
  }

  @Test
  void anUploadThatIsGoneNeedNoRemoving() throws InterruptedException {
    try (OpenAILLM llm = llm().build()) {
      llm.load();
      llm.removeUpload("file-none");
    }
    assertThat(server.asked()).hasSize(1);
  }

  // --- Lost answers ----------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/files,true",
    "POST,/v1/files,false",
    "POST,/v1/batches,true",
    "POST,/v1/batches,false",
    "GET,/v1/batches/[^/]+,false",
    "GET,/v1/files/file-output[^/]+/content,false",
    "GET,/v1/files/file-error[^/]+/content,false",
    "DELETE,/v1/files/[^/]+,true",
    "DELETE,/v1/files/[^/]+,false",
  })
  void noLostAnswerCostsARowOrABatch(String method, String path, boolean arrived) {
    server.fates((index, id) -> index == 1 ? Fate.REFUSED : Fate.ANSWERED);
    server.loseNext(asked -> asked.method().equals(method) && asked.path().matches(path), arrived);
    try (OpenAILLM llm = llm().build()) {
      assertThat(answers(llm, inputs(4), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("q0", null, "q2", "q3");
    }
    assertThat(server.created()).isEqualTo(1);
    assertThat(server.uploads()).isEmpty();
  }

  @Test
  void aBatchIsFoundBeyondTheFirstPage() throws InterruptedException {
    try (OpenAILLM llm = llm().offlineBatchMaxRequests(1).build()) {
      submitted(llm, inputs(120), 1);
      BatchPage first = llm.list(null);
      BatchPage second = llm.list(first.next());

      assertThat(first.batches()).hasSize(100);
      assertThat(second.batches()).hasSize(20);
      assertThat(second.next()).isNull();
    }
  }

  @Test
  void aRefusalForAWhileIsWaitedFor() {
    server.refuseNext(is("POST", "/v1/files"), 429, "requests", SOON);
    server.refuseNext(is("POST", "/v1/batches"), 503, "server_error", SOON);
    try (OpenAILLM llm = llm().build()) {
      submitted(llm, inputs(3), 1);
    }
    assertThat(server.created()).isEqualTo(1);
  }

  // --- What cannot work ------------------------------------------------------------------------

  @Test
  void aBatchOfAnotherKeySaysSo() {
    String id;
    try (OpenAILLM llm = llm().build()) {
      id = submitted(llm, inputs(2), 1).get(0);
    }
    try (OpenAILLM other =
        llm().apiKey(Secret.of("sk-another-0123456789")).jobsIds(List.of(id)).build()) {
      assertThatThrownBy(() -> other.generateOutputs(inputs(2), 1))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "/jobs_ids: error: jobs_ids: the provider knows no batch "
                  + id
                  + ": HTTP 404 from "
                  + server.root()
                  + "/v1/batches/"
                  + id
                  + ": there is no such batch or address. The server says: \"No batch found with id '"
                  + id
                  + "'.\" [not_found_error]; it may be of another key, project or address, or too old"
                  + " [retort:unknown-batch]");
    }
  }

  @Test
  void aFolderGoesOnAfterAKeyOfAnotherAccountAndMakesNoOtherBatch(@TempDir Path folder) {
    try (OpenAILLM llm = llm().build()) {
      llm.keepBatchesIn(folder);
      submitted(llm, inputs(3), 1);
    }
    server.clock().advance(Duration.ofHours(1));
    try (OpenAILLM other = llm().apiKey(Secret.of("sk-another-0123456789")).build()) {
      other.keepBatchesIn(folder);
      assertThatThrownBy(() -> other.generateOutputs(inputs(3), 1))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("it may be of another key, project or address");
    }
    try (OpenAILLM again = llm().build()) {
      again.keepBatchesIn(folder);
      assertThat(again.generateOutputs(inputs(3), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("q0", "q1", "q2");
    }
    assertThat(server.created()).isEqualTo(1);
  }

  @Test
  void aServerWithoutBatchesSaysSo() {
    try (LoopbackServer none =
            new LoopbackServer().answering(Told.status(404, "{\"detail\":\"Not Found\"}"));
        OpenAILLM llm = llm().baseUrl(none.baseUrl()).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(2), 1))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "/use_offline_batch_generation: error: the server has no offline batches: HTTP 404 from "
                  + none.baseUrl()
                  + "/files: there is no such batch or address. The server says: \"Not Found\"; set"
                  + " use_offline_batch_generation to false, or check where the LLM sends to"
                  + " [retort:unsupported-capability]");
    }
  }

  @Test
  void aRefusedKeySaysSo() {
    try (OpenAILLM llm = llm().apiKey(Secret.of("wrong-0123456789")).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(2), 1))
          .isInstanceOfSatisfying(
              GenerationException.class,
              e -> assertThat(e.failure().kind()).isEqualTo(Kind.AUTHENTICATION))
          .hasMessageStartingWith(
              "HTTP 401 from "
                  + server.root()
                  + "/v1/files: the key was not accepted; check api_key and base_url");
    }
  }

  @Test
  void whatTheServerRepeatsOfTheKeyIsHidden() {
    try (LoopbackServer echo =
            new LoopbackServer()
                .answering(Told.status(400, "{\"error\":{\"message\":\"" + Wire.KEY + "\"}}"));
        OpenAILLM llm = llm().baseUrl(echo.baseUrl()).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(2), 1))
          .hasMessageContaining("***")
          .hasMessageNotContaining(Wire.KEY);
    }
  }

  @Test
  void aBatchThatTellsNothingIsMalformed() {
    try (LoopbackServer odd = new LoopbackServer().answering(Told.json("{\"id\":\"b\"}"));
        OpenAILLM llm = llm().baseUrl(odd.baseUrl()).build()) {
      llm.load();
      assertThatThrownBy(() -> llm.status("a b/c"))
          .isInstanceOf(GenerationException.class)
          .hasMessage(
              "the answer from "
                  + odd.baseUrl()
                  + "/batches/a%20b%2Fc has no status. The server says: \"{\"id\":\"b\"}\"");
    }
  }

  @Test
  void answersThatAreCountedButHaveNoFileYetAreNotTakenForNone() {
    String batch =
        "{\"id\":\"b\",\"status\":\"completed\",\"output_file_id\":null,"
            + "\"request_counts\":{\"total\":2,\"completed\":2,\"failed\":0}}";
    try (LoopbackServer odd = new LoopbackServer().answering(Told.json(batch));
        OpenAILLM llm = llm().baseUrl(odd.baseUrl()).build()) {
      llm.load();
      assertThatThrownBy(() -> llm.fetch("b", new ByteArrayOutputStream()))
          .isInstanceOfSatisfying(
              GenerationException.class,
              e -> assertThat(e.failure().kind()).isEqualTo(Kind.MALFORMED))
          .hasMessageStartingWith(
              "the answer from "
                  + odd.baseUrl()
                  + "/batches/b counts answers and names no file of"
                  + " them");
    }
  }

  @Test
  void theFormHoldsTheFileByteByByte() {
    try (LoopbackServer upload =
            new LoopbackServer().answering(Told.status(400, "{\"error\":\"enough\"}"));
        OpenAILLM llm = llm().baseUrl(upload.baseUrl()).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(List.of(Input.of("grüß\u2028dich")), 1))
          .isNotNull();

      String form = upload.only().body();
      String boundary = form.substring(0, form.indexOf('\r'));
      assertThat(upload.only().header("Content-Type"))
          .isEqualTo("multipart/form-data; boundary=" + boundary.substring(2));
      assertThat(upload.only().header("Content-Length"))
          .isEqualTo(Integer.toString(form.getBytes(StandardCharsets.UTF_8).length));
      assertThat(form)
          .startsWith(
              boundary
                  + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n"
                  + boundary
                  + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"retort-")
          .contains(
              ".jsonl\"\r\nContent-Type: application/jsonl\r\n\r\n{\"custom_id\":\"",
              "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",",
              "grüß")
          .endsWith("}}\n\r\n" + boundary + "--\r\n");
    }
  }
}

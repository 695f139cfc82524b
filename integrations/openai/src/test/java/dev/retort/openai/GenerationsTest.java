package dev.retort.openai;

import static dev.retort.openai.Chats.LONG;
import static dev.retort.openai.Chats.answer;
import static dev.retort.openai.Chats.endpoint;
import static dev.retort.openai.Chats.failure;
import static dev.retort.openai.Chats.get;
import static dev.retort.openai.Chats.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From choices to exactly as many generations as were asked for. */
class GenerationsTest {
  private final LoopbackServer server = new LoopbackServer();
  private final ChatClient client = new ChatClient();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private Future<GenerateOutput> call(int n, Told told) {
    server.answering(told.with("x-request-id", "req_1"));
    return client.complete(endpoint(server.baseUrl()), request(n), "key", LONG, limits -> {});
  }

  private GenerateOutput output(int n, String body) {
    return get(call(n, Told.json(body)));
  }

  @Test
  void asManyAsAskedForIsAnOutputWithoutError() {
    GenerateOutput output = output(2, answer("\"a\"", "\"b\""));

    assertThat(output)
        .isEqualTo(
            GenerateOutput.of(List.of("a", "b"), Statistics.of(9, 12))
                .withFinishReasons(List.of(FinishReason.STOP, FinishReason.STOP)));
  }

  @Test
  void whyEachGenerationEndedIsTold() {
    GenerateOutput output =
        output(
            5,
            "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"length\"},"
                + "{\"message\":{\"content\":\"b\"},\"finish_reason\":\"eos\"},"
                + "{\"message\":{\"content\":\"c\"},\"finish_reason\":\"model_length\"},"
                + "{\"message\":{\"content\":\"d\"}}]}");

    assertThat(output.finishReasons())
        .containsExactly(
            FinishReason.LENGTH,
            FinishReason.STOP,
            FinishReason.CONTEXT,
            FinishReason.OTHER,
            FinishReason.OTHER);
  }

  @Test
  void aServerThatNeverTellsWhyIsTakenAtItsWord() {
    assertThat(output(1, "{\"choices\":[{\"message\":{\"content\":\"a\"}}]}").finishReasons())
        .isEmpty();
  }

  @Test
  void nullContentIsANullGenerationWithoutError() {
    GenerateOutput output = output(2, answer("null", "\"b\""));

    assertThat(output.generations()).containsExactly(null, "b");
    assertThat(output.error()).isNull();
  }

  @Test
  void fewerThanAskedForAreKeptAndTheRestIsIncomplete() {
    GenerateOutput output = output(3, answer("\"a\""));

    assertThat(output.generations()).containsExactly("a", null, null);
    assertThat(output.error())
        .isEqualTo(
            new Failure(Kind.INCOMPLETE, "the provider gave 1 of 3 generations", 1, 200, "req_1"));
  }

  @Test
  void moreThanAskedForAreCut() {
    GenerateOutput output = output(1, answer("\"a\"", "\"b\""));

    assertThat(output.generations()).containsExactly("a");
    assertThat(output.error()).isNull();
  }

  @Test
  void whatTheFilterCutIsNullWithItsKind() {
    GenerateOutput output =
        output(
            2,
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"half\"},"
                + "\"finish_reason\":\"content_filter\"},"
                + "{\"index\":1,\"message\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}");

    assertThat(output.generations()).containsExactly(null, "b");
    assertThat(output.error())
        .isEqualTo(
            new Failure(
                Kind.CONTENT_FILTER,
                "the provider's content filter took away 1 of 2 generations",
                1,
                200,
                "req_1"));
  }

  @Test
  void aGenerationThatEndedInAnErrorIsIncompleteBesideOthers() {
    GenerateOutput output =
        output(
            2,
            "{\"choices\":[{\"message\":{\"content\":\"half\"},\"finish_reason\":\"error\"},"
                + "{\"message\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}");

    assertThat(output.generations()).containsExactly(null, "b");
    assertThat(output.error()).extracting(Failure::kind).isEqualTo(Kind.INCOMPLETE);
  }

  /** Nothing came that could be lost by asking again, as for one that failed with a status. */
  @Test
  void generationsThatAllEndedInAnErrorAreAFailureOfTheServer() {
    GenerationException failure =
        failure(
            call(
                1,
                Told.json(
                    "{\"choices\":[{\"message\":{\"content\":\"half\"},"
                        + "\"finish_reason\":\"error\"}]}")));

    assertThat(failure.failure())
        .isEqualTo(
            new Failure(
                Kind.SERVER,
                "the provider broke off the generation (finish_reason: error) (request req_1)",
                1,
                200,
                "req_1"));
  }

  /** As OpenRouter tells it. */
  @Test
  void whatBrokeAGenerationIsTold() {
    GenerationException failure =
        failure(
            call(
                1,
                Told.json(
                    "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"error\","
                        + "\"error\":{\"code\":502,\"message\":\"upstream died\"}}]}")));

    assertThat(failure)
        .hasMessage(
            "the provider broke off the generation (finish_reason: error). The server says:"
                + " \"upstream died\" [502] (request req_1)");
  }

  @Test
  void logprobsKeepTheirGeneration() {
    GenerateOutput output =
        output(
            3,
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"a\"}},"
                + "{\"index\":1,\"message\":{\"content\":\"b\"},\"logprobs\":{\"content\":"
                + "[{\"token\":\"b\",\"logprob\":-1}]}}]}");

    assertThat(output.logprobs())
        .isEqualTo(List.of(List.of(), List.of(List.of(new Logprob("b", -1))), List.of()));
  }

  @Test
  void noChoicesAreMalformed() {
    GenerationException failure = failure(call(1, Told.json("{\"choices\":[]}")));

    assertThat(failure.failure())
        .isEqualTo(
            new Failure(
                Kind.MALFORMED,
                "the answer from "
                    + server.baseUrl()
                    + "/chat/completions has no choices, though its status is 200 (request req_1)",
                1,
                200,
                "req_1"));
  }

  @Test
  void anErrorUnderAGoodStatusIsMalformed() {
    GenerationException failure =
        failure(call(1, Told.json("{\"error\":{\"message\":\"overloaded\",\"code\":502}}")));

    assertThat(failure.failure().kind()).isEqualTo(Kind.MALFORMED);
    assertThat(failure)
        .hasMessage(
            "the answer from "
                + server.baseUrl()
                + "/chat/completions is an error, though its status is 200."
                + " The server says: \"overloaded\" [502] (request req_1)");
  }

  @Test
  void anHtmlPageUnderAGoodStatusIsMalformed() {
    GenerationException failure = failure(call(1, Told.json("<html><title>Log in</title></html>")));

    assertThat(failure.failure().kind()).isEqualTo(Kind.MALFORMED);
    assertThat(failure)
        .hasMessage(
            "the answer from "
                + server.baseUrl()
                + "/chat/completions is not JSON at line 1, column 1."
                + " The server says: \"an HTML page, Log in\" (request req_1)");
  }

  @Test
  void anEmptyBodyIsMalformed() {
    assertThat(failure(call(1, Told.status(204, ""))))
        .hasMessage(
            "the answer from " + server.baseUrl() + "/chat/completions is empty (request req_1)");
  }

  @Test
  void aCompressedBodyIsMalformedAndSaidToBeCompressed() {
    Told zipped =
        new Told(200, "\u001f\u008b\b\0", StandardCharsets.ISO_8859_1, Map.of())
            .with("Content-Encoding", "gzip");

    assertThat(failure(call(1, zipped)))
        .hasMessage(
            "the answer from "
                + server.baseUrl()
                + "/chat/completions is not UTF-8 at byte 2"
                + " (it is compressed, which was not asked for) (request req_1)");
  }
}

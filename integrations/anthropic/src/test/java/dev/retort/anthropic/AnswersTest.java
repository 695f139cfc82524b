package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.RateLimits;
import dev.retort.testkit.LoopbackServer.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of what the server answers. */
class AnswersTest {
  private final Wire wire = new Wire();

  @AfterEach
  void close() {
    wire.close();
  }

  private GenerateOutput told(String body) {
    wire.server().answering(Told.json(body).with("request-id", "req_1"));
    return wire.call();
  }

  private Failure failure(int status, String body) {
    wire.server().answering(Told.status(status, body).with("request-id", "req_1"));
    Failure error = wire.call().error();
    if (error == null) {
      throw new AssertionError("no error");
    }
    return error;
  }

  private String address() {
    return wire.server().root() + "/v1/messages";
  }

  @Test
  void aMessageIsAGenerationWithItsTokens() {
    GenerateOutput output = told(Messages.answer("\"Hello\""));

    assertThat(output.generations()).containsExactly("Hello");
    assertThat(output.statistics()).isEqualTo(new Statistics(List.of(9), List.of(12), List.of(0)));
    assertThat(output.error()).isNull();
  }

  @Test
  void blocksOfTextAreOneText() {
    assertThat(told(Messages.answer("\"Hel\"", "\"lo\"")).generations()).containsExactly("Hello");
  }

  @Test
  void whatIsNoTextIsLeftOut() {
    assertThat(
            told("{\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"x\"},"
                    + "{\"text\":\"Hello\",\"citations\":[{\"text\":\"no\"}],\"type\":\"text\"},"
                    + "{\"type\":\"tool_use\",\"text\":\"no\",\"input\":{}}],"
                    + "\"stop_reason\":\"end_turn\"}")
                .generations())
        .containsExactly("Hello");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]",
        "[{\"type\":\"tool_use\",\"input\":{}}]",
        "[{\"type\":\"text\",\"text\":null}]",
      })
  void noTextIsAnAnswerToo(String content) {
    GenerateOutput output = told("{\"content\":" + content + ",\"stop_reason\":\"end_turn\"}");

    assertThat(output.generations()).containsExactly((String) null);
    assertThat(output.error()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "max_tokens,LENGTH",
    "stop_sequence,STOP",
    "model_context_window_exceeded,CONTEXT",
    "pause_turn,OTHER"
  })
  void textThatEndsForAnotherReasonIsKeptWithIt(String reason, FinishReason told) {
    GenerateOutput output = told(Messages.answer("\"Hel\"").replace("end_turn", reason));

    assertThat(output.generations()).containsExactly("Hel");
    assertThat(output.finishReasons()).containsExactly(told);
    assertThat(output.error()).isNull();
  }

  @Test
  void aRefusalIsNoTextAndItsKind() {
    GenerateOutput output = told(Messages.answer("\"I\"").replace("end_turn", "refusal"));

    assertThat(output.generations()).containsExactly((String) null);
    assertThat(output.statistics().outputTokens()).containsExactly(12);
    assertThat(output.error())
        .isEqualTo(
            new Failure(
                Kind.CONTENT_FILTER,
                "the provider's content filter took away the generation (stop_reason: refusal)",
                1,
                200,
                "req_1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"input_tokens\":9,\"cache_creation_input_tokens\":100,\"cache_read_input_tokens\":2000,"
            + "\"output_tokens\":12}|[2109]|[12]|[2000]",
        "{\"input_tokens\":9,\"output_tokens\":12}|[9]|[12]|[]",
        "{\"input_tokens\":9,\"cache_creation_input_tokens\":null,"
            + "\"cache_read_input_tokens\":null,\"output_tokens\":12}|[9]|[12]|[]",
        "{\"cache_read_input_tokens\":7}|[]|[]|[7]",
        "{\"input_tokens\":-1,\"output_tokens\":\"12\"}|[]|[]|[]",
        "[]|[]|[]|[]",
        "null|[]|[]|[]",
      })
  void tokensFromTheCacheAreReadButCounted(
      String usage, String input, String output, String cached) {
    Statistics statistics =
        told("{\"content\":[],\"stop_reason\":\"end_turn\",\"usage\":" + usage + "}").statistics();

    assertThat(statistics.inputTokens()).hasToString(input);
    assertThat(statistics.outputTokens()).hasToString(output);
    assertThat(statistics.cachedInputTokens()).hasToString(cached);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|is empty",
        "[1]|is an array, no JSON object",
        "<html>|is not JSON at line 1, column 1",
        "{\"content\":[{\"type\":\"te|ends in the middle of its JSON",
        "{\"content\":\"Hello\"}|has a text as content, not an array",
        "{\"content\":[1]}|has a number as content[0], not an object",
        "{\"content\":[{\"type\":\"text\",\"text\":1}]}|has a number as content[0].text, not a text",
        "{\"content\":[]} {}|goes on after its JSON",
      })
  void whatIsNoMessageIsMalformed(String body, String problem) {
    Failure error = failure(200, body);

    assertThat(error.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(error.message()).startsWith("the answer from " + address() + " " + problem);
    assertThat(error.requestId()).isEqualTo("req_1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{}", "{\"type\":\"message\",\"content\":null}"})
  void anAnswerWithoutContentIsMalformed(String body) {
    assertThat(failure(200, body))
        .extracting(Failure::kind, Failure::message)
        .containsExactly(
            Kind.MALFORMED,
            "the answer from "
                + address()
                + " has no content, though its status is 200 (request req_1)");
  }

  @Test
  void anErrorOfAGoodStatusIsMalformed() {
    assertThat(failure(200, Messages.error("overloaded_error", "Overloaded")))
        .extracting(Failure::kind, Failure::message)
        .containsExactly(
            Kind.MALFORMED,
            "the answer from "
                + address()
                + " is an error, though its status is 200. The server says: \"Overloaded\""
                + " [overloaded_error] (request req_1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|invalid_request_error|messages: at least one message is required|BAD_REQUEST|the"
            + " server refused the request",
        "400|invalid_request_error|prompt is too long: 213462 tokens > 200000 maximum"
            + "|CONTEXT_TOO_LONG|input and answer together are longer than the model's context;"
            + " shorten the input or lower max_tokens",
        "401|authentication_error|invalid x-api-key|AUTHENTICATION|the key was not accepted; check"
            + " api_key and base_url",
        "403|permission_error|not allowed|AUTHENTICATION|the key may not do this; check the rights"
            + " of api_key and that base_url is right",
        "404|not_found_error|model: m|BAD_REQUEST|there is no such model or address; check model"
            + " and base_url",
        "405|invalid_request_error|no|BAD_REQUEST|this address takes no messages; check base_url",
        "413|request_too_large|Request exceeds the maximum size|BAD_REQUEST|the request is too"
            + " large; shorten the input",
        "429|rate_limit_error|Number of requests|RATE_LIMIT|too many requests or tokens a minute;"
            + " lower max_concurrency",
        "500|api_error|Internal server error|SERVER|the server failed",
        "504|timeout_error|Timed out|SERVER|the server cannot be reached or is too busy",
        "529|overloaded_error|Overloaded|SERVER|the server is overloaded",
      })
  void eachErrorHasItsKindAndWords(
      int status, String type, String words, Kind kind, String explained) {
    // A call that fails for good: what stops a run is seen below.
    Failure error = failure(status, Messages.error(type, words));

    assertThat(error)
        .isEqualTo(
            new Failure(
                kind,
                "HTTP "
                    + status
                    + " from "
                    + address()
                    + ": "
                    + explained
                    + ". The server says: \""
                    + words
                    + "\" ["
                    + type
                    + "] (request req_1)",
                1,
                status,
                "req_1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "402|billing_error|There is an issue with your billing",
        "400|invalid_request_error|Your credit balance is too low to access the Anthropic API.",
        "400|invalid_request_error|You have reached your specified API usage limits.",
      })
  void aUsedUpAccountIsQuota(int status, String type, String words) {
    assertThat(failure(status, Messages.error(type, words)).kind()).isEqualTo(Kind.QUOTA);
  }

  @Test
  void theLimitsThatAnswersTellAreHandedOn() {
    wire.server()
        .answering(
            Told.json(Messages.answer("\"Hello\""))
                .with("anthropic-ratelimit-requests-limit", "50")
                .with("anthropic-ratelimit-input-tokens-limit", "30000")
                .with("anthropic-ratelimit-output-tokens-limit", "8000")
                .with("anthropic-ratelimit-tokens-limit", "38000"));

    assertThat(limits()).isEqualTo(new RateLimits(50L, 30_000L, 8_000L, 38_000L));
  }

  @Test
  void limitsThatAreNoneAreNotHandedOn() {
    wire.server()
        .answering(
            Told.json(Messages.answer("\"Hello\""))
                .with("anthropic-ratelimit-requests-limit", "0")
                .with("anthropic-ratelimit-input-tokens-limit", "many")
                .with("anthropic-ratelimit-tokens-limit", "-1"));

    assertThat(limits()).isEqualTo(new RateLimits(null, null, null, null));
  }

  @Test
  void aRefusalTellsLimitsToo() {
    wire.server()
        .answering(
            Told.status(429, Messages.error("rate_limit_error", "no"))
                .with("anthropic-ratelimit-requests-limit", "50"));

    assertThat(limits().requests()).isEqualTo(50);
  }

  private RateLimits limits() {
    CompletableFuture<RateLimits> told = new CompletableFuture<>();
    try (MessagesClient client = new MessagesClient()) {
      client
          .answer(
              Messages.endpoint(wire.server().root().toString(), null),
              "{}".getBytes(StandardCharsets.UTF_8),
              "key",
              Duration.ofSeconds(60),
              told::complete)
          .handle((output, failure) -> output)
          .join();
    }
    return told.join();
  }

  @Test
  void anUndecodableBodyIsMalformed() {
    wire.server()
        .answering(new Told(200, "{\"content\":\"ä\"}", StandardCharsets.ISO_8859_1, Map.of()));

    assertThat(wire.call().error()).extracting(Failure::kind).isEqualTo(Kind.MALFORMED);
  }
}

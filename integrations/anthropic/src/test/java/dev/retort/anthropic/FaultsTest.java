package dev.retort.anthropic;

import static dev.retort.testkit.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Act;
import dev.retort.testkit.LoopbackServer.Told;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run makes of a server that misbehaves, with the requests the server saw. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FaultsTest {
  /** So that retries come at once. */
  private static final String SOON = "Retry-After-Ms: 1\r\n";

  private static LoopbackServer server(Act... script) {
    return new LoopbackServer().answering(Told.json(Messages.answer("\"Hello\""))).first(script);
  }

  private static AnthropicLLMBuilder llm(LoopbackServer server) {
    return AnthropicLLMBuilder.create().model("m").baseUrl(server.root());
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  static List<Arguments> passing() {
    return List.of(
        fault("rate_limit_error", status(429, SOON, Messages.error("rate_limit_error", "no"))),
        fault("overloaded_error", status(529, SOON, Messages.error("overloaded_error", "no"))),
        fault("api_error", status(500, SOON, Messages.error("api_error", "no"))),
        fault("timeout_error", status(504, SOON, Messages.error("timeout_error", "no"))),
        fault("an error of a good status", status(200, SOON, Messages.error("api_error", "no"))),
        fault("an HTML page", status(502, SOON, "<html><title>Bad gateway</title></html>")),
        fault("no JSON", status(200, SOON, "<html>")),
        fault("no content", status(200, SOON, "{}")),
        fault("a reset", exchange -> exchange.reset()),
        fault(
            "a cut",
            exchange -> {
              exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n" + SOON + "\r\n{\"cont");
              exchange.socket().close();
            }));
  }

  private static Arguments fault(String name, Act act) {
    return Arguments.of(name, act);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void whatPassesIsTriedAgain(String name, Act fault) {
    try (LoopbackServer server = server(fault);
        AnthropicLLM llm = llm(server).build()) {
      GenerateOutput output = llm.generateOutputs(inputs(1), 1).get(0);

      assertThat(output.error()).isNull();
      assertThat(output.generations()).containsExactly("Hello");
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void aGenerationThatFailedIsAskedForAgainAlone() {
    Act fails = status(529, SOON, Messages.error("overloaded_error", "no"));
    try (LoopbackServer server = server(fails);
        AnthropicLLM llm = llm(server).maxConcurrency(1).build()) {
      assertThat(llm.generateOutputs(inputs(1), 3).get(0).generations())
          .containsExactly("Hello", "Hello", "Hello");
      assertThat(server.seen()).hasSize(4);
    }
  }

  @Test
  void aRefusedKeyStopsTheRun() {
    Act refused = status(401, "", Messages.error("authentication_error", "invalid x-api-key"));
    try (LoopbackServer server = server(refused);
        AnthropicLLM llm = llm(server).maxConcurrency(1).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(50), 1))
          .isInstanceOfSatisfying(
              GenerationException.class,
              e -> assertThat(e.failure().kind()).isEqualTo(Kind.AUTHENTICATION));
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void aUsedUpAccountStopsTheRun() {
    Act refused =
        status(400, "", Messages.error("invalid_request_error", "Your credit balance is too low"));
    try (LoopbackServer server = server(refused);
        AnthropicLLM llm = llm(server).maxConcurrency(1).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(50), 1))
          .isInstanceOfSatisfying(
              GenerationException.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.QUOTA));
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void aBadRequestFailsItsItemAlone() {
    Act refused = status(400, "", Messages.error("invalid_request_error", "no"));
    try (LoopbackServer server = server(refused);
        AnthropicLLM llm = llm(server).maxConcurrency(1).build()) {
      List<GenerateOutput> outputs = llm.generateOutputs(inputs(2), 1);

      assertThat(outputs.get(0).error()).extracting(Failure::kind).isEqualTo(Kind.BAD_REQUEST);
      assertThat(outputs.get(1).generations()).containsExactly("Hello");
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void theTimeoutBoundsTheWholeExchange() {
    try (LoopbackServer server =
            LoopbackServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"cont");
        AnthropicLLM llm =
            AnthropicLLMBuilder.create()
                .model("m")
                .baseUrl(server.root())
                .maxRetries(0)
                .timeout(Duration.ofMillis(300))
                .build()) {
      // Who notices first, the exchange or the runtime, has the word.
      assertThat(llm.generateOutputs(inputs(1), 1).get(0).error())
          .extracting(Failure::kind)
          .isEqualTo(Kind.TIMEOUT);
      assertThat(server.hungUp().orTimeout(60, TimeUnit.SECONDS))
          .succeedsWithin(Duration.ofMinutes(1));
    }
  }
}

package dev.retort.anthropic;

import static dev.retort.testkit.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.GenerationListener;
import dev.retort.llm.Input;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Act;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run makes of a server that misbehaves, with the requests the server saw. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FaultsTest {
  /** So that retries come at once. */
  private static final String SOON = "Retry-After-Ms: 1\r\n";

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + SOON;
  private static final Duration LONG = Duration.ofSeconds(100);
  private static final String WHOLE = Messages.answer("\"Hello\"");

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
        fault("a bad gateway", status(502, SOON, Messages.error("api_error", "no"))),
        fault("no service", status(503, SOON, Messages.error("api_error", "no"))),
        fault("when, in seconds", status(429, "Retry-After: 0.01\r\n", "{}")),
        fault(
            "when, as a date", status(429, "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n", "{}")),
        fault("when, as nonsense", status(429, "Retry-After: soon\r\n", "{}")),
        fault("not when", status(429, "", "{}")),
        fault("an error of a good status", status(200, SOON, Messages.error("api_error", "no"))),
        fault("an HTML page", status(502, SOON, "<html><title>Bad gateway</title></html>")),
        fault("no JSON", status(200, SOON, "<html>")),
        fault("no content", status(200, SOON, "{}")),
        fault("nothing", sent("")),
        fault("no HTTP", sent("SSH-2.0-OpenSSH_9.0\r\n\r\n")),
        fault("an empty body", sent(HEAD + "Content-Length: 0\r\nConnection: close\r\n\r\n")),
        fault("less than its length", sent(HEAD + "Content-Length: 9999\r\n\r\n" + WHOLE)),
        fault(
            "more than its length",
            sent(HEAD + "Content-Length: 20\r\nConnection: close\r\n\r\n" + WHOLE)),
        fault("a cut chunk", sent(HEAD + "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"cont")),
        fault(
            "no UTF-8",
            exchange -> {
              byte[] latin = Messages.answer("\"H\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);
              exchange.send(HEAD + "Content-Length: " + latin.length + "\r\n\r\n");
              exchange.send(latin);
            }),
        fault("a reset", exchange -> exchange.reset()),
        fault(
            "a reset in the middle",
            exchange -> {
              exchange.send(HEAD + "Content-Length: 1000\r\n\r\n{\"cont");
              exchange.reset();
            }),
        fault(
            "a cut",
            exchange -> {
              exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n" + SOON + "\r\n{\"cont");
              exchange.socket().close();
            }));
  }

  /** A server that says so and hangs up. */
  private static Act sent(String bytes) {
    return exchange -> {
      exchange.send(bytes);
      exchange.socket().close();
    };
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

  static List<Arguments> late() {
    return List.of(
        fault("silence", exchange -> Thread.sleep(300_000)),
        fault(
            "headers and then silence",
            exchange -> {
              exchange.send(HEAD + "Content-Length: 1000\r\n\r\n");
              Thread.sleep(300_000);
            }),
        fault(
            "a body that drips",
            exchange -> {
              exchange.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
              while (true) {
                exchange.send("1\r\n \r\n");
                Thread.sleep(50);
              }
            }));
  }

  /** A slow machine may need more time for the good answer, too; no request has another reason. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("late")
  void whatDoesNotEndInTimeIsTriedAgain(String name, Act fault) {
    List<Kind> retried = Collections.synchronizedList(new ArrayList<>());
    GenerationListener listener =
        new GenerationListener() {
          @Override
          public void retried(Retried event) {
            retried.add(event.failure().kind());
          }
        };
    try (LoopbackServer server = server(fault);
        AnthropicLLM llm = llm(server).timeout(Duration.ofMillis(500)).maxRetries(1_000).build()) {
      llm.addListener(listener);
      GenerateOutput output = llm.generateOutputs(inputs(1), 1).get(0);

      assertThat(output.error()).isNull();
      assertThat(retried).isNotEmpty().containsOnly(Kind.TIMEOUT);
      assertThat(server.seen()).hasSizeBetween(2, 1 + retried.size());
    }
  }

  private static Failure unreachable(URI server, Duration timeout) {
    try (AnthropicLLM llm =
        AnthropicLLMBuilder.create()
            .model("m")
            .baseUrl(server)
            .maxRetries(1)
            .timeout(timeout)
            .build()) {
      return Objects.requireNonNull(llm.generateOutputs(inputs(1), 1).get(0).error());
    }
  }

  @Test
  void aPortWhereNobodyListensIsTriedAgain() throws IOException {
    // Taken, so that nobody else comes to listen there.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort());
      Failure failure = unreachable(nobody, LONG);

      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
      assertThat(failure.attempts()).isEqualTo(2);
    }
  }

  @Test
  void aHostThatIsNotKnownIsTriedAgain() {
    Failure failure = unreachable(URI.create("http://no-such-host.invalid"), LONG);

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
    assertThat(failure.attempts()).isEqualTo(2);
  }

  @Test
  void aServerThatVanishesWithoutAWordIsTriedAgain() throws IOException {
    // Nobody takes the connection from the queue: it is there for one side alone.
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
      Failure failure = unreachable(nobody, Duration.ofSeconds(1));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.attempts()).isEqualTo(2);
    }
  }

  @Test
  void answersThatComeInAnotherOrderFindTheirQuestions() {
    CountDownLatch others = new CountDownLatch(3);
    Act late =
        exchange -> {
          if (exchange.body().contains("\"q0\"")) {
            others.await();
          }
          String question = exchange.body().replaceAll(".*\"content\":\"([^\"]*)\".*", "$1");
          exchange.tell(Told.json(Messages.answer("\"" + question + "!\"")));
          others.countDown();
        };
    try (LoopbackServer server = server(late, late, late, late);
        AnthropicLLM llm = llm(server).build()) {
      assertThat(llm.generateOutputs(inputs(4), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("q0!", "q1!", "q2!", "q3!");
      assertThat(server.seen()).hasSize(4);
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

package dev.retort.openai;

import static dev.retort.openai.Chats.faults;
import static dev.retort.openai.Chats.good;
import static dev.retort.testkit.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.GenerationListener;
import dev.retort.llm.Input;
import dev.retort.llm.LimiterState;
import dev.retort.llm.Outputs;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a run makes of a server that misbehaves: every fault with the requests the server saw. Waits
 * are real, but a server that says when to come back, says a millisecond.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FaultsTest {
  /** So that retries come at once. */
  private static final String SOON = "Retry-After-Ms: 1\r\n";

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + SOON;

  private static OpenAILLMBuilder llm(LoopbackServer server) {
    return llm(server.baseUrl());
  }

  private static OpenAILLMBuilder llm(URI baseUrl) {
    return OpenAILLMBuilder.create().model("m").baseUrl(baseUrl);
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  private static GenerateOutput ask(OpenAILLMBuilder builder, int generations) {
    try (OpenAILLM llm = builder.build()) {
      return llm.generateOutputs(inputs(1), generations).get(0);
    }
  }

  private static List<String> keys(LoopbackServer server) {
    return server.seen().stream().map(request -> request.header("Idempotency-Key")).toList();
  }

  private static Failure failure(GenerateOutput output) {
    Failure error = output.error();
    if (error == null) {
      throw new AssertionError("answered " + output);
    }
    return error;
  }

  private static void assertMended(Act fault) {
    try (LoopbackServer server = faults(fault)) {
      GenerateOutput output = ask(llm(server).timeout(Chats.LONG), 1);

      assertThat(output.error()).isNull();
      assertThat(output.generations()).containsExactly("Hello");
      assertThat(server.seen()).hasSize(2);
    }
  }

  /** A slow machine may need more time for the good answer, too; no request has another reason. */
  private static void assertMendedOnceTimeIsUp(Act fault) {
    List<Kind> retried = Collections.synchronizedList(new ArrayList<>());
    GenerationListener listener =
        new GenerationListener() {
          @Override
          public void retried(Retried event) {
            retried.add(event.failure().kind());
          }
        };
    try (LoopbackServer server = faults(fault);
        OpenAILLM llm = llm(server).timeout(Duration.ofMillis(500)).maxRetries(1_000).build()) {
      llm.addListener(listener);
      GenerateOutput output = llm.generateOutputs(inputs(1), 1).get(0);
      assertThat(output.error()).isNull();
      assertThat(output.generations()).containsExactly("Hello");
      assertThat(retried).isNotEmpty().containsOnly(Kind.TIMEOUT);
      assertThat(server.seen()).hasSizeBetween(2, 1 + retried.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Retry-After: 0",
        "Retry-After: 0.01",
        "Retry-After-Ms: 5",
        "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT",
        "Retry-After: soon",
        "Retry-After: -5",
        "X-Nothing: said"
      })
  void aRefusalIsTriedAgainWhateverItSaysOfWhen(String header) {
    assertMended(status(429, header + "\r\n", "{}"));
  }

  @Test
  void aRefusalThatNamesASecondIsNotTriedBeforeIt() {
    try (LoopbackServer server = faults(status(429, "Retry-After: 1\r\n", "{}"))) {
      long start = System.nanoTime();

      assertThat(ask(llm(server), 1).error()).isNull();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void millisecondsAreWaitedFor() {
    try (LoopbackServer server = faults(status(429, "Retry-After-Ms: 700\r\n", "{}"))) {
      long start = System.nanoTime();

      assertThat(ask(llm(server), 1).error()).isNull();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(700));
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void aDateIsMeasuredByTheClockOfTheServer() {
    Instant theirs = Instant.now().plus(Duration.ofHours(5));
    String headers =
        "Date: " + date(theirs) + "\r\nRetry-After: " + date(theirs.plusSeconds(1)) + "\r\n";
    try (LoopbackServer server = faults(status(429, headers, "{}"))) {
      long start = System.nanoTime();

      assertThat(ask(llm(server), 1).error()).isNull();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
      assertThat(server.seen()).hasSize(2);
    }
  }

  private static String date(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).format(at);
  }

  @Test
  void refusalsDoNotUseUpRetries() {
    Act[] refusals = new Act[9];
    Arrays.fill(refusals, status(429, SOON, "{}"));
    try (LoopbackServer server = faults(refusals)) {
      assertThat(ask(llm(server).maxRetries(1), 1).error()).isNull();
      assertThat(server.seen()).hasSize(10);
    }
  }

  @Test
  void aRefusalForAnHourStopsTheRun() {
    try (LoopbackServer server = faults(status(429, "Retry-After: 3600\r\n", "{}"));
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(50), 1))
          .isInstanceOfSatisfying(
              GenerationException.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.QUOTA))
          .hasMessageContaining("it wants to be left alone for 60 minutes");
      assertThat(server.seen()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 500, 502, 503, 504, 529})
  void aServerThatFailsIsTriedAgain(int status) {
    assertMended(status(status, SOON, "{\"error\":{\"message\":\"no\"}}"));
  }

  @Test
  void whatFailsForGoodTellsAttemptsStatusWordsAndRequest() {
    Act first = status(500, SOON + "x-request-id: req-1\r\n", "{\"error\":{\"message\":\"one\"}}");
    Act last = status(503, SOON + "x-request-id: req-3\r\n", "{\"error\":{\"message\":\"three\"}}");
    try (LoopbackServer server = faults(first, first, last)) {
      assertThat(failure(ask(llm(server).maxRetries(2), 1)))
          .isEqualTo(
              new Failure(
                  Kind.SERVER,
                  "HTTP 503 from "
                      + server.baseUrl()
                      + "/chat/completions: the server cannot be reached or is too busy. The server"
                      + " says: \"three\" (request req-3)",
                  3,
                  503,
                  "req-3"));
      assertThat(server.seen()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 413, 422})
  void aRequestThatIsRefusedIsNotTriedAgain(int status) {
    try (LoopbackServer server = faults(status(status, SOON, "{}"))) {
      assertThat(failure(ask(llm(server), 1)).attempts()).isEqualTo(1);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"429 rate limit", "the rate of tokens", "timeout of 503", "Retry-After"})
  void wordsOfAServerMakeNoRefusalOneToTryAgain(String words) {
    Act refused = status(400, SOON, "{\"error\":{\"message\":\"" + words + "\"}}");
    try (LoopbackServer server = faults(refused)) {
      assertThat(failure(ask(llm(server), 1)).kind()).isEqualTo(Kind.BAD_REQUEST);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402})
  void anAccountThatIsRefusedStopsTheRun(int status) {
    try (LoopbackServer server = faults(good("\"fine\""), status(status, "", "{}"));
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
          .isInstanceOf(GenerationException.class)
          .hasMessageStartingWith("input 1: HTTP " + status)
          .hasMessageEndingWith("so would all others, so the run was stopped");
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void aKeyThatMayNotDoThisStopsTheRun() {
    try (LoopbackServer server = faults(status(403, "", "{}"));
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs(100), 1))
          .isInstanceOf(GenerationException.class)
          .hasMessageStartingWith("input 0: HTTP 403")
          .hasMessageEndingWith("so would all others, so the run was stopped");
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void aFirewallThatRefusesAnInputAmongOthersStopsNoRun() {
    Act firewall =
        status(
            403, "Content-Type: text/html\r\n", "<html><title>Attention Required!</title></html>");
    try (LoopbackServer server = faults(good("\"fine\""), firewall, firewall);
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      List<GenerateOutput> outputs = llm.generateOutputs(inputs(5), 1);

      assertThat(outputs).filteredOn(output -> output.error() == null).hasSize(3);
      assertThat(failure(outputs.get(1)).kind()).isEqualTo(Kind.BAD_REQUEST);
      assertThat(failure(outputs.get(1)).message())
          .contains("The server says: \"an HTML page, Attention Required!\"")
          .endsWith("so it counts as a refusal of this input");
      assertThat(server.seen()).hasSize(5);
    }
  }

  @Test
  void anInputThatAModerationRefusesStopsNoRun() {
    Act flagged =
        status(
            403,
            "",
            "{\"error\":{\"code\":403,\"message\":\"Your chosen model requires moderation and your input"
                + " was flagged\",\"metadata\":{\"reasons\":[\"violence\"],\"flagged_input\":\"q\"}}}");
    try (LoopbackServer server = faults(flagged);
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      List<GenerateOutput> outputs = llm.generateOutputs(inputs(3), 1);

      assertThat(failure(outputs.get(0)).kind()).isEqualTo(Kind.CONTENT_FILTER);
      assertThat(server.seen()).hasSize(3);
    }
  }

  static Stream<Arguments> brokenAnswers() {
    String whole = Chats.answer("\"Hello\"");
    return Stream.of(
        broken("cut", HEAD + "Content-Length: 1000\r\n\r\n{\"choi"),
        broken(
            "length too small", HEAD + "Content-Length: 20\r\nConnection: close\r\n\r\n" + whole),
        broken("length too large", HEAD + "Content-Length: 9999\r\n\r\n" + whole),
        broken("cut in a chunk", HEAD + "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"choi"),
        broken("empty", HEAD + "Content-Length: 0\r\nConnection: close\r\n\r\n"),
        broken("html", HEAD + "Connection: close\r\n\r\n<html><title>Oops</title></html>"),
        broken("no json", HEAD + "Connection: close\r\n\r\nHello!"),
        broken("no choices", HEAD + "Connection: close\r\n\r\n{\"choices\":[]}"),
        broken("an error", HEAD + "Connection: close\r\n\r\n{\"error\":{\"message\":\"busy\"}}"),
        broken("no http", "SSH-2.0-OpenSSH_9.0\r\n\r\n"),
        broken("nothing", ""));
  }

  private static Arguments broken(String name, String bytes) {
    return Arguments.of(
        name,
        (Act)
            exchange -> {
              exchange.send(bytes);
              exchange.socket().close();
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenAnswers")
  void aBrokenAnswerIsAskedForAgain(String name, Act fault) {
    assertMended(fault);
  }

  @Test
  void anAnswerThatIsNotUtf8IsAskedForAgain() {
    byte[] latin = Chats.answer("\"H\u00e9llo\"").getBytes(StandardCharsets.ISO_8859_1);
    assertMended(
        exchange -> {
          exchange.send(HEAD + "Content-Length: " + latin.length + "\r\n\r\n");
          exchange.send(latin);
        });
  }

  @Test
  void aConnectionResetInTheMiddleIsTriedAgain() {
    assertMended(
        exchange -> {
          exchange.send(HEAD + "Content-Length: 1000\r\n\r\n{\"choi");
          exchange.reset();
        });
  }

  @Test
  void aConnectionResetBeforeAnAnswerIsTriedAgain() {
    assertMended(LoopbackServer.Exchange::reset);
  }

  @Test
  void aServerThatTakesTheRequestAndIsSilentIsTriedAgain() {
    assertMendedOnceTimeIsUp(exchange -> Thread.sleep(300_000));
  }

  @Test
  void headersAndThenSilenceAreTriedAgain() {
    assertMendedOnceTimeIsUp(
        exchange -> {
          exchange.send(HEAD + "Content-Length: 1000\r\n\r\n");
          Thread.sleep(300_000);
        });
  }

  @Test
  void anAnswerThatDripsIsTriedAgain() {
    assertMendedOnceTimeIsUp(
        exchange -> {
          exchange.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
          while (true) {
            exchange.send("1\r\n \r\n");
            Thread.sleep(50);
          }
        });
  }

  @Test
  void aServerThatStopsReadingIsTriedAgain() throws IOException {
    // More than the buffers on the way take.
    Input long8 = Input.of("x".repeat(8 << 20));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OpenAILLM llm =
            llm(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1"))
                .maxRetries(1)
                .timeout(Duration.ofMillis(300))
                .build()) {
      Failure failure = failure(llm.generateOutputs(List.of(long8), 1).get(0));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.attempts()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatVanishesWithoutAWordIsTriedAgain() throws IOException {
    // Nobody takes the connection from the queue: it is there for one side alone.
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Failure failure =
          failure(
              ask(
                  llm(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1"))
                      .maxRetries(1)
                      .timeout(Duration.ofMillis(300)),
                  1));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.attempts()).isEqualTo(2);
    }
  }

  @Test
  void aPortWhereNobodyListensIsTriedAgain() throws IOException {
    // Taken, so that nobody else comes to listen there.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/v1");
      Failure failure = failure(ask(llm(nobody).maxRetries(1), 1));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
      assertThat(failure.attempts()).isEqualTo(2);
    }
  }

  @Test
  void aHostThatIsNotKnownIsTriedAgain() {
    Failure failure =
        failure(ask(llm(URI.create("http://no-such-host.invalid/v1")).maxRetries(1), 1));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
    assertThat(failure.attempts()).isEqualTo(2);
  }

  @Test
  void fewerChoicesThanAskedAreKeptAndNotAskedForAgain() {
    try (LoopbackServer server = faults(good("\"a\"", "\"b\""))) {
      GenerateOutput output = ask(llm(server), 3);

      assertThat(output.generations()).containsExactly("a", "b", null);
      assertThat(failure(output).kind()).isEqualTo(Kind.INCOMPLETE);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void moreChoicesThanAskedAreCut() {
    try (LoopbackServer server = faults(good("\"a\"", "\"b\"", "\"c\""))) {
      GenerateOutput output = ask(llm(server), 2);

      assertThat(output.generations()).containsExactly("a", "b");
      assertThat(output.error()).isNull();
    }
  }

  /** An answer that repeats the question. */
  private static void echo(LoopbackServer.Exchange exchange, String suffix) throws IOException {
    String question = exchange.body().replaceAll(".*\"content\":\"([^\"]*)\".*", "$1");
    exchange.tell(Told.json(Chats.answer("\"" + question + suffix + "\"")));
  }

  @Test
  void answersThatComeInAnotherOrderFindTheirQuestions() {
    CountDownLatch others = new CountDownLatch(3);
    Act late =
        exchange -> {
          if (exchange.body().contains("\"q0\"")) {
            others.await();
          }
          echo(exchange, "!");
          others.countDown();
        };
    try (LoopbackServer server = faults(late, late, late, late);
        OpenAILLM llm = llm(server).build()) {
      assertThat(llm.generateOutputs(inputs(4), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("q0!", "q1!", "q2!", "q3!");
      assertThat(server.seen()).hasSize(4);
    }
  }

  @Test
  void anAnswerThatComesTwiceAtOnceIsNotTakenForThatOfTheNextQuestion() {
    String once = new String(Told.json(Chats.answer("\"first\"")).bytes(), StandardCharsets.UTF_8);
    try (LoopbackServer server =
            faults(exchange -> exchange.send(once + once), good("\"second\""));
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      assertThat(llm.generateOutputs(inputs(2), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("first", "second");
      assertThat(server.seen()).hasSize(2);
    }
  }

  private static Told named(int name) {
    return Told.json(Chats.answer("\"a" + name + "\"")).with("x-request-id", "req-" + name);
  }

  /** Eight answers and, before the answer to the ninth question, the eighth once more. */
  private static LoopbackServer outOfStep() {
    Act[] script = new Act[9];
    for (int i = 0; i < 8; i++) {
      Told answer = named(i);
      script[i] = exchange -> exchange.tell(answer);
    }
    script[8] =
        exchange -> {
          exchange.tell(named(7));
          exchange.tell(named(8));
        };
    return faults(script);
  }

  @Test
  void aCopyThatComesAsTheNextQuestionIsOnItsWayIsNotTakenForItsAnswer() {
    try (LoopbackServer server = outOfStep();
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      assertThat(llm.generateOutputs(inputs(10), 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "Hello", "Hello");
      assertThat(server.seen()).hasSize(11);
    }
  }

  @Test
  void aCopyIsToldAsAnAnswerOutOfStep() {
    try (LoopbackServer server = outOfStep();
        OpenAILLM llm = llm(server).maxConcurrency(1).maxRetries(0).build()) {
      Failure failure = failure(llm.generateOutputs(inputs(9), 1).get(8));

      assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
      assertThat(failure.message())
          .isEqualTo(
              "what answers at "
                  + server.baseUrl()
                  + "/chat/completions is out of step: the answer req-7 came before, to another"
                  + " request");
    }
  }

  @Test
  void aRequestThatIsSentAgainWithoutAnAnswerHasTheSameKeyAndAllOthersHaveTheirOwn() {
    try (LoopbackServer server =
            faults(good("\"a\""), LoopbackServer.Exchange::reset, LoopbackServer.Exchange::reset);
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      assertThat(llm.generateOutputs(inputs(3), 1))
          .extracting(GenerateOutput::error)
          .containsOnlyNulls();

      List<String> keys = keys(server);
      assertThat(keys).hasSize(5);
      assertThat(keys.subList(1, 4)).containsOnly(keys.get(1));
      assertThat(List.of(keys.get(0), keys.get(1), keys.get(4))).doesNotHaveDuplicates();
      assertThat(keys).allMatch(key -> key.matches("[0-9a-z-]{38,60}"));
    }
  }

  @Test
  void aRequestThatWasAnsweredWithAFailureIsSentAgainWithAnotherKey() {
    Act fails = status(500, SOON, "{}");
    try (LoopbackServer server = faults(fails, fails);
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      assertThat(llm.generateOutputs(inputs(1), 1).get(0).error()).isNull();
      assertThat(llm.generateOutputs(inputs(1), 1).get(0).error()).isNull();

      assertThat(keys(server)).hasSize(4).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsUnderWayAsAKeyIsRefusedIsAnsweredAndHandedOut() {
    AtomicReference<OpenAILLM> asker = new AtomicReference<>();
    CountDownLatch bothAsked = new CountDownLatch(2);
    Act act =
        exchange -> {
          bothAsked.countDown();
          bothAsked.await();
          if (exchange.body().contains("\"q0\"")) {
            // The refusal is heard first.
            while (Objects.requireNonNull(asker.get().limiterState()).inFlight() > 1) {
              Thread.onSpinWait();
            }
            echo(exchange, "!");
          } else {
            exchange.tell(Told.status(401, "{}"));
          }
        };
    try (LoopbackServer server = faults(act, act);
        OpenAILLM llm = llm(server).maxConcurrency(2).build();
        Outputs outputs = llm.generateOutputs(inputs(50).iterator(), 1)) {
      asker.set(llm);
      assertThat(outputs.next().generations()).containsExactly("q0!");
      assertThat(failure(outputs.next()).kind()).isEqualTo(Kind.AUTHENTICATION);
      assertThatThrownBy(outputs::next)
          .isInstanceOfSatisfying(
              GenerationException.class,
              e -> assertThat(e.failure().kind()).isEqualTo(Kind.AUTHENTICATION));
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void equalQuestionsGetAnAnswerEachAlsoWhereOneFails() {
    Act fails = status(503, SOON, "{}");
    try (LoopbackServer server = faults(good("\"a\""), fails, good("\"b\""), good("\"c\""));
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      List<Input> same = List.of(Input.of("same"), Input.of("same"), Input.of("same"));

      assertThat(llm.generateOutputs(same, 1))
          .extracting(output -> output.generations().get(0))
          .containsExactly("a", "b", "c");
      assertThat(server.seen()).hasSize(4);
    }
  }

  @Test
  void theLimitThatAnswersTellIsKeptAndTheWaitIsSeenAndEndsWithAnInterrupt() throws Exception {
    Act told = status(200, "x-ratelimit-limit-requests: 3\r\n", Chats.answer("\"Hello\""));
    try (LoopbackServer server = faults(told, told, told, told);
        OpenAILLM llm = llm(server).maxConcurrency(1).build()) {
      Thread caller =
          new Thread(() -> assertThatThrownBy(() -> llm.generateOutputs(inputs(9), 1)).isNotNull());
      caller.start();
      while (!waitsFor(llm.limiterState(), LimiterState.Gate.REQUESTS)) {
        Thread.onSpinWait();
      }
      assertThat(server.seen()).hasSize(3);

      caller.interrupt();
      caller.join();

      assertThat(llm.limiterState()).extracting("waiting", "inFlight").containsExactly(0, 0);
      assertThat(server.seen()).hasSize(3);
    }
  }

  private static boolean waitsFor(
      @org.jspecify.annotations.Nullable LimiterState state, LimiterState.Gate gate) {
    return state != null && state.gate() == gate;
  }

  @RepeatedTest(10)
  void manyFaultsInOneRunCostNoItem() {
    Act[] script = new Act[60];
    for (int i = 0; i < script.length; i++) {
      script[i] =
          switch (i % 4) {
            case 0 -> status(429, SOON, "{}");
            case 1 -> status(503, SOON, "{}");
            case 2 -> exchange -> echo(exchange, "");
            default -> status(200, SOON, "<html>");
          };
    }
    try (LoopbackServer server = faults(script);
        OpenAILLM llm = llm(server).maxRetries(50).maxConcurrency(8).build()) {
      assertThat(llm.generateOutputs(inputs(40), 1))
          .extracting(GenerateOutput::error)
          .containsOnlyNulls();
      // Each fault is one request more.
      assertThat(server.seen()).hasSize(40 + 45);
    }
  }
}

package dev.retort.openai;

import static dev.retort.openai.Chats.LONG;
import static dev.retort.openai.Chats.answer;
import static dev.retort.openai.Chats.endpoint;
import static dev.retort.openai.Chats.failure;
import static dev.retort.openai.Chats.get;
import static dev.retort.openai.Chats.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.testkit.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The HTTP exchange against servers that behave and servers that do not. */
class ExchangeTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private final ChatClient client = new ChatClient();

  @AfterEach
  void close() {
    client.close();
  }

  private GenerationException failureOf(LoopbackServer server, Duration timeout) {
    return failure(
        client.complete(endpoint(server.baseUrl()), request(1), "key", timeout, limits -> {}));
  }

  @Test
  void postsJsonToChatCompletionsWithTheKeyOverHttp11() {
    try (LoopbackServer server =
        new LoopbackServer().answering(LoopbackServer.Told.json(answer("\"Hello\"")))) {
      GenerateOutput output =
          get(client.complete(endpoint(server.baseUrl()), request(1), "key", LONG, limits -> {}));

      assertThat(output.generations()).containsExactly("Hello");
      LoopbackServer.Seen seen = server.only();
      assertThat(seen.method()).isEqualTo("POST");
      assertThat(seen.path()).isEqualTo("/v1/chat/completions");
      assertThat(seen.header("Authorization")).isEqualTo("Bearer sk-test-0123456789");
      assertThat(seen.header("Content-Type")).isEqualTo("application/json");
      assertThat(seen.header("Upgrade")).isEmpty();
    }
  }

  @Test
  void anAnswerIsMadeOnAThreadOfTheClientAndNotHandedToAnother() {
    try (LoopbackServer server =
        new LoopbackServer().answering(LoopbackServer.Told.json(answer("\"Hello\"")))) {
      // The callback that takes what the head says of limits runs where the answer is made.
      AtomicReference<String> thread = new AtomicReference<>();

      get(
          client.complete(
              endpoint(server.baseUrl()),
              request(1),
              "key",
              LONG,
              limits -> thread.set(Thread.currentThread().getName())));

      assertThat(thread.get()).startsWith("retort-http-");
    }
  }

  @Test
  void callsThatFailByAWholeAnswerLeaveTheConnectionToTheNext() {
    Set<Integer> ports = ConcurrentHashMap.newKeySet();
    try (LoopbackServer server =
        new LoopbackServer()
            .acting(
                exchange -> {
                  ports.add(exchange.socket().getPort());
                  exchange.tell(LoopbackServer.Told.json("{}"));
                })) {
      for (int i = 0; i < 200; i++) {
        failure(client.complete(endpoint(server.baseUrl()), request(1), "key", LONG, limits -> {}));
      }

      assertThat(server.seen()).hasSize(200);
      assertThat(ports).hasSize(1);
    }
  }

  @Test
  void aTimeoutBeyondAllClocksIsNoTimeout() {
    try (LoopbackServer server =
        new LoopbackServer().answering(LoopbackServer.Told.json(answer("\"Hello\"")))) {
      Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
      GenerateOutput output =
          get(
              client.complete(
                  endpoint(server.baseUrl()), request(1), "key", forEver, limits -> {}));

      assertThat(output.generations()).containsExactly("Hello");
    }
  }

  @Test
  void aServerThatNeverAnswersIsATimeout() {
    try (LoopbackServer server = LoopbackServer.sending("")) {
      GenerationException failure = failureOf(server, SHORT);

      assertThat(failure.failure().kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure)
          .hasMessage(
              "no whole answer from "
                  + server.baseUrl()
                  + "/chat/completions within 300 ms; see timeout");
      get(server.hungUp());
    }
  }

  @Test
  void aBodyThatStallsIsATimeoutAndItsConnectionIsClosed() {
    try (LoopbackServer server =
        LoopbackServer.sending(HEAD + "Content-Length: 1000\r\n\r\n{\"choi")) {
      assertThat(failureOf(server, SHORT).failure().kind()).isEqualTo(Kind.TIMEOUT);
      get(server.hungUp());
    }
  }

  @Test
  void aBodyThatDripsForEverIsATimeout() {
    try (LoopbackServer server =
        new LoopbackServer()
            .acting(
                exchange -> {
                  exchange.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
                  while (true) {
                    exchange.send("1\r\n \r\n");
                    Thread.sleep(20);
                  }
                })) {
      assertThat(failureOf(server, SHORT).failure().kind()).isEqualTo(Kind.TIMEOUT);
      get(server.hungUp());
    }
  }

  @Test
  void aCutBodyOfKnownLengthIsMalformed() {
    try (LoopbackServer server =
        LoopbackServer.sendingAndClosing(HEAD + "Content-Length: 1000\r\n\r\n{\"choi")) {
      GenerationException failure = failureOf(server, LONG);

      assertThat(failure.failure().kind()).isEqualTo(Kind.MALFORMED);
      assertThat(failure)
          .hasMessage(
              "the connection to "
                  + server.baseUrl()
                  + "/chat/completions broke: the answer broke off after 6 bytes");
    }
  }

  @Test
  void aCutChunkedBodyIsMalformed() {
    try (LoopbackServer server =
        LoopbackServer.sendingAndClosing(
            HEAD + "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"choi")) {
      assertThat(failureOf(server, LONG).failure().kind()).isEqualTo(Kind.MALFORMED);
    }
  }

  @Test
  void aCutBodyOfUnknownLengthIsMalformed() {
    try (LoopbackServer server =
        LoopbackServer.sendingAndClosing(HEAD + "Connection: close\r\n\r\n{\"choi")) {
      GenerationException failure = failureOf(server, LONG);

      assertThat(failure.failure().kind()).isEqualTo(Kind.MALFORMED);
      assertThat(failure)
          .hasMessage(
              "the answer from "
                  + server.baseUrl()
                  + "/chat/completions ends in the middle of its JSON."
                  + " The server says: \"{\"choi\"");
    }
  }

  @Test
  void aConnectionThatIsClosedBeforeAnAnswerIsAConnectionFailure() {
    try (LoopbackServer server = LoopbackServer.sendingAndClosing("")) {
      GenerationException failure = failureOf(server, LONG);

      assertThat(failure.failure().kind()).isEqualTo(Kind.CONNECTION);
      assertThat(failure)
          .hasMessage(
              "the connection to "
                  + server.baseUrl()
                  + "/chat/completions broke before an answer came");
    }
  }

  @Test
  void aResetConnectionIsAConnectionFailure() {
    try (LoopbackServer server = new LoopbackServer().acting(LoopbackServer.Exchange::reset)) {
      assertThat(failureOf(server, LONG).failure().kind()).isEqualTo(Kind.CONNECTION);
    }
  }

  @Test
  void whatSpeaksNoHttpIsMalformed() {
    try (LoopbackServer server = LoopbackServer.sendingAndClosing("SSH-2.0-OpenSSH_9.0\r\n\r\n")) {
      GenerationException failure = failureOf(server, LONG);

      assertThat(failure.failure().kind()).isEqualTo(Kind.MALFORMED);
      assertThat(failure)
          .hasMessage(
              "what answers at "
                  + server.baseUrl()
                  + "/chat/completions does not speak HTTP; check base_url");
    }
  }

  @Test
  void aPortWhereNobodyListensIsAConnectionFailure() throws IOException {
    // Taken, so that nobody else comes to listen there.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI baseUrl = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/v1");

      GenerationException failure =
          failure(client.complete(endpoint(baseUrl), request(1), "key", LONG, limits -> {}));

      assertThat(failure.failure().kind()).isEqualTo(Kind.CONNECTION);
      assertThat(failure)
          .hasMessage(
              "nothing answers at "
                  + baseUrl
                  + "/chat/completions; is the server running, is base_url right?");
    }
  }

  @Test
  void aHostThatDoesNotExistIsAConnectionFailure() {
    URI baseUrl = URI.create("http://no-such-host.invalid/v1");

    GenerationException failure =
        failure(client.complete(endpoint(baseUrl), request(1), "key", LONG, limits -> {}));

    assertThat(failure.failure().kind()).isEqualTo(Kind.CONNECTION);
    assertThat(failure).hasMessage("the host no-such-host.invalid is not known; check base_url");
  }

  @Test
  void aCancelledCallClosesItsConnection() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    try (LoopbackServer server = new LoopbackServer().acting(exchange -> asked.countDown())) {
      CompletableFuture<GenerateOutput> call =
          client.complete(endpoint(server.baseUrl()), request(1), "key", LONG, limits -> {});
      assertThat(asked.await(300, TimeUnit.SECONDS)).isTrue();

      call.cancel(true);

      get(server.hungUp());
      assertThat(call).isCancelled();
    }
  }

  @Test
  void aCallCancelledInItsBodyClosesItsConnection() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    try (LoopbackServer server =
        new LoopbackServer()
            .acting(
                exchange -> {
                  exchange.send(HEAD + "Content-Length: 1000\r\n\r\n{\"choi");
                  asked.countDown();
                })) {
      CompletableFuture<GenerateOutput> call =
          client.complete(endpoint(server.baseUrl()), request(1), "key", LONG, limits -> {});
      assertThat(asked.await(300, TimeUnit.SECONDS)).isTrue();

      call.cancel(true);

      get(server.hungUp());
    }
  }

  @Test
  void closingTheClientCancelsWhatIsUnderWay() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    try (LoopbackServer server = new LoopbackServer().acting(exchange -> asked.countDown())) {
      CompletableFuture<GenerateOutput> call =
          client.complete(endpoint(server.baseUrl()), request(1), "key", LONG, limits -> {});
      assertThat(asked.await(300, TimeUnit.SECONDS)).isTrue();

      client.close();

      assertThat(call).isCancelled();
      get(server.hungUp());
    }
  }

  @Test
  void anAnswerWithoutEndIsRefused() {
    byte[] spaces = new byte[1 << 20];
    Arrays.fill(spaces, (byte) ' ');
    try (LoopbackServer server =
        new LoopbackServer()
            .acting(
                exchange -> {
                  exchange.send(HEAD + "Connection: close\r\n\r\n");
                  while (true) {
                    exchange.send(spaces);
                  }
                })) {
      GenerationException failure = failureOf(server, LONG);

      assertThat(failure.failure().kind()).isEqualTo(Kind.MALFORMED);
      assertThat(failure)
          .hasMessage(
              "the answer from "
                  + server.baseUrl()
                  + "/chat/completions is refused: the answer is longer than 67108864 bytes");
      get(server.hungUp());
    }
  }

  @Test
  void anErrorWithoutEndIsReadInItsFirstPart() {
    byte[] page = new byte[1 << 16];
    Arrays.fill(page, (byte) 'x');
    try (LoopbackServer server =
        new LoopbackServer()
            .acting(
                exchange -> {
                  exchange.send("HTTP/1.1 500 Oops\r\nConnection: close\r\n\r\n");
                  while (true) {
                    exchange.send(page);
                  }
                })) {
      GenerationException failure = failureOf(server, LONG);

      assertThat(failure.failure().kind()).isEqualTo(Kind.SERVER);
      assertThat(failure.getMessage()).endsWith("xxx...\"").hasSizeLessThan(500);
    }
  }
}

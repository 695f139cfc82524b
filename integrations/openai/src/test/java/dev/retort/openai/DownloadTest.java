package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retort.http.ApiClient;
import dev.retort.http.Wording;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A body of any length is copied as it comes, and each way it can break off has its words. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DownloadTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

  private final ApiClient client = new ApiClient();
  private final ByteArrayOutputStream copied = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    client.close();
  }

  private void copy(URI baseUrl, Duration patience, OutputStream out)
      throws IOException, InterruptedException {
    client.copy(Chats.endpoint(baseUrl).at("/file"), patience, Wording.BATCHES, out);
  }

  private GenerationException failure(URI baseUrl, Duration patience) {
    try {
      copy(baseUrl, patience, copied);
    } catch (GenerationException e) {
      return e;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("copied " + copied);
  }

  @Test
  void aLongBodyIsCopiedWhole() throws Exception {
    String body = "0123456789".repeat(300_000);
    try (LoopbackServer server = new LoopbackServer().answering(Told.json(body))) {
      copy(server.baseUrl(), Chats.LONG, copied);

      assertThat(server.only().method()).isEqualTo("GET");
      assertThat(server.only().path()).isEqualTo("/v1/file");
    }
    assertThat(copied.toString(StandardCharsets.UTF_8).equals(body)).isTrue();
  }

  @Test
  void anErrorIsNotCopied() {
    try (LoopbackServer server =
        new LoopbackServer()
            .answering(Told.status(500, "{\"error\":{\"message\":\"" + "x".repeat(99) + "\"}}"))) {
      assertThat(failure(server.baseUrl(), Chats.LONG))
          .hasMessage(
              "HTTP 500 from "
                  + server.baseUrl()
                  + "/file: the server failed. The server says: \""
                  + "x".repeat(99)
                  + "\"");
    }
    assertThat(copied.size()).isZero();
  }

  @Test
  void aBodyThatBreaksOffIsMalformed() {
    try (LoopbackServer server = LoopbackServer.sendingAndClosing(HEAD + "01234")) {
      GenerationException failure = failure(server.baseUrl(), Chats.LONG);

      assertThat(failure)
          .hasMessage(
              "the connection to "
                  + server.baseUrl()
                  + "/file broke: the answer broke off after 5 bytes");
      assertThat(failure.failure().kind()).isEqualTo(Kind.MALFORMED);
    }
  }

  @Test
  void aBodyThatStallsIsLate() {
    try (LoopbackServer server = LoopbackServer.sending(HEAD + "01234")) {
      GenerationException failure = failure(server.baseUrl(), Duration.ofMillis(300));

      assertThat(failure.failure().kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(server.hungUp()).succeedsWithin(Chats.LONG);
    }
  }

  @Test
  void anAnswerThatDoesNotBeginIsLate() {
    try (LoopbackServer server = LoopbackServer.sending("")) {
      assertThat(failure(server.baseUrl(), Duration.ofMillis(300)))
          .hasMessage(
              "no whole answer from " + server.baseUrl() + "/file within 300 ms; see timeout");
    }
  }

  @Test
  void aServerThatIsNotThereIsNotReached() {
    assertThat(failure(URI.create("http://127.0.0.1:1/v1"), Chats.LONG).failure().kind())
        .isEqualTo(Kind.CONNECTION);
  }

  @Test
  void aFullDiskEndsTheCopyWithItsOwnError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    try (LoopbackServer server = LoopbackServer.sending(HEAD + "01234")) {
      assertThatThrownBy(() -> copy(server.baseUrl(), Chats.LONG, full))
          .isInstanceOf(IOException.class)
          .hasMessage("disk full");
      assertThat(server.hungUp()).succeedsWithin(Chats.LONG);
    }
  }

  @Test
  void anInterruptEndsTheCopy() throws Exception {
    try (LoopbackServer server = LoopbackServer.sending(HEAD + "01234")) {
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread reader =
          new Thread(
              () ->
                  thrown.complete(
                      catchThrowable(() -> copy(server.baseUrl(), Chats.LONG, copied))));
      reader.start();
      while (copied.size() < 5) {
        Thread.onSpinWait();
      }
      reader.interrupt();

      assertThat(Chats.get(thrown)).isInstanceOf(InterruptedException.class);
      assertThat(server.hungUp()).succeedsWithin(Chats.LONG);
    }
  }

  @Test
  void closingTheClientEndsTheCopy() throws Exception {
    try (LoopbackServer server = LoopbackServer.sending(HEAD + "01234")) {
      Thread closer =
          new Thread(
              () -> {
                while (copied.size() < 5) {
                  Thread.onSpinWait();
                }
                client.close();
              });
      closer.start();

      assertThat(failure(server.baseUrl(), Chats.LONG))
          .hasMessage("the exchange with " + server.baseUrl() + "/file was given up");
      closer.join();
    }
  }
}

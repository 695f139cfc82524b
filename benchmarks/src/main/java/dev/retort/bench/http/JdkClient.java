package dev.retort.bench.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one writes by hand: as many calls under way as are allowed, each answer sends the next
 * question. No limits, no retries, no time-out; of an answer only the status and the bytes.
 */
final class JdkClient implements Client {
  private static final byte[] WORDS = ChatServer.CONTENT.getBytes(StandardCharsets.UTF_8);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  JdkClient(URI baseUrl) {
    address = URI.create(baseUrl + "/chat/completions");
  }

  @Override
  public int ask(int calls) throws InterruptedException {
    Round round = new Round(calls);
    for (int i = 0; i < Math.min(IN_FLIGHT, calls); i++) {
      round.next();
    }
    round.done.await();
    return round.right.get();
  }

  /** Some questions. */
  private final class Round {
    final AtomicInteger right = new AtomicInteger();
    final CountDownLatch done;
    private final AtomicInteger sent = new AtomicInteger();
    private final int calls;

    Round(int calls) {
      this.calls = calls;
      done = new CountDownLatch(calls);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Its end is heard of in took().
    void next() {
      int number = sent.getAndIncrement();
      if (number < calls) {
        client
            .sendAsync(request(number), HttpResponse.BodyHandlers.ofByteArray())
            .whenComplete(this::took);
      }
    }

    private void took(@Nullable HttpResponse<byte[]> reply, @Nullable Throwable failure) {
      if (reply != null && reply.statusCode() == 200 && reply.body().length > WORDS.length) {
        right.incrementAndGet();
      }
      next();
      done.countDown();
    }
  }

  private HttpRequest request(int number) {
    return HttpRequest.newBuilder(address)
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body(number)))
        .build();
  }

  private static String body(int number) {
    return "{\"model\":\""
        + MODEL
        + "\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + Client.question(number)
        + "\"}],\"max_tokens\":"
        + MAX_TOKENS
        + "}";
  }
}

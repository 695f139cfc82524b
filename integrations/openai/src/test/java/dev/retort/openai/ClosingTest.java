package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.testkit.LoopbackServer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of an LLM that was closed: nothing. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ClosingTest {
  /**
   * Before JDK 21 a client cannot be closed: it ends when nothing refers to it. So a collection may
   * be needed; an object that is still referred to is not helped by it.
   */
  private static void collect() {
    System.gc();
  }

  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("HttpClient-") || thread.getName().startsWith("retort-")) {
        threads.add(thread);
      }
    }
    return threads;
  }

  @Test
  void aConnectionThatWaitsForItsNextCallIsClosed() throws InterruptedException {
    String body = Chats.answer("\"Hello\"");
    try (LoopbackServer server =
        LoopbackServer.sending(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)) {
      OpenAILLM llm = OpenAILLMBuilder.create().model("m").baseUrl(server.baseUrl()).build();
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi"))).get(0);
      assertThat(output.generations()).containsExactly("Hello");
      CompletableFuture<Void> hungUp = server.hungUp();
      assertThat(hungUp).isNotDone();

      llm.close();

      while (!hungUp.isDone()) {
        collect();
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void noThreadIsLeft() throws InterruptedException {
    Set<Thread> before = threads();
    try (LoopbackServer server = new LoopbackServer().answering(Chats::echo)) {
      OpenAILLM llm = OpenAILLMBuilder.create().model("m").baseUrl(server.baseUrl()).build();
      llm.generateOutputs(IntStream.range(0, 50).mapToObj(i -> Input.of("q" + i)).toList());
      Set<Thread> left = threads();
      left.removeAll(before);
      assertThat(left).isNotEmpty();

      llm.close();

      for (Thread thread : left) {
        while (thread.isAlive()) {
          collect();
          thread.join(100);
        }
      }
    }
  }
}

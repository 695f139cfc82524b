package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Outputs;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Exchange;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that has too little room for what it is sent, and later enough again: what it sees of
 * the calls, over real connections. A run goes on until the server has seen what it waits for.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CongestedServerTest {
  /** What the server sees: how many requests it has at once, each as it comes. */
  private static final class Sight {
    final AtomicInteger here = new AtomicInteger();
    private final int few;
    private final int many;
    private int fewInARow;
    private boolean sawFew;
    private boolean sawManyAgain;

    /** Waits for times in which it has few requests at once, and then for many again. */
    Sight(int few, int many) {
      this.few = few;
      this.many = many;
    }

    /** A request comes. */
    synchronized int comes() {
      int now = here.incrementAndGet();
      fewInARow = now <= few ? fewInARow + 1 : 0;
      sawFew |= fewInARow >= 100;
      sawManyAgain |= sawFew && now >= many;
      return now;
    }

    synchronized boolean sawFew() {
      return sawFew;
    }

    synchronized boolean sawAll() {
      return sawManyAgain;
    }
  }

  /** Inputs until the server has seen everything. */
  private static Iterator<Input> untilSeen(Sight sight, AtomicInteger asked) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !sight.sawAll();
      }

      @Override
      public Input next() {
        return Input.of("q" + asked.getAndIncrement());
      }
    };
  }

  private static void assertAllAnswered(OpenAILLM llm, Sight sight) {
    AtomicInteger asked = new AtomicInteger();
    int taken = 0;
    try (Outputs outputs = llm.generateOutputs(untilSeen(sight, asked), 1)) {
      while (outputs.hasNext()) {
        GenerateOutput output = outputs.next();
        assertThat(output.error()).isNull();
        assertThat(output.generations()).containsExactly("q" + taken);
        taken++;
      }
    }
    assertThat(taken).isEqualTo(asked.get());
  }

  private static void serve(Exchange exchange, long millis) throws IOException {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    exchange.tell(Chats.echo(exchange.seen()));
  }

  @Test
  void whoRefusesWhatIsTooMuchIsSentLessAndMoreWhenThereIsRoom() {
    Sight sight = new Sight(12, 30);
    AtomicInteger refused = new AtomicInteger();
    try (LoopbackServer server = new LoopbackServer();
        OpenAILLM llm =
            OpenAILLMBuilder.create()
                .model("m")
                .baseUrl(server.baseUrl())
                .maxConcurrency(32)
                .build()) {
      server.acting(
          exchange -> {
            int here = sight.comes();
            try {
              if (here > 8 && !sight.sawFew()) {
                refused.incrementAndGet();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                exchange.tell(Told.status(429, "{}").with("Retry-After-Ms", "1"));
              } else {
                serve(exchange, 5);
              }
            } finally {
              sight.here.decrementAndGet();
            }
          });

      assertAllAnswered(llm, sight);

      assertThat(refused.get()).isPositive();
    }
  }

  @Test
  void whoTakesLongerOverWhatIsTooMuchIsSentLessAndMoreWhenThereIsRoom() {
    Sight sight = new Sight(40, 60);
    Semaphore places = new Semaphore(8, true);
    AtomicInteger served = new AtomicInteger();
    try (LoopbackServer server = new LoopbackServer();
        OpenAILLM llm =
            OpenAILLMBuilder.create()
                .model("m")
                .baseUrl(server.baseUrl())
                .maxConcurrency(64)
                .build()) {
      server.acting(
          exchange -> {
            boolean narrow = served.incrementAndGet() > 1_000 && !sight.sawFew();
            if (served.get() > 1_200) {
              sight.comes();
            } else {
              sight.here.incrementAndGet();
            }
            try {
              if (narrow) {
                places.acquire();
                try {
                  serve(exchange, 20);
                } finally {
                  places.release();
                }
              } else {
                serve(exchange, 20);
              }
            } finally {
              sight.here.decrementAndGet();
            }
          });

      assertAllAnswered(llm, sight);
    }
  }
}

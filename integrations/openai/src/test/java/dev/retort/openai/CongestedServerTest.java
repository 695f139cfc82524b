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
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that has too little room for what it is sent, and later enough again: what it sees of
 * the calls, over real connections. A run goes on until the server has seen what it waits for. It
 * answers once all are there that the client lets out at once: how many it has must not hang on how
 * fast the machine is.
 */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class CongestedServerTest {
  /** What the server sees: how many requests it has at once, each as it comes. */
  private static final class Sight {
    private final int few;
    private final int many;

    // Guarded by this.
    private int here;
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
      here++;
      fewInARow = here <= few ? fewInARow + 1 : 0;
      sawFew |= fewInARow >= 100;
      sawManyAgain |= sawFew && here >= many;
      notifyAll();
      return here;
    }

    synchronized void goes() {
      here--;
    }

    /** Waits until as many are there as the client lets out at once, or many. */
    synchronized void awaitAll(OpenAILLM llm) throws InterruptedException {
      while (here < Math.min(many, bound(llm)) && !sawManyAgain) {
        wait(10); // The client changes its mind without a word.
      }
    }

    synchronized boolean sawFew() {
      return sawFew;
    }

    synchronized boolean sawAll() {
      return sawManyAgain;
    }
  }

  private static int bound(OpenAILLM llm) {
    return Objects.requireNonNull(llm.limiterState()).bound();
  }

  private static OpenAILLM llm(LoopbackServer server, int maxConcurrency) {
    return OpenAILLMBuilder.create()
        .model("m")
        .baseUrl(server.baseUrl())
        .maxConcurrency(maxConcurrency)
        .build();
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

  private static void serve(Exchange exchange, long nanos) throws IOException {
    LockSupport.parkNanos(nanos);
    exchange.tell(Chats.echo(exchange.seen()));
  }

  @Test
  void whoRefusesWhatIsTooMuchIsSentLessAndMoreWhenThereIsRoom() {
    int room = 8;
    Sight sight = new Sight(12, 30);
    AtomicInteger refused = new AtomicInteger();
    try (LoopbackServer server = new LoopbackServer();
        OpenAILLM llm = llm(server, 32)) {
      server.acting(
          exchange -> {
            int here = sight.comes();
            try {
              sight.awaitAll(llm);
              if (here > room && !sight.sawFew()) {
                refused.incrementAndGet();
                exchange.tell(Told.status(429, "{}").with("Retry-After-Ms", "1"));
              } else {
                serve(exchange, TimeUnit.MILLISECONDS.toNanos(5));
              }
            } finally {
              sight.goes();
            }
          });
      assertAllAnswered(llm, sight);
      assertThat(refused.get()).isPositive();
    }
  }

  @Test
  void whoTakesLongerOverWhatIsTooMuchIsSentLessAndMoreWhenThereIsRoom() {
    int most = 16;
    int before = 400;
    int patience = 512;
    Sight sight = new Sight(10, 15);
    Semaphore places = new Semaphore(2, true);
    AtomicInteger served = new AtomicInteger();
    AtomicLong narrow = new AtomicLong();
    long begin = System.nanoTime();
    try (LoopbackServer server = new LoopbackServer();
        OpenAILLM llm = llm(server, most)) {
      server.acting(
          exchange -> {
            int number = served.incrementAndGet();
            if (number == before) {
              // So that a quarter of the rate is left that this machine comes to.
              narrow.set(Math.max(20_000_000, 4 * 2 * (System.nanoTime() - begin) / before));
            }
            sight.comes();
            try {
              if (number > before && !sight.sawFew()) {
                if ((number - before) % patience == 0 && bound(llm) == most) {
                  // The machine itself was as slow before, so that the client sees no difference.
                  narrow.set(4 * narrow.get());
                }
                places.acquire();
                try {
                  serve(exchange, narrow.get());
                } finally {
                  places.release();
                }
              } else {
                sight.awaitAll(llm);
                serve(exchange, TimeUnit.MILLISECONDS.toNanos(20));
              }
            } finally {
              sight.goes();
            }
          });
      assertAllAnswered(llm, sight);
    }
  }
}

package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.llm.AsyncLLM;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Load, unload, close and being given up: that nothing is left over. */
final class Life {
  /** What is given up has to be under way, however little patience there is with what follows. */
  private static final long REQUEST_SECONDS = 60;

  private final Bench bench;
  private final LoopbackServer server;

  Life(Bench bench) {
    this.bench = bench;
    this.server = bench.server();
  }

  void aCallThatIsGivenUpClosesItsConnection() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.acting(exchange -> asked.countDown());
    try (AsyncLLM llm = bench.made()) {
      Thread caller = Bench.askUntilInterrupted(llm);
      assertTrue(asked.await(REQUEST_SECONDS, TimeUnit.SECONDS), "no request came");

      caller.interrupt();

      bench.awaitHangUp("the caller was interrupted");
      caller.join();
    }
  }

  void aClosedLLMLeavesNoThreadAndNoConnection() throws Exception {
    server.answering(bench.good("fine"));
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    ThreadGroup group = new ThreadGroup("conformance");
    Thread caller =
        new Thread(
            group,
            () -> {
              try (AsyncLLM llm = bench.made()) {
                llm.generateOutputs(Bench.questions(8), 1);
              }
            },
            "conformance");
    caller.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    caller.start();
    caller.join();
    Throwable failure = thrown.get();
    if (failure != null) {
      throw new AssertionError("the calls failed", failure);
    }
    OwnThreads.awaitEnd(group, bench.patience());
    CompletableFuture<Void> hungUp = server.hungUp();
    OwnThreads.await(hungUp::isDone, bench.patience(), () -> "a connection is still open");
  }

  void anLLMCanBeUnloadedAtAnyTimeAndLoadedAgain() {
    server.answering(bench.good("fine"));
    try (AsyncLLM llm = bench.made()) {
      llm.unload();
      Outputs.assertAnswered(Bench.ask(llm), "unloaded before, and loaded again", "fine");
      llm.unload();
      llm.unload();
      llm.load();
      Outputs.assertAnswered(Bench.ask(llm), "unloaded before, and loaded again", "fine");
    }
  }
}

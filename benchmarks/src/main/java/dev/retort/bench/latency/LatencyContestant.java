package dev.retort.bench.latency;

import dev.retort.bench.contest.Cpu;
import dev.retort.bench.contest.Figures;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Outputs;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Many calls that each take 50 ms, some of them at once: how far the whole is from calls / in
 * flight x latency. The bare loop does the same over the same LLM's method and nothing else: what
 * it is over the ideal is the timer's doing.
 */
public final class LatencyContestant {
  private final SimulatedLLM llm;
  private final int inFlight;

  private LatencyContestant(SimulatedLLM llm, int inFlight) {
    this.llm = llm;
    this.inFlight = inFlight;
  }

  /**
   * Measures.
   *
   * @param args {@code retort} or {@code bare}; calls; calls in flight
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws InterruptedException {
    measure(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2])).print();
  }

  static Figures measure(String way, int calls, int inFlight) throws InterruptedException {
    SimulatedLLM llm = SimulatedLLMBuilder.create().maxConcurrency(inFlight).build();
    llm.load();
    try {
      LatencyContestant contestant = new LatencyContestant(llm, inFlight);
      contestant.answers(way, calls / 5);
      long cpu = Cpu.nanos();
      long started = System.nanoTime();
      int answers = contestant.answers(way, calls);
      double seconds = (System.nanoTime() - started) / 1e9;
      if (answers != calls) {
        throw new IllegalStateException(answers + " answers to " + calls + " calls");
      }
      return new Figures()
          .put("makespan", seconds)
          .put("of-ideal", seconds / ideal(llm.latency, calls, inFlight))
          .put("cpu-us/call", (Cpu.nanos() - cpu) / 1e3 / calls);
    } finally {
      llm.unload();
    }
  }

  private static double ideal(Duration latency, int calls, int inFlight) {
    return latency.toNanos() / 1e9 * Math.ceil((double) calls / inFlight);
  }

  private int answers(String way, int calls) throws InterruptedException {
    return switch (way) {
      case "retort" -> engine(calls);
      case "bare" -> bare(calls);
      default -> throw new IllegalArgumentException("retort or bare, not " + way);
    };
  }

  private int engine(int calls) {
    Iterator<Input> inputs =
        IntStream.range(0, calls).mapToObj(LatencyContestant::input).iterator();
    int answers = 0;
    try (Outputs outputs = llm.generateOutputs(inputs, 1)) {
      while (outputs.hasNext()) {
        answers += outputs.next().error() == null ? 1 : 0;
      }
    }
    return answers;
  }

  private int bare(int calls) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(calls);
    AtomicInteger sent = new AtomicInteger();
    for (int i = 0; i < inFlight; i++) {
      next(sent, done, calls);
    }
    done.await();
    return Math.min(sent.get(), calls);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It goes on with the next call.
  private void next(AtomicInteger sent, CountDownLatch done, int calls) {
    int number = sent.getAndIncrement();
    if (number < calls) {
      llm.generateAsync(input(number))
          .thenAccept(
              (GenerateOutput answer) -> {
                next(sent, done, calls);
                done.countDown();
              });
    }
  }

  private static Input input(int number) {
    return Input.of("question " + number);
  }
}

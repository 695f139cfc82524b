package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.engine.FanOut;
import dev.retort.engine.OrderedWindow;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One fan-out of an LLM: what {@code generateOutputs} does between its check of the arguments and
 * its return.
 */
final class Run {
  private final AsyncLLM llm;
  private final Calls calls;
  private final FanOut<GenerateOutput> fanOut;
  private final OrderedWindow<GenerateOutput> outputs;
  private final @Nullable Reservations reservations;

  Run(
      AsyncLLM llm,
      Calls.Provider provider,
      Kwargs kwargs,
      int numGenerations,
      LongFunction<Input> inputs,
      int capacity) {
    this.llm = llm;
    boolean nativeGenerations = llm.descriptor().nativeGenerations();
    int callsPerInput = nativeGenerations ? 1 : numGenerations;
    int asked = nativeGenerations ? numGenerations : 1;
    int outputBound = llm.outputBound(kwargs);
    this.reservations = Reservations.of(llm, outputBound, callsPerInput, asked, capacity);
    this.outputs = new OrderedWindow<>(capacity);
    this.calls =
        new Calls(
            provider,
            llm.events(kwargs),
            nativeGenerations,
            numGenerations,
            inputs,
            Journaled.of(llm, kwargs, asked, capacity),
            reservations,
            outputs,
            outputBound,
            llm.retries(),
            llm.errorPolicy(),
            Redaction.of(llm),
            this::stop);
    this.fanOut = llm.fanOut(calls);
  }

  /** Answers a list: the thread waits until all is done. */
  static List<GenerateOutput> all(
      AsyncLLM llm,
      Calls.Provider provider,
      Kwargs kwargs,
      List<Input> inputs,
      int numGenerations) {
    Run run =
        new Run(llm, provider, kwargs, numGenerations, i -> inputs.get((int) i), inputs.size());
    GenerationException refused = null;
    int admitted = 0;
    try {
      int step = run.reservations == null ? inputs.size() : 1;
      while (refused == null && admitted < inputs.size()) {
        refused = run.admit(step);
        admitted += refused == null ? step : 0;
      }
      run.fanOut.await();
    } catch (InterruptedException e) {
      run.stop(e);
      Thread.currentThread().interrupt();
    } finally {
      run.close();
    }
    if (run.isRefused()) {
      throw run.whyStopped();
    }
    List<GenerateOutput> outputs = run.collect(admitted);
    if (refused != null) {
      throw refused instanceof BudgetException budget ? budget.answering(outputs) : refused;
    }
    return outputs;
  }

  /**
   * Lets calls for further inputs start; with an allowance it may wait, and is for one input only.
   *
   * @return why the input was not admitted; null if it was
   */
  @Nullable GenerationException admit(long count) throws InterruptedException {
    try {
      calls.admit(count);
    } catch (GenerationException e) {
      return e;
    }
    fanOut.pump();
    return null;
  }

  Calls calls() {
    return calls;
  }

  OrderedWindow<GenerateOutput> outputs() {
    return outputs;
  }

  void stop(Throwable reason) {
    fanOut.stop(reason);
  }

  boolean isStopped() {
    return fanOut.stopReason() != null;
  }

  /** Whether it was stopped for a reason that counts even if no output is missing. */
  boolean isRefused() {
    Throwable reason = fanOut.stopReason();
    return reason != null
        && !(reason instanceof CancellationException)
        && !(reason instanceof AccountException)
        && !(reason instanceof InterruptedException);
  }

  /** Cancels what is under way, if anything is, and says how many failed. */
  void close() {
    llm.forget(fanOut);
    if (reservations != null) {
      reservations.close();
    }
    Failure first = calls.firstFailure();
    if (first != null) {
      llm.logger()
          .warn(
              "{} inputs have no whole answer; the first failure: {}: {}",
              calls.failed(),
              first.kind(),
              first.message());
    }
  }

  /** What came and was not taken; to be asked when the run is over. */
  List<GenerateOutput> leftOver() {
    List<GenerateOutput> all = outputs.rest();
    all.addAll(calls.incomplete());
    return all;
  }

  private List<GenerateOutput> collect(int size) {
    GenerateOutput[] all = new GenerateOutput[size];
    for (int i = 0; i < size; i++) {
      GenerateOutput output = outputs.poll();
      if (output == null) {
        throw whyStopped();
      }
      all[i] = output;
    }
    return FixedList.over(all);
  }

  /** What to throw where an output is missing. */
  RuntimeException whyStopped() {
    Throwable reason = fanOut.stopReason();
    if (reason instanceof Error fatal) {
      throw fatal;
    }
    if (reason instanceof InterruptedException) {
      return cancelled("the thread was interrupted", reason);
    }
    if (reason instanceof CancellationException) {
      return cancelled(String.valueOf(reason.getMessage()), reason);
    }
    return reason instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("the run ended before its time", reason);
  }

  private static GenerationException cancelled(String why, Throwable reason) {
    return new GenerationException(
        Failure.of(Kind.CANCELLED, why + "; calls under way were cancelled"), reason);
  }
}

package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.ScalarText;
import dev.retort.engine.FanOut;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One fan-out of an LLM: what {@code generateOutputs} does between its check of the arguments and
 * its return.
 *
 * @param <T> what is handed out for an input
 */
final class Run<T> {
  /** How long counts wait for calls that were let in as the run was stopped, and not sent. */
  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How long calls under way have where the run ends by itself, as after a Ctrl-C. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(4);

  private final AsyncLLM llm;
  private final Calls calls;
  private final FanOut<GenerateOutput> fanOut;
  private final Delivery<T> delivery;
  private final @Nullable Reservations reservations;
  private final boolean keepsAnswers;

  // Set before the first call.
  private volatile @Nullable Consumer<GenerationException> ending;

  Run(
      AsyncLLM llm,
      Calls.Provider provider,
      Kwargs kwargs,
      int numGenerations,
      Delivery<T> delivery) {
    this.llm = llm;
    boolean nativeGenerations = llm.descriptor().nativeGenerations();
    int callsPerInput = nativeGenerations ? 1 : numGenerations;
    int asked = nativeGenerations ? numGenerations : 1;
    int outputBound = llm.outputBound(kwargs);
    this.delivery = delivery;
    this.keepsAnswers = llm.keepsAnswers();
    this.reservations = Reservations.of(llm, kwargs, callsPerInput, asked, delivery.capacity());
    Journaled journaled = Journaled.of(llm, kwargs, asked, delivery.capacity());
    this.calls =
        new Calls(
            provider,
            Forms.of(llm, kwargs),
            llm.events(kwargs),
            nativeGenerations,
            numGenerations,
            journaled,
            reservations,
            Losses.of(llm, kwargs, asked, journaled),
            delivery,
            outputBound,
            llm.retries(),
            llm.errorPolicy(),
            Redaction.of(llm),
            this::stop);
    this.fanOut = llm.fanOut(calls);
  }

  /** The reason of a stop: the time that was given for all of it is over. */
  private static final class DeadlineOver extends CancellationException {
    private static final long serialVersionUID = 1L;

    DeadlineOver(Duration deadline) {
      super("the deadline of " + ScalarText.seconds(deadline).toPlainString() + " s is over");
    }
  }

  /** The reason of a stop: no further call was to start. */
  private static final class RanOut extends CancellationException {
    private static final long serialVersionUID = 1L;

    RanOut() {
      super("no further call was to start");
    }
  }

  /** Answers a list: the thread waits until all is done, or the deadline is over. */
  static List<GenerateOutput> all(
      AsyncLLM llm,
      Calls.Provider provider,
      Kwargs kwargs,
      List<Input> inputs,
      int numGenerations,
      @Nullable Duration deadline) {
    Run<GenerateOutput> run = new Run<>(llm, provider, kwargs, numGenerations, new InOrder(inputs));
    GenerationException refused = null;
    int admitted = inputs.size();
    try {
      if (deadline != null) {
        run.stopAfter(deadline);
      }
      if (run.reservations == null) {
        run.calls.admitAll();
        run.fanOut.pump();
      } else {
        admitted = 0;
        while (refused == null && admitted < inputs.size() && !run.isStopped()) {
          refused = run.admit(admitted);
          admitted += refused == null ? 1 : 0;
        }
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
    if (refused == null) {
      return collect(run, inputs.size());
    }
    List<GenerateOutput> outputs = collect(run, admitted);
    throw refused instanceof BudgetException budget ? budget.answering(outputs) : refused;
  }

  /**
   * Lets the calls of the input at a place start; with an allowance it may wait.
   *
   * @return why the input was not admitted; null if it was
   */
  @Nullable GenerationException admit(long place) throws InterruptedException {
    try {
      calls.admit(place);
    } catch (GenerationException e) {
      return e;
    }
    fanOut.pump();
    return null;
  }

  boolean isBudgeted() {
    return reservations != null;
  }

  Calls calls() {
    return calls;
  }

  void stopAfter(Duration deadline) {
    fanOut.stopAfter(TimeUnit.NANOSECONDS.convert(deadline), new DeadlineOver(deadline));
  }

  /**
   * Cancels the calls under way, unless the reason is none of theirs: they may be paid for. Where
   * items failed they have some time, if what they answer is kept; else the caller is told at once.
   */
  void stop(Throwable reason) {
    if (reason instanceof AccountException) {
      fanOut.runOut(reason);
    } else if (keepsAnswers && isPolicy(reason)) {
      fanOut.runOut(reason, GRACE_NANOS);
    } else {
      fanOut.stop(reason);
    }
    Consumer<GenerationException> heard = ending;
    if (heard != null && reason instanceof GenerationException e && isPolicy(e)) {
      heard.accept(e);
    }
  }

  private static boolean isPolicy(Throwable reason) {
    return reason instanceof OnErrorException || reason instanceof MaxErrorsException;
  }

  /** Who hears at once that items which failed end the run, be it that calls are under way. */
  void onEnding(Consumer<GenerationException> heard) {
    ending = heard;
  }

  /** Lets no further call start, and waits for those under way. */
  void runOut() {
    fanOut.runOut(new RanOut());
  }

  boolean isStopped() {
    return fanOut.stopReason() != null;
  }

  /** Whether it was stopped and waits for no call, as it does while it runs out. */
  boolean isOver() {
    return fanOut.isStopped();
  }

  /** Whether it was stopped for a reason that counts even if no output is missing. */
  boolean isRefused() {
    Throwable reason = fanOut.stopReason();
    return reason != null
        && !(reason instanceof CancellationException)
        && !(reason instanceof AccountException)
        && !(reason instanceof InterruptedException);
  }

  /**
   * Cancels what is under way, if anything is, waits until all ends were told, and says how many
   * failed.
   */
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
  List<T> leftOver() {
    fanOut.settle(SETTLE_NANOS);
    List<T> all = delivery.window().rest();
    for (int slot = 0; slot < delivery.capacity(); slot++) {
      GenerateOutput incomplete = calls.incomplete(slot);
      if (incomplete != null) {
        all.add(delivery.of(slot, incomplete));
      }
    }
    return all;
  }

  private static List<GenerateOutput> collect(Run<GenerateOutput> run, int size) {
    GenerateOutput[] all = new GenerateOutput[size];
    for (int i = 0; i < all.length; i++) {
      GenerateOutput output = run.delivery.window().poll();
      if (output == null) {
        output = run.cutOff(i);
        run.delivery.window().skip();
      }
      all[i] = output;
    }
    return FixedList.over(all);
  }

  /** What stands in the place of an output that is missing, if anything may. */
  private GenerateOutput cutOff(int place) {
    if (fanOut.stopReason() instanceof DeadlineOver over) {
      String why = over.getMessage() + "; this was not answered by then";
      return calls.cutOff(place, new Failure(Kind.CANCELLED, why, 0, null, null));
    }
    throw whyStopped();
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
    if (reason instanceof RanOut) {
      return new GenerationException(
          Failure.of(Kind.CANCELLED, String.valueOf(reason.getMessage())), reason);
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

package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a source of inputs, which is read as far ahead as keeps the calls busy. One thread
 * at a time.
 *
 * @param <T> what is handed out
 */
abstract sealed class ReadAhead<T> implements Iterator<T>, AutoCloseable
    permits Outputs, CompletedOutputs {
  private static final int WINDOW_PER_LANE = 4;
  private static final int MAX_WINDOW = 1 << 16;

  /** So many are read where outputs are in order and one of them takes long. */
  private static final int WIDE_WINDOW = 1 << 14;

  /**
   * Where inputs come from.
   *
   * @param inputs read one by one
   * @param end what to do when no more are read
   */
  record Source(Iterator<? extends Input> inputs, Runnable end) {
    static Source of(Iterator<? extends Input> inputs) {
      return new Source(inputs, () -> {});
    }

    static Source of(BaseStream<? extends Input, ?> inputs) {
      return new Source(inputs.iterator(), inputs::close);
    }
  }

  private final Source source;
  private final Demands demands;
  private final Delivery<T> delivery;
  private final Run<T> run;
  private final int lanes;
  private final int usual;
  private final boolean isBudgeted;
  private final Weights weights = new Weights();

  private long inputs;
  private boolean exhausted;

  /** Whether there is an input behind those that were read, as far as that was looked at. */
  private boolean isMoreKnown;

  private @Nullable Throwable sourceFailure;
  private boolean closed;

  ReadAhead(
      AsyncLLM llm,
      Calls.Provider provider,
      Kwargs kwargs,
      Source source,
      int numGenerations,
      Delivery<T> delivery) {
    this.source = source;
    this.demands = new Demands(llm, Forms.of(llm, kwargs));
    this.delivery = delivery;
    this.lanes = llm.maxConcurrency();
    this.usual = window(llm);
    this.run = new Run<>(llm, provider, kwargs, numGenerations, delivery);
    this.isBudgeted = run.isBudgeted();
    run.calls().areMoreToCome(true);
    if (delivery.capacity() > usual) {
      run.calls().nudgeAt(isBudgeted ? lanes - 1 : few());
    }
  }

  /** How many inputs may be read whose outputs were not handed out. */
  static int window(AsyncLLM llm) {
    return (int) Math.min((long) llm.maxConcurrency() * WINDOW_PER_LANE, MAX_WINDOW);
  }

  /** How many, where one of them holds up the others. */
  static int wideWindow(AsyncLLM llm) {
    return Math.max(window(llm), WIDE_WINDOW);
  }

  /**
   * Whether there is another output or something to throw; waits for the source if need be.
   *
   * @return false once the stream has ended or was closed
   */
  @Override
  public final boolean hasNext() {
    if (closed) {
      return false;
    }
    if (undelivered() > 0 || readInput() || sourceFailure != null || wasCutOff()) {
      return true;
    }
    close();
    return false;
  }

  /**
   * Whether {@link #next} has an output to give, or something to throw, without waiting for a call.
   *
   * @return false if the next output is not there yet, or there is none
   */
  public final boolean isReady() {
    return !closed
        && (undelivered() > 0
            ? delivery.window().isReady() || run.isOver()
            : sourceFailure != null);
  }

  /**
   * The next output.
   *
   * @return with exactly as many generations as were asked for
   * @throws NoSuchElementException if there is none
   * @throws GenerationException if the run was stopped
   */
  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no further output");
    }
    readAhead();
    T output = undelivered() > 0 ? take() : null;
    if (output != null) {
      return output;
    }
    Throwable failure = undelivered() > 0 || run.isRefused() ? null : sourceFailure;
    try {
      throw failure == null ? run.whyStopped() : asUnchecked(failure);
    } finally {
      close();
    }
  }

  /**
   * The outputs as a stream, which closes them when it is closed. To be read instead of them, not
   * beside.
   *
   * @return sequential; lazy
   */
  public final Stream<T> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false)
        .onClose(this::close);
  }

  /**
   * Bounds how long all of it may take. When that time is over, the calls under way are cancelled
   * and no further input is read: the outputs that could be handed out come first, then {@link
   * #next} throws {@link GenerationException} of the kind {@code cancelled}. A stream whose outputs
   * have all come by then ends as without. What is set last counts.
   *
   * @param deadline from now; positive
   */
  public final void stopAfter(Duration deadline) {
    AsyncLLM.requirePositive(deadline);
    run.stopAfter(deadline);
  }

  /**
   * Lets no further call start, also of inputs that were read, and no call be sent again. Those
   * under way are waited for: the outputs that can be handed out come, then {@link #next} throws
   * {@link GenerationException} of the kind {@code cancelled} if others are missing. From any
   * thread.
   */
  public final void runOut() {
    run.runOut();
  }

  /**
   * Says what is to be done at once when items that failed end the stream: calls may be under way
   * then, whose outputs are waited for before {@link #next} throws the same exception. To be set
   * before the first output is asked for.
   *
   * @param heard quick; called by whoever reports the failure, maybe more than once
   */
  public final void onEnding(Consumer<GenerationException> heard) {
    run.onEnding(heard);
  }

  /** Cancels the calls under way and reads no further input; a stream of inputs is closed. */
  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      try {
        run.close();
      } finally {
        source.end().run();
      }
    }
  }

  /**
   * The outputs that came and are not handed out since the stream ended before its time, such as
   * when {@link #close} was called. They were paid for, and so belong into counts. An input of
   * which only some calls were answered has as many generations as that.
   *
   * @return empty while the stream goes on, and once it was read to its end
   */
  public final List<T> leftOver() {
    return closed ? run.leftOver() : List.of();
  }

  /**
   * How often calls were sent again, so far.
   *
   * @return 0 where all were answered at once
   */
  public final long retries() {
    return run.calls().repeated();
  }

  private boolean wasCutOff() {
    return run.isRefused() || (run.isStopped() && !exhausted);
  }

  private @Nullable T take() {
    try {
      long number = delivery.window().head();
      T output = delivery.take(this::isHeldUp);
      while (output == null && !delivery.window().isBroken()) {
        readAhead();
        output = delivery.take(this::isHeldUp);
      }
      // Broken: what came before that is still to be had.
      output = output == null ? delivery.take(() -> false) : output;
      if (output != null) {
        weights.remove(number);
        if (delivery.isInOrder()) {
          delivery.forget(number);
        }
      }
      return output;
    } catch (InterruptedException e) {
      run.stop(e);
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Reads while a lane may run dry, or while there is nothing to hand out anyway. */
  private void readAhead() {
    while (isToReadAhead()) {
      if (!readInput()) {
        return;
      }
    }
    if (isToLook()) {
      look();
    }
  }

  /** Looks for another input without reading it: whether those that fail are all that is left. */
  private void look() {
    try {
      isMoreKnown = source.inputs().hasNext();
      if (!isMoreKnown) {
        exhaust();
      }
    } catch (RuntimeException | Error e) {
      exhaust();
      sourceFailure = e;
    }
  }

  private boolean isToReadAhead() {
    boolean mayRunDry = run.calls().waiting() < lanes;
    if (undelivered() < usual) {
      return mayRunDry || !delivery.window().isReady();
    }
    return mayRunDry && mayReadBeyond() && !delivery.window().isReady();
  }

  /** Whether lanes are about to run dry since the next output takes long, and inputs are there. */
  private boolean isHeldUp() {
    return (run.calls().waiting() <= few() && mayReadBeyond() && mayReadAfterTheUsual())
        || isToLook();
  }

  /**
   * Whether it matters if an input is left that cannot be read, with a budget: fewer calls wait
   * than there are lanes, so that an outage is waited for as if those that fail were all, but for
   * that.
   */
  private boolean isToLook() {
    return isBudgeted
        && !isMoreKnown
        && run.calls().waiting() < lanes
        && mayReadAfterTheUsual()
        && !delivery.window().isReady();
  }

  private boolean mayReadAfterTheUsual() {
    return !exhausted && !run.isStopped() && undelivered() >= usual;
  }

  /**
   * Whether there is room beyond the usual. Not with a budget: what is read is reserved at its
   * worst, and would be missing elsewhere.
   */
  private boolean mayReadBeyond() {
    return undelivered() < delivery.capacity() && !isBudgeted && weights.hasRoom();
  }

  private int few() {
    return lanes / WINDOW_PER_LANE;
  }

  /** Reads one input and lets its calls start. */
  private boolean readInput() {
    if (exhausted || run.isStopped()) {
      return false;
    }
    Input input;
    try {
      if (!source.inputs().hasNext()) {
        exhaust();
        return false;
      }
      input = demands.check(source.inputs().next(), inputs);
    } catch (RuntimeException | Error e) {
      exhaust();
      sourceFailure = e;
      return false;
    }
    return admit(delivery.add(inputs, input));
  }

  /** Lets the calls of the input at a place start, if there is enough left to spend. */
  private boolean admit(long place) {
    try {
      GenerationException refused = run.admit(place);
      if (refused == null) {
        if (undelivered() >= usual) {
          T earlier = delivery.window().peek(inputs - usual);
          weights.add(inputs, delivery.input(place), kept(), earlier);
        }
        inputs++;
        isMoreKnown = false;
        return true;
      } else if (!run.isStopped()) {
        exhaust();
        sourceFailure = refused;
      }
    } catch (InterruptedException e) {
      run.stop(e);
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void exhaust() {
    exhausted = true;
    run.calls().areMoreToCome(false);
  }

  private long kept() {
    return source.inputs() instanceof WeighedInputs weighed ? weighed.bytesKept() : 0;
  }

  private long undelivered() {
    return inputs - delivery.window().head();
  }

  private static RuntimeException asUnchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}

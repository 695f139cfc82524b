package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a stream of inputs, in the order of the inputs. One thread at a time.
 *
 * <p>Inputs are read by the thread that asks for outputs, as many ahead as keep the calls busy: a
 * few times {@code max_concurrency}, however long the stream is. So a slow reader of outputs slows
 * down the calls, and a slow source of inputs slows down the outputs. A source that waits for an
 * output of this very stream before it gives the next input may wait for ever.
 *
 * <p>If the source throws, the outputs of what it gave before come first; then {@link #next} throws
 * the same. An input that could pass the budget is as if the source threw {@link BudgetException}.
 * If the run is stopped ({@code on_error}, {@code max_errors}, an interrupt, {@link LLM#unload}),
 * the outputs that are whole up to the first gap come first; then {@link #next} throws {@link
 * GenerationException}. Either way the stream ends there.
 *
 * <p>{@link #close} cancels the calls under way. A stream that was read to its end is closed.
 */
public final class Outputs implements Iterator<GenerateOutput>, AutoCloseable {
  private static final int WINDOW_PER_LANE = 4;
  private static final int MAX_WINDOW = 1 << 16;

  private final Iterator<? extends Input> source;
  private final Demands demands;
  private final Input[] read;
  private final Run run;
  private final int lanes;

  private long inputs;
  private boolean exhausted;
  private @Nullable Throwable sourceFailure;
  private boolean closed;

  Outputs(
      AsyncLLM llm,
      Calls.Provider provider,
      Kwargs kwargs,
      Iterator<? extends Input> source,
      int numGenerations) {
    int window = window(llm.maxConcurrency());
    this.source = source;
    this.demands = new Demands(llm);
    this.read = new Input[window];
    this.lanes = llm.maxConcurrency();
    this.run =
        new Run(llm, provider, kwargs, numGenerations, i -> read[(int) (i % read.length)], window);
  }

  private static int window(int lanes) {
    return (int) Math.min((long) lanes * WINDOW_PER_LANE, MAX_WINDOW);
  }

  /**
   * Whether there is another output or something to throw; waits for the source if need be.
   *
   * @return false once the stream has ended or was closed
   */
  @Override
  public boolean hasNext() {
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
  public boolean isReady() {
    return !closed
        && (undelivered() > 0 ? run.outputs().isReady() || run.isStopped() : sourceFailure != null);
  }

  /**
   * The output of the next input.
   *
   * @return with exactly as many generations as were asked for
   * @throws NoSuchElementException if there is none
   * @throws GenerationException if the run was stopped
   */
  @Override
  public GenerateOutput next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no further output");
    }
    readAhead();
    GenerateOutput output = undelivered() > 0 ? take() : null;
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

  /** Cancels the calls under way; reads no further input. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      run.close();
    }
  }

  /**
   * The outputs that came and are not handed out since the stream ended before its time: they stand
   * behind a gap, or {@link #close} was called. They were paid for, and so belong into counts. An
   * input of which only some calls were answered has as many generations as that.
   *
   * @return empty while the stream goes on, and once it was read to its end
   */
  public List<GenerateOutput> leftOver() {
    return closed ? run.leftOver() : List.of();
  }

  /**
   * How often calls were sent again, so far.
   *
   * @return 0 where all were answered at once
   */
  public long retries() {
    return run.calls().repeated();
  }

  private boolean wasCutOff() {
    return run.isRefused() || (run.isStopped() && !exhausted);
  }

  private @Nullable GenerateOutput take() {
    try {
      return run.outputs().take();
    } catch (InterruptedException e) {
      run.stop(e);
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Reads while a lane may run dry, or while there is nothing to hand out anyway. */
  private void readAhead() {
    while (undelivered() < read.length
        && (run.calls().waiting() < lanes || !run.outputs().isReady())) {
      if (!readInput()) {
        return;
      }
    }
  }

  /** Reads one input and lets its calls start. */
  private boolean readInput() {
    if (exhausted || run.isStopped()) {
      return false;
    }
    try {
      if (!source.hasNext()) {
        exhausted = true;
        return false;
      }
      read[(int) (inputs % read.length)] = demands.check(source.next(), inputs);
    } catch (RuntimeException | Error e) {
      exhausted = true;
      sourceFailure = e;
      return false;
    }
    return admit();
  }

  /** Lets the calls of the input that was read start, if there is enough left to spend. */
  private boolean admit() {
    try {
      GenerationException refused = run.admit(1);
      if (refused == null) {
        inputs++;
        return true;
      } else if (!run.isStopped()) {
        exhausted = true;
        sourceFailure = refused;
      }
    } catch (InterruptedException e) {
      run.stop(e);
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private long undelivered() {
    return inputs - run.outputs().head();
  }

  private static RuntimeException asUnchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}

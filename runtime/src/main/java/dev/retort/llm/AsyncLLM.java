package dev.retort.llm;

import dev.retort.annotation.RuntimeParam;
import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Kwargs;
import dev.retort.engine.FanOut;
import dev.retort.engine.SystemTime;
import dev.retort.engine.Timebase;
import dev.retort.engine.Workers;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A language model behind a service: it answers one input at a time, many of them at once. The
 * operative method is
 *
 * <pre>{@code
 * CompletionStage<GenerateOutput> generateAsync(Input input, int numGenerations, @RuntimeParam ... )
 * }</pre>
 *
 * <p>or the same returning {@code GenerateOutput}, which may block. Left out, {@code
 * numGenerations} says that the provider gives one generation a call; the runtime then calls as
 * often as needed.
 *
 * <p>The method is called from many threads: from that of the caller, and from those on which
 * earlier calls complete. It must not block, unless it returns {@code GenerateOutput}: then it runs
 * on a thread of its own, a virtual one where the JVM has them, which is interrupted when the call
 * is cancelled. A stage is cancelled by {@link java.util.concurrent.CompletableFuture#cancel}, when
 * its {@code timeout} is over or the run is stopped; one that stands for an exchange should pass
 * that on to the exchange.
 *
 * <p>A call that throws, or whose stage completes exceptionally, is a failed item: the exception
 * becomes its {@link GenerateOutput#error}, siblings go on. {@link GenerationException} says what
 * went wrong; of other exceptions time-outs, I/O errors and cancellations are told apart. An {@link
 * OutOfMemoryError} or its like stops the run and is thrown.
 *
 * <p>{@code max_concurrency} bounds each {@code generateOutputs} by itself: two threads that call
 * at the same time may have twice as many calls under way.
 */
public abstract class AsyncLLM extends LLM {
  /** What to do with an item that failed for good. */
  public enum OnError {
    /** Keep its place with the error and go on. */
    KEEP,
    /** Stop the run. */
    FAIL
  }

  /** How many calls may be under way at once. */
  @RuntimeParam(defaultValue = "64", identity = false)
  @Positive
  int maxConcurrency;

  /** How many requests may be sent in a minute; no limit if not set. */
  @RuntimeParam(identity = false)
  @Positive
  @Nullable Integer requestsPerMinute;

  /** How many input tokens may be sent in a minute; no limit if not set. */
  @RuntimeParam(identity = false)
  @Positive
  @Nullable Integer inputTokensPerMinute;

  /** How many output tokens may be asked for in a minute; no limit if not set. */
  @RuntimeParam(identity = false)
  @Positive
  @Nullable Integer outputTokensPerMinute;

  /** How often a failed call is sent again. */
  @RuntimeParam(defaultValue = "6", identity = false)
  @PositiveOrZero
  int maxRetries;

  /** How long one exchange may take, body included, in seconds. */
  @RuntimeParam(defaultValue = "120s", identity = false)
  @Positive
  Duration timeout;

  /** What to do with an item that failed for good: keep its place, or stop the run. */
  @RuntimeParam(defaultValue = "keep", identity = false)
  OnError onError;

  /** How many items may fail before the run is stopped; any number if not set. */
  @RuntimeParam(identity = false)
  @PositiveOrZero
  @Nullable Integer maxErrors;

  // Threads of this LLM; both end with unload() and start again when they are needed.
  private final Workers workers = new Workers();
  private final SystemTime systemTime = new SystemTime();

  /** The clock; a test may put its own here. */
  Timebase time = systemTime;

  private final Set<FanOut<GenerateOutput>> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong failedItems = new AtomicLong();

  /** For subclasses. */
  @SuppressWarnings(
      "NullAway.Init") // Fields are set by generated code before anyone sees the object.
  protected AsyncLLM() {}

  /**
   * Gets the LLM ready and counts failed items from 0.
   *
   * @throws ConfigException if a limit a minute is set: this version of the runtime has none, and
   *     one that is not kept would be worse
   */
  @Override
  public void load() {
    requireNoLimits();
    super.load();
    failedItems.set(0);
  }

  /**
   * Generates for inputs that need not be in memory, and need not end. Outputs come in order; the
   * memory used depends on {@code max_concurrency}, not on how many inputs there are.
   *
   * @param inputs what to answer; read by the thread that reads the outputs
   * @param numGenerations generations an input, at least 1
   * @return the outputs; to be closed if it is not read to its end
   */
  public final Outputs generateOutputs(Iterator<? extends Input> inputs, int numGenerations) {
    return generateOutputs(inputs, numGenerations, null);
  }

  /**
   * Generates for inputs that need not be in memory, with kwargs that override those of the config.
   *
   * @param inputs what to answer; read by the thread that reads the outputs
   * @param numGenerations generations an input, at least 1
   * @param overrides an object of the generated kwargs record; null for none
   * @return the outputs; to be closed if it is not read to its end
   * @throws UnsupportedCapabilityException if the LLM is set to offline batches, which need to know
   *     all inputs
   * @throws dev.retort.config.ConfigException if a kwarg is missing or wrong
   */
  public final Outputs generateOutputs(
      Iterator<? extends Input> inputs, int numGenerations, @Nullable Kwargs overrides) {
    Objects.requireNonNull(inputs, "inputs");
    Kwargs kwargs = prepare(numGenerations, overrides);
    if (useOfflineBatchGeneration()) {
      throw UnsupportedCapabilityException.notYet(getClass(), Capability.OFFLINE_BATCH);
    }
    ensureLoaded();
    return new Outputs(this, provider(kwargs), kwargs, inputs, numGenerations);
  }

  /**
   * How many calls one {@code generateOutputs} may have under way at once.
   *
   * @return positive
   */
  public final int maxConcurrency() {
    return maxConcurrency;
  }

  /**
   * How many requests may be sent in a minute.
   *
   * @return null if there is no limit
   */
  public final @Nullable Integer requestsPerMinute() {
    return requestsPerMinute;
  }

  /**
   * How many input tokens may be sent in a minute.
   *
   * @return null if there is no limit
   */
  public final @Nullable Integer inputTokensPerMinute() {
    return inputTokensPerMinute;
  }

  /**
   * How many output tokens may be asked for in a minute.
   *
   * @return null if there is no limit
   */
  public final @Nullable Integer outputTokensPerMinute() {
    return outputTokensPerMinute;
  }

  /**
   * How often a failed call is sent again.
   *
   * @return 0 for never
   */
  public final int maxRetries() {
    return maxRetries;
  }

  /**
   * How long one exchange may take, body included.
   *
   * @return positive
   */
  public final Duration timeout() {
    return timeout;
  }

  /**
   * What is done with an item that failed for good.
   *
   * @return keep or fail
   */
  public final OnError onError() {
    return onError;
  }

  /**
   * How many items may fail, from {@link #load} on, before a run is stopped.
   *
   * @return null for any number
   */
  public final @Nullable Integer maxErrors() {
    return maxErrors;
  }

  @Override
  final List<GenerateOutput> answer(List<Input> inputs, int numGenerations, Kwargs kwargs) {
    return Run.all(this, provider(kwargs), kwargs, inputs, numGenerations);
  }

  @Override
  final void release() {
    CancellationException reason =
        new CancellationException(getClass().getSimpleName() + " was unloaded");
    running.forEach(run -> run.stop(reason));
    workers.close();
    systemTime.close();
  }

  @Override
  final void noteUnsupported(Map<String, String> reasons) {
    noteLimit("requests_per_minute", requestsPerMinute, reasons);
    noteLimit("input_tokens_per_minute", inputTokensPerMinute, reasons);
    noteLimit("output_tokens_per_minute", outputTokensPerMinute, reasons);
  }

  private void noteLimit(String name, @Nullable Integer limit, Map<String, String> reasons) {
    if (limit != null) {
      reasons.put(
          name,
          "\""
              + name
              + "\" is not supported by "
              + simpleName()
              + ": this version of the runtime has no limits a minute; take it out, and bound the"
              + " calls with \"max_concurrency\"");
    }
  }

  private void requireNoLimits() {
    if (requestsPerMinute == null
        && inputTokensPerMinute == null
        && outputTokensPerMinute == null) {
      return;
    }
    Map<String, String> reasons = new LinkedHashMap<>();
    noteUnsupported(reasons);
    List<Problem> problems = new ArrayList<>();
    reasons.forEach(
        (name, reason) ->
            problems.add(
                new Problem(
                    "unsupported-capability",
                    Problem.Severity.ERROR,
                    "/" + name,
                    null,
                    reason,
                    null)));
    throw new ConfigException(problems);
  }

  final ErrorPolicy errorPolicy() {
    return new ErrorPolicy(onError, maxErrors, failedItems);
  }

  /** A fan-out that {@link #unload} stops. */
  final FanOut<GenerateOutput> fanOut(Calls calls) {
    requireMade();
    requireNoLimits(); // One may have been set after load().
    FanOut<GenerateOutput> made =
        new FanOut<>(calls, maxConcurrency, nanos(timeout), time, workers);
    running.add(made);
    return made;
  }

  final void forget(FanOut<GenerateOutput> fanOut) {
    fanOut.close();
    running.remove(fanOut);
  }

  @SuppressWarnings("NullAway") // An object made with new has no time-out, whatever its type says.
  private void requireMade() {
    if (timeout == null || maxConcurrency < 1) {
      String name = getClass().getSimpleName();
      throw new IllegalStateException(
          "attributes of this "
              + name
              + " are not set; make it with "
              + name
              + "Builder.create() or read it from a config, not with new");
    }
  }

  private Calls.Provider provider(Kwargs kwargs) {
    if (kwargs instanceof AsyncKwargs<?>) {
      AsyncKwargs<AsyncLLM> bound = ours(kwargs);
      return (input, numGenerations) -> bound.call(this, input, numGenerations);
    }
    BlockingKwargs<AsyncLLM> bound = ours(kwargs);
    return (input, numGenerations) -> workers.call(() -> bound.call(this, input, numGenerations));
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // Checked by prepare(): these kwargs are of this LLM's own record.
  private static <K> K ours(Kwargs kwargs) {
    return (K) kwargs;
  }

  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException centuries) {
      return Long.MAX_VALUE;
    }
  }
}

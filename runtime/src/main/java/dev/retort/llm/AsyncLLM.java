package dev.retort.llm;

import dev.retort.annotation.RuntimeParam;
import dev.retort.descriptor.Kwargs;
import dev.retort.engine.FanOut;
import dev.retort.engine.Gate;
import dev.retort.engine.Limiter;
import dev.retort.engine.Limits;
import dev.retort.engine.SystemTime;
import dev.retort.engine.Timebase;
import dev.retort.engine.Workers;
import dev.retort.llm.ReadAhead.Source;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
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
 * <p>Limits are those of the account: every LLM of the process with the same {@code base_url} (or
 * class, where there is none), model and credentials counts against them. Where several set a limit
 * a minute, the lowest holds while they run; of several {@code max_concurrency} each bounds its own
 * calls, and the highest bounds all together.
 */
public abstract class AsyncLLM extends LLM {
  /** How long the end of a run waits for code of the user that is told of ends of calls. */
  private static final long TELLING_NANOS = TimeUnit.SECONDS.toNanos(30);

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

  /** What decides how long a call waits before it is sent again; a test may put its own here. */
  DoubleSupplier dice = () -> ThreadLocalRandom.current().nextDouble();

  /** What runs calls that have waited; a test may put its own here. */
  Executor elsewhere = workers;

  // The one of the account that was called last.
  private volatile @Nullable Limiter limiter;

  private final Set<FanOut<GenerateOutput>> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong failedItems = new AtomicLong();
  private final AtomicInteger releases = new AtomicInteger();
  private final ThreadLocal<CallKeys.Current> making =
      ThreadLocal.withInitial(CallKeys.Current::new);

  /** Of fan-outs that are over; guards itself, and that each is either there or in running. */
  private final List<Waits> waited = new ArrayList<>();

  /** For subclasses. */
  @SuppressWarnings(
      "NullAway.Init") // Fields are set by generated code before anyone sees the object.
  protected AsyncLLM() {}

  /** Gets the LLM ready and counts failed items from 0. */
  @Override
  public void load() {
    super.load();
  }

  @Override
  final void begin() {
    super.begin();
    failedItems.set(0);
    synchronized (waited) {
      waited.clear();
    }
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
    return inOrder(Source.of(Objects.requireNonNull(inputs, "inputs")), numGenerations, overrides);
  }

  /**
   * Generates for a stream of inputs, which is closed with the outputs.
   *
   * @param inputs what to answer; read by the thread that reads the outputs
   * @param numGenerations generations an input, at least 1
   * @return the outputs, in order; to be closed if it is not read to its end
   */
  public final Outputs generateOutputs(Stream<? extends Input> inputs, int numGenerations) {
    return generateOutputs(inputs, numGenerations, null);
  }

  /**
   * Generates for a stream of inputs, which is closed with the outputs, with kwargs that override
   * those of the config.
   *
   * @param inputs what to answer; read by the thread that reads the outputs
   * @param numGenerations generations an input, at least 1
   * @param overrides an object of the generated kwargs record; null for none
   * @return the outputs, in order; to be closed if it is not read to its end
   * @throws UnsupportedCapabilityException if the LLM is set to offline batches, which need to know
   *     all inputs
   * @throws dev.retort.config.ConfigException if a kwarg is missing or wrong
   */
  public final Outputs generateOutputs(
      Stream<? extends Input> inputs, int numGenerations, @Nullable Kwargs overrides) {
    return inOrder(Source.of(Objects.requireNonNull(inputs, "inputs")), numGenerations, overrides);
  }

  /**
   * Generates as {@link #generateOutputs(Iterator, int)} does, and gives each output as soon as it
   * is whole, with the number of its input.
   *
   * @param inputs what to answer; read by the thread that reads the outputs
   * @param numGenerations generations an input, at least 1
   * @return the outputs; to be closed if it is not read to its end
   */
  public final CompletedOutputs generateOutputsAsCompleted(
      Iterator<? extends Input> inputs, int numGenerations) {
    return generateOutputsAsCompleted(inputs, numGenerations, null);
  }

  /**
   * Generates as {@link #generateOutputs(Iterator, int, Kwargs)} does, and gives each output as
   * soon as it is whole, with the number of its input.
   *
   * @param inputs what to answer; read by the thread that reads the outputs
   * @param numGenerations generations an input, at least 1
   * @param overrides an object of the generated kwargs record; null for none
   * @return the outputs; to be closed if it is not read to its end
   * @throws UnsupportedCapabilityException if the LLM is set to offline batches, which need to know
   *     all inputs
   * @throws dev.retort.config.ConfigException if a kwarg is missing or wrong
   */
  public final CompletedOutputs generateOutputsAsCompleted(
      Iterator<? extends Input> inputs, int numGenerations, @Nullable Kwargs overrides) {
    Source source = Source.of(Objects.requireNonNull(inputs, "inputs"));
    return asCompleted(source, numGenerations, overrides);
  }

  /**
   * Generates for a stream of inputs, which is closed with the outputs, and gives each output as
   * soon as it is whole, with the number of its input.
   *
   * @param inputs what to answer; read by the thread that reads the outputs
   * @param numGenerations generations an input, at least 1
   * @return the outputs; to be closed if it is not read to its end
   */
  public final CompletedOutputs generateOutputsAsCompleted(
      Stream<? extends Input> inputs, int numGenerations) {
    return generateOutputsAsCompleted(inputs, numGenerations, null);
  }

  /**
   * Generates for a stream of inputs, which is closed with the outputs, with kwargs that override
   * those of the config, and gives each output as soon as it is whole, with the number of its
   * input.
   *
   * @param inputs what to answer; read by the thread that reads the outputs
   * @param numGenerations generations an input, at least 1
   * @param overrides an object of the generated kwargs record; null for none
   * @return the outputs; to be closed if it is not read to its end
   * @throws UnsupportedCapabilityException if the LLM is set to offline batches, which need to know
   *     all inputs
   * @throws dev.retort.config.ConfigException if a kwarg is missing or wrong
   */
  public final CompletedOutputs generateOutputsAsCompleted(
      Stream<? extends Input> inputs, int numGenerations, @Nullable Kwargs overrides) {
    Source source = Source.of(Objects.requireNonNull(inputs, "inputs"));
    return asCompleted(source, numGenerations, overrides);
  }

  /**
   * Generates for a list within a time. When it is over, the calls under way are cancelled, and
   * what was not answered has the kind {@code cancelled}, in its place. That is no failure to
   * {@code on_error} and {@code max_errors}; its {@code attempts} are 0, which stands for unknown.
   * For streams see {@link Outputs#stopAfter}.
   *
   * @param inputs what to answer
   * @param numGenerations generations an input, at least 1
   * @param overrides an object of the generated kwargs record; null for none
   * @param deadline how long all of it may take, from when the LLM is loaded; positive
   * @return one output an input, in order, each with exactly {@code numGenerations} generations
   * @throws UnsupportedCapabilityException if config or an input asks for what this LLM cannot do,
   *     or the LLM is set to offline batches, which take the time they take
   * @throws dev.retort.config.ConfigException if a kwarg is missing or wrong; nothing was called
   * @throws GenerationException if the run was stopped for another reason, as without a deadline
   */
  public final List<GenerateOutput> generateOutputs(
      List<Input> inputs, int numGenerations, @Nullable Kwargs overrides, Duration deadline) {
    requirePositive(deadline);
    Kwargs bound = prepare(numGenerations, overrides);
    List<Input> checked = new Demands(this, Forms.of(this, bound)).check(inputs);
    Kwargs kwargs = prepareStream(numGenerations, overrides);
    return checked.isEmpty()
        ? List.of()
        : Run.all(this, provider(kwargs), kwargs, checked, numGenerations, deadline);
  }

  static void requirePositive(Duration deadline) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("a deadline must be positive, not " + deadline);
    }
  }

  private Outputs inOrder(Source source, int numGenerations, @Nullable Kwargs overrides) {
    Kwargs kwargs = prepareStream(numGenerations, overrides);
    return new Outputs(this, provider(kwargs), kwargs, source, numGenerations);
  }

  private CompletedOutputs asCompleted(
      Source source, int numGenerations, @Nullable Kwargs overrides) {
    Kwargs kwargs = prepareStream(numGenerations, overrides);
    return new CompletedOutputs(this, provider(kwargs), kwargs, source, numGenerations);
  }

  private Kwargs prepareStream(int numGenerations, @Nullable Kwargs overrides) {
    Kwargs kwargs = prepare(numGenerations, overrides);
    if (useOfflineBatchGeneration()) {
      throw UnsupportedCapabilityException.endless(getClass());
    }
    ensureLoaded();
    return kwargs;
  }

  /**
   * How many calls may be under way at once.
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
    return Run.all(this, provider(kwargs), kwargs, inputs, numGenerations, null);
  }

  @Override
  final void release() {
    releases.incrementAndGet();
    running.forEach(run -> run.stop(unloaded()));
    workers.close();
    systemTime.close();
    // Whoever unloads may close the journal next.
    running.forEach(run -> run.awaitTold(TELLING_NANOS));
  }

  private CancellationException unloaded() {
    return new CancellationException(getClass().getSimpleName() + " was unloaded");
  }

  final ErrorPolicy errorPolicy() {
    return new ErrorPolicy(onError, maxErrors, failedItems);
  }

  /** A fan-out that {@link #unload} stops. */
  final FanOut<GenerateOutput> fanOut(Calls calls) {
    requireMade();
    int before = releases.get();
    FanOut<GenerateOutput> made =
        new FanOut<>(
            calls,
            joinedLimiter(),
            limits(),
            maxRetries > 0,
            TimeUnit.NANOSECONDS.convert(timeout),
            time,
            elsewhere);
    running.add(made);
    if (releases.get() != before) {
      // Who unloaded this may have looked for what runs before this did.
      made.stop(unloaded());
    }
    return made;
  }

  /** The limiter of the account as the attributes name it now. */
  private Limiter joinedLimiter() {
    Object clock = time == systemTime ? SystemTime.class : time;
    Limiter found = Limiters.of(Account.of(this, clock), time::nanoTime);
    limiter = found;
    return found;
  }

  private Limits limits() {
    return new Limits(
        maxConcurrency,
        limit(requestsPerMinute),
        limit(inputTokensPerMinute),
        limit(outputTokensPerMinute),
        Limits.NONE);
  }

  private static long limit(@Nullable Number aMinute) {
    return aMinute == null || aMinute.longValue() < 1 ? Limits.NONE : aMinute.longValue();
  }

  final Retries retries() {
    return new Retries(maxRetries, dice);
  }

  /**
   * Says what the provider's answers tell of the account's limits; for subclasses, with each
   * answer. It holds where the config sets no limit of its own, for all LLMs of the account, until
   * another answer tells otherwise. Safe for any thread; cheap where nothing is new.
   *
   * @param told limits a minute; what is null or not positive is not said, and lifts no limit
   */
  protected final void noteRateLimits(RateLimits told) {
    Limiter known = limiter;
    if (known != null) {
      known.tell(
          new Limits(
              0,
              limit(told.requests()),
              limit(told.inputTokens()),
              limit(told.outputTokens()),
              limit(told.tokens())));
    }
  }

  /**
   * A name for the call that the operative method is asked to make, for providers that take an
   * idempotency key: the same when it is sent again since no answer came or one that said "not now"
   * (429, 409), another for every other call, and once the provider has answered with a failure.
   * Where answers are kept and used, see {@link #keepAnswersIn}, what is under way as a run ends
   * has its name in the next one, too. To be asked on the thread that calls the operative method,
   * before it returns; elsewhere it is the name of no call.
   *
   * @return letters, digits and hyphens, less than 100
   */
  protected final String idempotencyKey() {
    return making.get().key();
  }

  /**
   * How the calls to this LLM's account fare at its limits. Safe for any thread.
   *
   * @return as it is now; null before the first call
   */
  public final @Nullable LimiterState limiterState() {
    Limiter known = limiter;
    if (known == null) {
      return null;
    }
    Limiter.Snapshot now = known.snapshot();
    Gate gate = now.gate();
    return new LimiterState(
        now.inFlight(),
        now.bound(),
        now.most(),
        now.waiting(),
        gate == null ? null : LimiterState.Gate.of(gate),
        now.waited());
  }

  /**
   * How many calls of this LLM have been sent and have not ended. Safe for any thread.
   *
   * @return as it is now
   */
  public final int callsUnderWay() {
    return running.stream().mapToInt(FanOut::underWay).sum();
  }

  /**
   * Whether calls to this LLM's account have a limit a minute: one that its config sets, or that of
   * another LLM of the account, or what the provider's answers tell. Safe for any thread.
   *
   * @return as it is now
   */
  public final boolean isLimitedByTheMinute() {
    Limiter known = limiter;
    return (known != null && known.hasLimitsAMinute())
        || requestsPerMinute != null
        || inputTokensPerMinute != null
        || outputTokensPerMinute != null;
  }

  /**
   * What the calls of this LLM wait for at the limits of its account, and have waited for since it
   * was loaded. Safe for any thread.
   *
   * @return as it is now
   */
  public final Waits waits() {
    List<Waits> all;
    List<FanOut<GenerateOutput>> now;
    synchronized (waited) {
      all = new ArrayList<>(waited);
      now = List.copyOf(running);
    }
    now.forEach(each -> all.add(waits(each.waited())));
    return all.isEmpty() ? Waits.NONE : Waits.sum(all);
  }

  private static Waits waits(Limiter.Waited engine) {
    Map<LimiterState.Gate, Duration> total = new EnumMap<>(LimiterState.Gate.class);
    engine.total().forEach((gate, time) -> total.put(LimiterState.Gate.of(gate), time));
    Gate gate = engine.gate();
    return new Waits(
        engine.calls(), gate == null ? null : LimiterState.Gate.of(gate), engine.unbroken(), total);
  }

  /** Ends a fan-out; once it has returned, its calls and their listeners tell nothing more. */
  final void forget(FanOut<GenerateOutput> fanOut) {
    fanOut.close();
    fanOut.awaitTold(TELLING_NANOS);
    Waits total = waits(fanOut.waited());
    synchronized (waited) {
      if (running.remove(fanOut)) {
        waited.add(total);
        Waits sum = Waits.sum(waited);
        waited.clear();
        waited.add(sum);
      }
    }
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
    if (this instanceof StandIn other) {
      return (keys, call, sample, input, numGenerations) ->
          CompletableFuture.completedFuture(other.answer(kwargs, input, numGenerations, sample));
    }
    if (kwargs instanceof AsyncKwargs<?>) {
      AsyncKwargs<AsyncLLM> bound = ours(kwargs);
      return (keys, call, sample, input, numGenerations) -> {
        CallKeys.Current current = making.get();
        CallKeys outer = current.keys();
        long outerCall = current.call();
        current.set(keys, call);
        try {
          return bound.call(this, input, numGenerations);
        } finally {
          current.set(outer, outerCall);
        }
      };
    }
    BlockingKwargs<AsyncLLM> bound = ours(kwargs);
    return (keys, call, sample, input, numGenerations) ->
        workers.call(
            () -> {
              CallKeys.Current current = making.get();
              current.set(keys, call);
              try {
                return bound.call(this, input, numGenerations);
              } finally {
                current.set(null, 0);
              }
            });
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // Checked by prepare(): these kwargs are of this LLM's own record.
  private static <K> K ours(Kwargs kwargs) {
    return (K) kwargs;
  }
}

package dev.retort.llm;

import dev.retort.engine.Attempt;
import dev.retort.engine.FanOut;
import dev.retort.engine.OrderedWindow;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one run: which input a call is for, and the answers of an input put together again.
 * Calls are numbered from 0, those of one input next to each other. Safe for any thread.
 */
final class Calls implements FanOut.Calls<GenerateOutput> {

  /** Asks the provider once: the operative method with its kwargs bound. */
  interface Provider {
    @Nullable CompletionStage<GenerateOutput> ask(Input input, int numGenerations) throws Exception;
  }

  /** The answers of one input that are there so far; the count says how many are not. */
  private static final class Partial extends AtomicInteger {
    private static final long serialVersionUID = 1L;

    final transient GenerateOutput[] answers;

    Partial(int calls) {
      super(calls);
      answers = new GenerateOutput[calls];
    }

    GenerateOutput[] answered() {
      return Arrays.stream(answers).filter(Objects::nonNull).toArray(GenerateOutput[]::new);
    }
  }

  /** A mistake in the operative method, which another attempt would not mend. */
  private static final class NoStage extends GenerationException {
    private static final long serialVersionUID = 1L;

    NoStage() {
      super(
          Failure.of(Kind.MALFORMED, "the operative method returned null instead of a stage"),
          null);
    }
  }

  private static final GenerateOutput[] NO_ANSWERS = {};

  /** What a message and an image weigh beside their text, as so much text. */
  private static final long MESSAGE_CHARACTERS = 16;

  private static final long IMAGE_CHARACTERS = 4_000;

  private final Provider provider;
  private final @Nullable CallEvents events;
  private final int numGenerations;
  private final int callsPerInput;
  private final LongFunction<Input> inputs;
  private final @Nullable Journaled journaled;
  private final @Nullable Reservations reservations;
  private final OrderedWindow<GenerateOutput> outputs;
  private final @Nullable AtomicReferenceArray<@Nullable Partial> partials;
  private final Retries retries;

  // 1 in the slot of an input that the journal answered whole: its calls are passed over.
  private final @Nullable AtomicIntegerArray answered;

  private final ErrorPolicy policy;
  private final Redaction redaction;
  private final int outputBound;
  private final Consumer<Throwable> stop;

  private final AtomicLong taken = new AtomicLong();

  // Raised by the one thread that admits inputs, which are in place before.
  private volatile long admitted;

  // For the summary of the run.
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<@Nullable Failure> firstFailure = new AtomicReference<>();

  Calls(
      Provider provider,
      @Nullable CallEvents events,
      boolean nativeGenerations,
      int numGenerations,
      LongFunction<Input> inputs,
      @Nullable Journaled journaled,
      @Nullable Reservations reservations,
      OrderedWindow<GenerateOutput> outputs,
      int outputBound,
      Retries retries,
      ErrorPolicy policy,
      Redaction redaction,
      Consumer<Throwable> stop) {
    this.provider = provider;
    this.events = events;
    this.numGenerations = numGenerations;
    this.callsPerInput = nativeGenerations ? 1 : numGenerations;
    this.inputs = inputs;
    this.journaled = journaled;
    this.reservations = reservations;
    this.outputs = outputs;
    this.partials = callsPerInput == 1 ? null : new AtomicReferenceArray<>(outputs.capacity());
    this.answered = journaled == null ? null : new AtomicIntegerArray(outputs.capacity());
    this.outputBound = outputBound;
    this.retries = retries;
    this.policy = policy;
    this.redaction = redaction;
    this.stop = stop;
  }

  /**
   * Lets the calls of further inputs start; one thread at a time, and with an allowance one input
   * at a time, since it may wait for the calls before.
   *
   * @throws BudgetException if there is not enough left; then the input is not admitted
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread at a time, as said.
  void admit(long count) throws InterruptedException {
    for (long i = 0; i < count && (journaled != null || reservations != null); i++) {
      long input = admitted / callsPerInput + i;
      boolean known = journaled != null && answered != null && lookUp(input, journaled, answered);
      if (reservations != null && !known) {
        reservations.reserve(input, inputs.apply(input));
      }
    }
    admitted = admitted + count * callsPerInput;
  }

  /** Answers an input from the journal, if that has all of it: no lane and no limit is passed. */
  private boolean lookUp(long input, Journaled journaled, AtomicIntegerArray answered) {
    journaled.admit(inputs.apply(input));
    GenerateOutput[] kept = null;
    try {
      kept = journaled.findAll(input, callsPerInput);
    } catch (Answers.JournalFailure e) {
      stop.accept(e);
    }
    answered.set(slot(input), kept == null ? 0 : 1);
    if (kept != null) {
      outputs.put(input, partials == null ? kept[0] : Regroup.merge(kept));
    }
    return kept != null;
  }

  /** How many calls wait for a lane. */
  long waiting() {
    return admitted - taken.get();
  }

  /** How often a call was sent again. */
  long repeated() {
    return repeated.get();
  }

  /** How many inputs have no whole answer. */
  long failed() {
    return failed.get();
  }

  /** What the first of them said. */
  @Nullable Failure firstFailure() {
    return firstFailure.get();
  }

  /** The answers to inputs of which not all calls were answered: one output an input. */
  List<GenerateOutput> incomplete() {
    List<GenerateOutput> outputs = new ArrayList<>();
    for (int slot = 0; partials != null && slot < partials.length(); slot++) {
      Partial partial = partials.get(slot);
      GenerateOutput[] answered =
          partial == null || partial.get() == 0 ? NO_ANSWERS : partial.answered();
      if (answered.length > 0) {
        outputs.add(Regroup.merge(answered));
      }
    }
    return outputs;
  }

  @Override
  public long next() {
    long call = taken.get();
    while (call < admitted) {
      if (taken.compareAndSet(call, call + 1) && !isAnswered(call / callsPerInput)) {
        return call;
      }
      call = taken.get();
    }
    return NONE;
  }

  /**
   * Whether the journal answered an input. Its output may be taken before its calls are passed
   * over, and its slot be another's then: so the look at the slot comes before that at the head.
   */
  private boolean isAnswered(long input) {
    return answered != null && (answered.get(slot(input)) == 1 || input < outputs.head());
  }

  @Override
  public void size(long call, Attempt attempt) {
    attempt.size(characters(inputs.apply(call / callsPerInput)), outputBound, asked());
  }

  @Override
  public CompletionStage<GenerateOutput> start(long call) throws Exception {
    if (journaled == null) {
      return ask(call);
    }
    long input = call / callsPerInput;
    int sample = (int) (call % callsPerInput);
    GenerateOutput kept = journaled.find(input, sample);
    if (kept == null) {
      return journaled.hold(input, sample, ask(call));
    }
    if (reservations != null) {
      reservations.isFree(call);
    }
    return CompletableFuture.completedFuture(kept);
  }

  private CompletionStage<GenerateOutput> ask(long call) throws Exception {
    Input input = inputs.apply(call / callsPerInput);
    if (events != null) {
      events.sent(call, input, asked());
    }
    CompletionStage<GenerateOutput> stage = provider.ask(input, asked());
    if (stage == null) {
      throw new NoStage();
    }
    return stage;
  }

  @Override
  public long ended(
      long call, Attempt attempt, @Nullable GenerateOutput answer, @Nullable Throwable thrown) {
    if (thrown != null && Failures.isFatal(thrown)) {
      stop.accept(thrown);
    }
    if (thrown instanceof Answers.JournalFailure) {
      // The item has not failed: it is asked again once there is a disk to keep the answer.
      stop.accept(thrown);
      return stopped(call);
    }
    if (thrown instanceof FanOut.Stopped) {
      // The place stays empty: whoever waits for it is told why the run was stopped.
      return stopped(call);
    }
    if (thrown == null && answer != null && answer.error() == null) {
      if (attempt.isMetered()) {
        attempt.used(Usage.input(answer), Usage.output(answer));
      }
      if (reservations != null) {
        reservations.answered(call, answer);
      }
      end(call, answer, null);
      return OVER;
    }
    return endedBadly(call, attempt, answer, thrown);
  }

  private long stopped(long call) {
    if (reservations != null) {
      reservations.ended(call, null);
    }
    if (events != null) {
      events.stopped(call, asked());
    }
    return OVER;
  }

  private long endedBadly(
      long call, Attempt attempt, @Nullable GenerateOutput answer, @Nullable Throwable thrown) {
    GenerateOutput output = answer != null && thrown == null ? answer : failure(thrown);
    attempt.used(Usage.input(output), Usage.output(output));
    Duration retryAfter = Failures.retryAfter(thrown);
    Failure error = attempted(Objects.requireNonNull(output.error()), attempt);
    boolean isCounted = false;
    if (!isBeyondRepair(output, answer, thrown)) {
      error = retries.judge(error, retryAfter, attempt);
      attempt.tells(Failures.signal(error.kind()), Retries.pauseNanos(error, retryAfter));
      long wait = retries.after(error, retryAfter, attempt);
      if (wait != OVER && (reservations == null || reservations.again(output))) {
        repeated.incrementAndGet();
        return wait;
      }
      isCounted = wait != OVER;
    }
    if (reservations != null) {
      reservations.ended(call, isCounted ? null : output);
    }
    end(call, Regroup.withError(output, error), thrown);
    return OVER;
  }

  /** Whether there is a part of an answer, which is kept, or the operative method is to blame. */
  private static boolean isBeyondRepair(
      GenerateOutput output, @Nullable GenerateOutput answer, @Nullable Throwable thrown) {
    return output.generations().stream().anyMatch(Objects::nonNull)
        || thrown instanceof NoStage
        || (thrown == null && answer == null);
  }

  private static Failure attempted(Failure failure, Attempt attempt) {
    return new Failure(
        failure.kind(),
        failure.message(),
        attempt.made() - 1 + failure.attempts(),
        failure.status(),
        failure.requestId());
  }

  /** The whole output if this was the last call of its input. */
  private void end(long call, GenerateOutput answer, @Nullable Throwable thrown) {
    GenerateOutput output = Regroup.exact(answer, asked());
    if (events != null) {
      events.ended(call, output);
    }
    long input = call / callsPerInput;
    if (partials == null) {
      place(input, output, thrown);
      return;
    }
    Partial partial = partial(input, partials);
    partial.answers[(int) (call % callsPerInput)] = output;
    if (partial.decrementAndGet() == 0) {
      partials.set(slot(input), null);
      place(input, Regroup.merge(partial.answers), thrown);
    }
  }

  @Override
  public void stopped() {
    outputs.breakUp();
  }

  /** How many generations one call asks for. */
  private int asked() {
    return callsPerInput == 1 ? numGenerations : 1;
  }

  private GenerateOutput failure(@Nullable Throwable thrown) {
    return GenerateOutput.failed(
        asked(),
        thrown == null
            ? Failure.of(Kind.MALFORMED, "the operative method answered null instead of an output")
            : Failures.of(thrown));
  }

  private void place(long input, GenerateOutput output, @Nullable Throwable thrown) {
    Failure error = output.error();
    if (error == null) {
      outputs.put(input, output);
      return;
    }
    Failure clean = redaction.clean(error);
    failed.incrementAndGet();
    firstFailure.compareAndSet(null, clean);
    outputs.put(input, redaction.clean(output));
    GenerationException reason =
        policy.judge(input, clean, thrown == null ? null : redaction.clean(thrown));
    if (reason != null) {
      stop.accept(reason);
    }
  }

  /** How much text there is to read. */
  private static long characters(Input input) {
    long characters = 0;
    List<ChatMessage> messages = input.messages();
    for (int i = 0; i < messages.size(); i++) {
      characters += characters(messages.get(i));
    }
    return characters;
  }

  private static long characters(ChatMessage message) {
    long characters = MESSAGE_CHARACTERS;
    for (int i = 0; i < message.parts().size(); i++) {
      characters +=
          message.parts().get(i) instanceof ChatMessage.Text text
              ? text.text().length()
              : IMAGE_CHARACTERS;
    }
    return characters;
  }

  private Partial partial(long input, AtomicReferenceArray<@Nullable Partial> all) {
    int slot = slot(input);
    Partial known = all.get(slot);
    if (known != null) {
      return known;
    }
    Partial made = new Partial(callsPerInput);
    known = all.compareAndExchange(slot, null, made);
    return known == null ? made : known;
  }

  private int slot(long input) {
    return (int) (input % outputs.capacity());
  }
}

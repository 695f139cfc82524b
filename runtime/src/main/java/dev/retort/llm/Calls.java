package dev.retort.llm;

import dev.retort.engine.Attempt;
import dev.retort.engine.FanOut;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one run: which input a call is for, and the answers of an input put together again.
 * The number of a call is that of its input's place times the calls of an input, plus which of them
 * it is. Safe for any thread.
 */
final class Calls implements FanOut.Calls<GenerateOutput> {

  /** Asks the provider once: the operative method with its kwargs bound. */
  interface Provider {
    @Nullable CompletionStage<GenerateOutput> ask(
        CallKeys keys, long call, int sample, Input input, int numGenerations) throws Exception;
  }

  /** The answers of one input that are there so far; the count says how many are not. */
  private static final class Partial extends AtomicInteger {
    private static final long serialVersionUID = 1L;

    final transient GenerateOutput[] answers;

    Partial(int calls) {
      super(calls);
      answers = new GenerateOutput[calls];
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

  private static final Failure STOPPED = Failure.of(Kind.CANCELLED, "the run was stopped");

  /** What a message and an image weigh beside their text, as so much text. */
  private static final long MESSAGE_CHARACTERS = 16;

  private static final long IMAGE_CHARACTERS = 4_000;

  private final Provider provider;
  private final FormedCalls formed;
  private final GivenUp givenUp = new GivenUp();
  private final CallKeys keys;
  private final @Nullable CallEvents events;
  private final int numGenerations;
  private final int callsPerInput;
  private final @Nullable Journaled journaled;
  private final Delivery<?> delivery;
  private final @Nullable Reservations reservations;
  private final @Nullable Losses losses;
  private final @Nullable AtomicReferenceArray<@Nullable Partial> partials;
  private final Retries retries;

  /*
   * The places in the order in which their calls are made; null where that is the order of the
   * places. One is overwritten only once all its calls were taken: until then it and those after it
   * have no output, so that there is no place for another.
   */
  private final long @Nullable [] turns;

  private final ErrorPolicy policy;
  private final Redaction redaction;
  private final int outputBound;
  private final Consumer<Throwable> stop;

  private final AtomicLong taken = new AtomicLong();

  // Set before the first call.
  private long fewWaiting = -1;

  // Raised by the one thread that admits inputs, which are in place before.
  private volatile long admitted;

  private final Refusals refusals = new Refusals();
  private volatile boolean moreToCome;

  // For the summary of the run.
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<@Nullable Failure> firstFailure = new AtomicReference<>();

  Calls(
      Provider provider,
      Forms forms,
      @Nullable CallEvents events,
      boolean nativeGenerations,
      int numGenerations,
      @Nullable Journaled journaled,
      @Nullable Reservations reservations,
      @Nullable Losses losses,
      Delivery<?> delivery,
      int outputBound,
      Retries retries,
      ErrorPolicy policy,
      Redaction redaction,
      Consumer<Throwable> stop) {
    this.provider = provider;
    this.formed = new FormedCalls(forms);
    this.events = events;
    this.numGenerations = numGenerations;
    this.callsPerInput = nativeGenerations ? 1 : numGenerations;
    this.journaled = journaled;
    this.keys = new CallKeys(names(journaled));
    this.reservations = reservations;
    this.losses = losses;
    this.delivery = delivery;
    this.partials = callsPerInput == 1 ? null : new AtomicReferenceArray<>(delivery.capacity());
    this.turns = delivery.isInOrder() && journaled == null ? null : new long[delivery.capacity()];
    this.outputBound = outputBound;
    this.retries = retries;
    this.policy = policy;
    this.redaction = redaction;
    this.stop = stop;
  }

  /** Calls whose answers are kept have the names that they had in a run before. */
  private CallKeys.Names names(@Nullable Journaled journaled) {
    RunNames ofRun = new RunNames(this::number);
    return journaled == null ? ofRun : new JournalNames(journaled, callsPerInput, ofRun);
  }

  /** Lets the calls of all inputs start, where all are there; before any other. */
  void admitAll() throws InterruptedException {
    if (turns == null && reservations == null) {
      admitted = (long) delivery.capacity() * callsPerInput;
      return;
    }
    for (int place = 0; place < delivery.capacity(); place++) {
      admit(place);
    }
  }

  /**
   * Lets the calls of another input start, unless the journal answers it; one thread at a time.
   * With an allowance it may wait for the calls before.
   *
   * @throws BudgetException if there is not enough left; then the input is not admitted
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread at a time, as said.
  void admit(long place) throws InterruptedException {
    if (journaled != null && isAnswered(place, journaled)) {
      return;
    }
    if (reservations != null) {
      reservations.reserve(place, delivery.input(place));
    }
    if (turns != null) {
      turns[delivery.slot(admitted / callsPerInput)] = place;
    }
    admitted = admitted + callsPerInput;
  }

  /** Answers an input from the journal, if that has all of it: no lane and no limit is passed. */
  private boolean isAnswered(long place, Journaled journaled) {
    journaled.admit(place, delivery.input(place));
    GenerateOutput[] kept = null;
    try {
      kept = journaled.findAll(place, callsPerInput);
    } catch (Answers.JournalFailure e) {
      stop.accept(e);
    }
    if (kept == null) {
      return false;
    }
    refusals.answeredBefore();
    delivery.put(place, partials == null ? kept[0] : Regroup.merge(kept));
    return true;
  }

  /** Nudges who waits for an output when no more calls than this wait for a lane. */
  void nudgeAt(long few) {
    fewWaiting = few;
  }

  /** Whether inputs are left that were not even read: then those that fail are not all. */
  void areMoreToCome(boolean more) {
    moreToCome = more;
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

  /** What came of an input of which not all calls were answered; null if nothing did. */
  @Nullable GenerateOutput incomplete(int slot) {
    GenerateOutput[] came =
        Arrays.stream(came(slot, null)).filter(Objects::nonNull).toArray(GenerateOutput[]::new);
    return came.length == 0 ? null : whole(came);
  }

  /** What came of an input that is asked no more, with a reason for the rest. */
  GenerateOutput cutOff(int slot, Failure why) {
    @Nullable GenerateOutput[] came = came(slot, why);
    GenerateOutput[] all = new GenerateOutput[came.length];
    for (int i = 0; i < all.length; i++) {
      GenerateOutput each = came[i];
      all[i] = each == null ? GenerateOutput.failed(asked(), givenUp.of(at(slot, i), why)) : each;
    }
    return redaction.clean(whole(all));
  }

  private @Nullable GenerateOutput[] came(int slot, @Nullable Failure why) {
    Partial partial = partials == null ? null : partials.get(slot);
    @Nullable GenerateOutput[] all =
        partial == null ? new GenerateOutput[callsPerInput] : partial.answers.clone();
    for (int i = 0; i < all.length; i++) {
      if (all[i] == null) {
        long place = at(slot, i);
        all[i] = formed.ofStopped(place, why == null ? null : givenUp.of(place, why));
      }
    }
    return all;
  }

  private long at(long slot, long sample) {
    return slot * callsPerInput + sample;
  }

  private GenerateOutput whole(GenerateOutput[] calls) {
    return callsPerInput == 1 ? calls[0] : Regroup.merge(calls);
  }

  @Override
  public long next() {
    long turn = taken.get();
    while (turn < admitted) {
      // Looked up before it is taken: afterwards the place may be another's.
      long call = call(turn);
      if (taken.compareAndSet(turn, turn + 1)) {
        if (admitted - turn - 1 <= fewWaiting) {
          delivery.window().nudge();
        }
        return call;
      }
      turn = taken.get();
    }
    return NONE;
  }

  private long call(long turn) {
    return turns == null
        ? turn
        : turns[delivery.slot(turn / callsPerInput)] * callsPerInput + turn % callsPerInput;
  }

  /** Which of all calls of the run it is: a place, and so the number of a call, comes again. */
  private long number(long call) {
    return delivery.index(call / callsPerInput) * callsPerInput + call % callsPerInput;
  }

  @Override
  public void size(long call, Attempt attempt) {
    Input next = formed.next(call, delivery.input(call / callsPerInput));
    attempt.size(characters(next), outputBound, formed.asked(call, asked()));
  }

  @Override
  public CompletionStage<GenerateOutput> start(long call, Attempt attempt) throws Exception {
    if (journaled == null) {
      return ask(call, attempt);
    }
    long place = call / callsPerInput;
    int sample = (int) (call % callsPerInput);
    GenerateOutput kept = journaled.find(place, sample);
    if (kept == null) {
      return journaled.hold(place, sample, ask(call, attempt));
    }
    if (reservations != null) {
      reservations.isFree(call);
    }
    return CompletableFuture.completedFuture(kept);
  }

  private CompletionStage<GenerateOutput> ask(long call, Attempt attempt) throws Exception {
    Input input = delivery.input(call / callsPerInput);
    if (events != null) {
      events.sent(call, input, asked());
      attempt.eachWait((gate, nanos) -> events.waited(call, gate, nanos));
    }
    int sample = (int) (call % callsPerInput);
    CompletionStage<GenerateOutput> stage =
        provider.ask(
            keys, call, sample, formed.sent(call, input).byItself(), formed.asked(call, asked()));
    if (stage == null) {
      throw new NoStage();
    }
    return formed.checked(call, input, asked(), stage);
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
      return stopped(call, attempt);
    }
    if (thrown instanceof FanOut.Stopped) {
      // The place stays empty: whoever waits for it is told why the run was stopped.
      return stopped(call, attempt);
    }
    if (thrown == null && answer != null && answer.error() == null) {
      refusals.answered();
      GenerateOutput told = formed.last(call, answer);
      if (attempt.isMetered()) {
        attempt.used(Usage.input(told), Usage.output(told));
      }
      if (reservations != null) {
        reservations.answered(call, told);
      }
      if (answer.generations().size() < asked()) {
        // It is not kept, and is asked for again.
        lose(call, told, null);
      } else if (losses != null) {
        losses.takeBack(call / callsPerInput, formed.earlier(call));
      }
      end(call, answer, null);
      return OVER;
    }
    return thrown == null && answer != null && formed.isUnfit(call)
        ? endedUnfit(call, attempt, answer)
        : endedBadly(call, attempt, answer, thrown);
  }

  /** The provider has answered, and not in the form that was asked for: it is told so, at once. */
  private long endedUnfit(long call, Attempt attempt, GenerateOutput output) {
    GenerateOutput told = formed.last(call, output);
    attempt.used(Usage.input(told), Usage.output(told));
    lose(call, told, null);
    Failure error = Failures.attempted(Objects.requireNonNull(output.error()), attempt.made());
    boolean isToBeAskedAgain = formed.isAskedAgain(call);
    if (isToBeAskedAgain && (reservations == null || isAffordable(call, told, reservations))) {
      // Another question: a provider that knows the call by its name would give the same answer.
      keys.asksAnew(call);
      return again(call, attempt, error, 0);
    }
    if (!isToBeAskedAgain) {
      keys.answeredInVain(call);
    }
    if (reservations != null && isToBeAskedAgain) {
      reservations.ended(call);
      error = Failures.unaffordable(error);
    } else if (reservations != null) {
      reservations.answered(call, told);
    }
    end(call, Regroup.withError(output, error), null);
    return OVER;
  }

  private boolean isAffordable(long call, GenerateOutput told, Reservations from) {
    Input input = delivery.input(call / callsPerInput);
    return from.askedAgain(call, told, formed.next(call, input));
  }

  private long again(long call, Attempt attempt, Failure error, long wait) {
    repeated.incrementAndGet();
    if (events != null) {
      events.retried(call, error, wait, attempt.made());
    }
    return wait;
  }

  private long stopped(long call, Attempt attempt) {
    Answers.Sum thought = attempt.wasCutOff() ? most(call) : null;
    GenerateOutput none = GenerateOutput.failed(asked(), STOPPED);
    lose(call, none, thought);
    long place = at(delivery.slot(call / callsPerInput), call % callsPerInput);
    formed.stop(call, place);
    givenUp.stop(call, place, attempt.made());
    if (reservations != null) {
      reservations.ended(call, none, thought);
    }
    if (events != null) {
      Failure why = givenUp.of(place, STOPPED);
      GenerateOutput came = formed.ofStopped(place, why);
      events.ended(call, came == null ? GenerateOutput.failed(asked(), why) : came);
    }
    return OVER;
  }

  /** The most that an attempt of a call may have taken; null where nobody wants to know. */
  private Answers.@Nullable Sum most(long call) {
    if (reservations != null) {
      return reservations.most(call);
    }
    return losses == null
        ? null
        : losses.most(
            formed.next(call, delivery.input(call / callsPerInput)), formed.isFurther(call));
  }

  /**
   * What an attempt took comes to no answer that is kept.
   *
   * @param told what was told of it
   * @param thought what it may have taken; null where that is told, or it took nothing
   */
  private void lose(long call, GenerateOutput told, Answers.@Nullable Sum thought) {
    if (losses == null) {
      return;
    }
    if (thought == null) {
      losses.told(call / callsPerInput, told);
    } else {
      losses.thought(call / callsPerInput, thought);
    }
  }

  private long endedBadly(
      long call, Attempt attempt, @Nullable GenerateOutput answer, @Nullable Throwable thrown) {
    GenerateOutput output = answer != null && thrown == null ? answer : failure(thrown);
    // What a stage failed with is no try of which the checks of answers have heard.
    GenerateOutput told = thrown == null && answer != null ? formed.last(call, answer) : output;
    tellUse(attempt, told, thrown);
    Duration retryAfter = Failures.retryAfter(thrown);
    Failure error = Failures.attempted(Objects.requireNonNull(output.error()), attempt.made());
    keys.failed(call, error);
    boolean isThought =
        Usage.isUnknown(told)
            && !attempt.hasArrived()
            && !(thrown instanceof NoStage)
            && Failures.isMaybePaid(error, thrown);
    Answers.Sum thought = isThought ? most(call) : null;
    lose(call, told, thought);
    boolean isCounted = false;
    if (!isBeyondRepair(output, answer, thrown)) {
      error = refusals.judge(retries.judge(error, retryAfter, attempt));
      attempt.tells(Failures.signal(error.kind()), Retries.pauseNanos(error, retryAfter));
      attempt.othersWait(moreToCome ? Long.MAX_VALUE : waiting());
      long wait = retries.after(error, retryAfter, attempt);
      if (wait != OVER && (reservations == null || reservations.again(told, thought))) {
        givenUp.again(call, error);
        return again(call, attempt, error, wait);
      }
      isCounted = wait != OVER;
    }
    if (reservations != null && isCounted) {
      reservations.ended(call);
      error = Failures.unaffordable(error);
    } else if (reservations != null) {
      reservations.ended(call, told, thought);
    }
    end(call, Regroup.withError(output, error), thrown);
    return OVER;
  }

  private static void tellUse(Attempt attempt, GenerateOutput told, @Nullable Throwable thrown) {
    Failure failure = told.error();
    if (Usage.read(told) == Attempt.UNKNOWN
        && Usage.output(told) == Attempt.UNKNOWN
        && failure != null
        && Failures.isUnused(failure, thrown)) {
      attempt.usedNothing();
    } else {
      attempt.used(Usage.input(told), Usage.output(told));
    }
  }

  /** Whether there is a part of an answer, which is kept, or the operative method is to blame. */
  private static boolean isBeyondRepair(
      GenerateOutput output, @Nullable GenerateOutput answer, @Nullable Throwable thrown) {
    return output.generations().stream().anyMatch(Objects::nonNull)
        || thrown instanceof NoStage
        || (thrown == null && answer == null);
  }

  /** The whole output if this was the last call of its input. */
  private void end(long call, GenerateOutput answer, @Nullable Throwable thrown) {
    GenerateOutput output = Regroup.exact(formed.whole(call, answer), asked());
    Failure error = output.error();
    if (error != null && error.kind() == Kind.INCOMPLETE) {
      keys.answeredInVain(call);
    }
    keys.over(call, error == null);
    givenUp.over(call);
    if (events != null) {
      events.ended(call, output);
    }
    long place = call / callsPerInput;
    if (partials == null) {
      put(place, output, thrown);
      return;
    }
    Partial partial = partial(place, partials);
    partial.answers[(int) (call % callsPerInput)] = output;
    if (partial.decrementAndGet() == 0) {
      partials.set(delivery.slot(place), null);
      put(place, Regroup.merge(partial.answers), thrown);
    }
  }

  @Override
  public void stopped() {
    delivery.window().breakUp();
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

  private void put(long place, GenerateOutput output, @Nullable Throwable thrown) {
    Failure error = output.error();
    if (error == null) {
      delivery.put(place, output);
      return;
    }
    Failure clean = redaction.clean(error);
    failed.incrementAndGet();
    firstFailure.compareAndSet(null, clean);
    long index = delivery.index(place);
    delivery.put(place, redaction.clean(output));
    GenerationException reason =
        policy.judge(index, clean, thrown == null ? null : redaction.clean(thrown));
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

  private Partial partial(long place, AtomicReferenceArray<@Nullable Partial> all) {
    int slot = delivery.slot(place);
    Partial known = all.get(slot);
    if (known != null) {
      return known;
    }
    Partial made = new Partial(callsPerInput);
    known = all.compareAndExchange(slot, null, made);
    return known == null ? made : known;
  }
}

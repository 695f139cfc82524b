package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of an LLM that takes all inputs at once, and the check of what it answers. Listeners are
 * told of a call an input, so that they count what others count.
 */
final class SyncCall {
  private final LLM llm;
  private final List<Input> inputs;
  private final int numGenerations;
  private final Kwargs kwargs;
  private final @Nullable Journaled journaled;
  private final @Nullable Reservations reservations;
  private final @Nullable Losses losses;
  private final @Nullable CallEvents events;
  private final Redaction redaction;
  private final FormedCalls formed;

  // By input.
  private final @Nullable GenerateOutput[] outputs;
  private final int[] tries;
  private final boolean[] isKnown;

  // By input, where others are asked.
  private final @Nullable Making[] makings;

  // By input, where others were asked in vain: what each try took that is not kept by itself.
  private final Map<Integer, List<Map<String, Answers.Sum>>> lost = new HashMap<>();

  // Whether those that are asked now were answered at least once.
  private boolean isAnswered;

  private SyncCall(LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs) {
    this.llm = llm;
    this.inputs = inputs;
    this.numGenerations = numGenerations;
    this.kwargs = kwargs;
    this.journaled = Journaled.of(llm, kwargs, numGenerations, inputs.size());
    this.reservations = Reservations.of(llm, kwargs, 1, numGenerations, inputs.size());
    this.losses = Losses.of(llm, kwargs, numGenerations, journaled);
    this.events = llm.events(kwargs);
    this.redaction = Redaction.of(llm);
    this.formed = new FormedCalls(Forms.of(llm, kwargs));
    this.outputs = new GenerateOutput[inputs.size()];
    this.tries = new int[inputs.size()];
    this.isKnown = new boolean[inputs.size()];
    this.makings = new Making[inputs.size()];
  }

  static List<GenerateOutput> all(LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs) {
    return new SyncCall(llm, inputs, numGenerations, kwargs).all();
  }

  private List<GenerateOutput> all() {
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = known(i);
      isKnown[i] = outputs[i] != null;
      if (!isKnown[i]) {
        unknown.add(i);
      }
    }
    try {
      while (!unknown.isEmpty()) {
        int size = reservations == null ? unknown.size() : reserve(unknown, reservations);
        List<Integer> part = unknown.subList(0, size);
        ask(List.copyOf(part));
        part.clear();
      }
    } finally {
      if (reservations != null) {
        reservations.close();
      }
    }
    return given(outputs.length);
  }

  /** The outputs of the first inputs, of which what the journal had is counted as given. */
  private List<GenerateOutput> given(int size) {
    for (int i = 0; i < size && journaled != null; i++) {
      GenerateOutput output = Objects.requireNonNull(outputs[i]);
      Making making = makings[i];
      if (isKnown[i]) {
        journaled.gave(i, output);
      } else if (making != null) {
        journaled.gaveParts(i, making.parts(), output);
      }
    }
    return FixedList.over(Arrays.copyOf(outputs, size));
  }

  private @Nullable GenerateOutput known(int index) {
    if (journaled == null) {
      return null;
    }
    journaled.admit(index, inputs.get(index));
    return journaled.peek(index, 0);
  }

  /** Reserves for as many of the inputs as there is enough left for, at least for one. */
  private int reserve(List<Integer> unknown, Reservations from) {
    int first = unknown.get(0);
    try {
      from.reserve(first, inputs.get(first));
    } catch (BudgetException e) {
      throw e.answering(given(first));
    } catch (GenerationException e) {
      countUngiven();
      throw e;
    } catch (InterruptedException e) {
      countUngiven();
      Thread.currentThread().interrupt();
      throw new GenerationException(Failure.of(Kind.CANCELLED, "the thread was interrupted"), e);
    }
    int size = 1;
    while (size < unknown.size()
        && from.tryReserve(unknown.get(size), inputs.get(unknown.get(size)))) {
      size++;
    }
    return size;
  }

  /**
   * Asks some of the inputs, and once more for all answers of them that have not the form that was
   * asked for. What is answered by then outlives what is thrown.
   */
  private void ask(List<Integer> calls) {
    isAnswered = false;
    Map<Integer, CompletableFuture<GenerateOutput>> kept = new LinkedHashMap<>();
    Throwable thrown = null;
    List<Integer> asked = calls;
    while (!asked.isEmpty()) {
      Answered answered = answered(asked);
      thrown = answered.thrown() == null ? thrown : answered.thrown();
      List<Integer> again = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        int call = asked.get(i);
        if (isAskedAgain(call, answered.outputs().get(i), answered.failure())) {
          again.add(call);
        } else {
          kept.put(call, end(call));
        }
      }
      asked = again;
    }
    try {
      kept.forEach((call, answer) -> outputs[call] = joined(answer));
    } catch (RuntimeException e) {
      countUngiven();
      throw e;
    }
    if (thrown != null) {
      countUngiven();
    }
    if (thrown instanceof Error error) {
      throw error;
    } else if (thrown != null) {
      throw (RuntimeException) thrown;
    }
  }

  /** Counts what was paid for by now, where the call throws: nobody is given it. */
  private void countUngiven() {
    for (int i = 0; i < outputs.length && journaled != null; i++) {
      GenerateOutput output = outputs[i];
      Answers answers = journaled.outer(i) == null ? journaled.answers(i) : null;
      if (output != null && !isKnown[i] && answers != null) {
        Making making = makings[i];
        answers.ungiven(llm.modelName(), output, making == null ? null : making.parts());
      }
    }
  }

  /**
   * What came of asking once.
   *
   * @param failure what was thrown; null if nothing was
   * @param thrown the same where it ends the whole call; null where it goes on
   */
  private record Answered(
      List<GenerateOutput> outputs, @Nullable Throwable failure, @Nullable Throwable thrown) {}

  private Answered answered(List<Integer> asked) {
    // All of them are in the same try.
    int numbered = tries[asked.get(0)] == 0 ? numGenerations : 1;
    List<Input> sent = new ArrayList<>(asked.size());
    for (int call : asked) {
      tries[call]++;
      if (events != null) {
        events.sent(call, inputs.get(call), numGenerations);
      }
      sent.add(within(call, formed.sent(call, inputs.get(call))));
    }
    try {
      List<GenerateOutput> answers = answers(sent, numbered);
      isAnswered = true;
      eachMaking(asked, Parts::settle);
      return new Answered(answers, null, null);
    } catch (RuntimeException | Error e) {
      eachMaking(asked, Parts::giveUp);
      boolean isOver = !isAnswered || e instanceof Error || Thread.currentThread().isInterrupted();
      return new Answered(
          Collections.nCopies(asked.size(), GenerateOutput.failed(numbered, Failures.of(e))),
          e,
          isOver ? e : null);
    }
  }

  /**
   * The input as one of which is known for which answer it is asked, if others are asked for it.
   */
  private Input within(int call, Input sent) {
    Position position = journaled == null ? null : journaled.asksOthers(call);
    if (position == null) {
      return sent.byItself();
    }
    Making before = makings[call];
    Making making = before == null ? new Making(position) : before.again();
    makings[call] = making;
    return sent.within(making);
  }

  private void eachMaking(List<Integer> calls, Consumer<Parts> deed) {
    for (int call : calls) {
      Making making = makings[call];
      if (making != null) {
        deed.accept(making.parts());
      }
    }
  }

  /** Takes what a try of a call came to. */
  private boolean isAskedAgain(int call, GenerateOutput answer, @Nullable Throwable thrown) {
    GenerateOutput checked = formed.check(call, inputs.get(call), numGenerations, answer);
    GenerateOutput output = checked == null ? answer : checked;
    GenerateOutput told = formed.last(call, output);
    outputs[call] = output;
    Making making = makings[call];
    if (reservations != null && making != null) {
      Parts parts = making.parts();
      reservations.asked(
          call,
          new Reservations.Asked(parts.lastFound(), parts.lastGivenUp(), parts.lastThought()));
    }
    Answers.Sum thought = output.error() == null ? null : lose(call, told, thrown);
    if (!formed.isUnfit(call)) {
      if (reservations != null && output.error() == null) {
        reservations.answered(call, told);
      } else if (reservations != null) {
        reservations.ended(call, told, thought);
      }
      return false;
    }
    if (!formed.isAskedAgain(call)) {
      if (reservations != null) {
        reservations.answered(call, told);
      }
      return false;
    }
    Failure error = Objects.requireNonNull(output.error());
    Input next = formed.next(call, inputs.get(call));
    if (reservations != null && !reservations.askedAgain(call, told, next)) {
      reservations.ended(call);
      outputs[call] = Regroup.withError(output, Failures.unaffordable(error));
      return false;
    }
    if (events != null) {
      events.retried(call, error, 0, tries[call]);
    }
    return true;
  }

  /**
   * What a try took comes to no answer that is kept.
   *
   * @return what it may have taken; null where that was told, or it took nothing
   */
  private Answers.@Nullable Sum lose(int call, GenerateOutput told, @Nullable Throwable thrown) {
    Failure error = told.error();
    Making making = makings[call];
    // Those who were asked tell themselves what came to nothing.
    boolean isToldByOthers = making != null && making.hasAsked();
    boolean isMaybePaid = !isToldByOthers && error != null && Failures.isMaybePaid(error, thrown);
    Answers.Sum thought = isMaybePaid && Usage.isUnknown(told) ? most(call) : null;
    if (losses != null && thought != null) {
      losses.thought(call, thought);
    } else if (losses != null && making != null) {
      Map<String, Answers.Sum> used =
          Parts.less(Parts.sums(llm.modelName(), told), making.parts().lastKept());
      losses.told(call, used);
      lost.computeIfAbsent(call, unknown -> new ArrayList<>()).add(used);
    } else if (losses != null) {
      losses.told(call, told);
    }
    return thought;
  }

  /** An answer that is kept tells, too, what earlier tries have told. */
  private void takeBack(Losses from, int call, List<Statistics> earlier) {
    if (makings[call] == null) {
      from.takeBack(call, earlier);
    } else {
      lost.getOrDefault(call, List.of()).forEach(used -> from.takeBack(call, used));
    }
  }

  private Answers.@Nullable Sum most(int call) {
    if (reservations != null) {
      return reservations.most(call);
    }
    return losses == null
        ? null
        : losses.most(formed.next(call, inputs.get(call)), formed.isFurther(call));
  }

  /** Keeps the answer to an input that is asked no more, and tells who listens. */
  private CompletableFuture<GenerateOutput> end(int call) {
    List<Statistics> earlier = formed.earlier(call);
    GenerateOutput whole = formed.whole(call, Objects.requireNonNull(outputs[call]));
    Failure error = whole.error();
    if (error != null) {
      whole = Regroup.withError(whole, Failures.attempted(error, tries[call]));
    }
    GenerateOutput output = redaction.clean(Regroup.exact(whole, numGenerations));
    outputs[call] = output;
    if (events != null) {
      events.ended(call, output);
    }
    if (journaled == null) {
      return CompletableFuture.completedFuture(output);
    }
    Making making = makings[call];
    CompletableFuture<GenerateOutput> kept;
    if (making == null) {
      kept = journaled.keep(call, 0, output);
    } else {
      making.parts().end();
      kept = journaled.keep(call, output, making.parts());
    }
    if (losses != null && output.error() == null) {
      takeBack(losses, call, earlier);
    }
    return kept;
  }

  private static GenerateOutput joined(CompletableFuture<GenerateOutput> kept) {
    try {
      return kept.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Answers.JournalFailure failure ? failure : e;
    }
  }

  private List<GenerateOutput> answers(List<Input> sent, int asked) {
    List<GenerateOutput> answer = call(sent, asked);
    List<@Nullable GenerateOutput> given = sized(llm, "generate", "outputs", sent.size(), answer);
    List<GenerateOutput> all = new ArrayList<>(sent.size());
    for (GenerateOutput output : given) {
      all.add(
          output == null
              ? GenerateOutput.failed(
                  asked, Failure.of(Kind.MALFORMED, "generate answered null instead of an output"))
              : redaction.clean(Regroup.exact(output, asked)));
    }
    return all;
  }

  /** The list, if it has as many items as there were inputs. */
  static <E extends @Nullable Object> List<E> sized(
      LLM llm, String method, String items, int expected, @Nullable List<E> given) {
    if (given != null && given.size() == expected) {
      return given;
    }
    String got = given == null ? "null" : given.size() + " " + items;
    throw new GenerationException(
        Failure.of(
            Kind.MALFORMED,
            llm.getClass().getSimpleName()
                + "."
                + method
                + " was given "
                + expected
                + " inputs and answered "
                + got
                + "; it has to answer "
                + expected
                + " "
                + items
                + ", one an input and in the same order"),
        null);
  }

  private @Nullable List<GenerateOutput> call(List<Input> sent, int asked) {
    try {
      if (llm instanceof StandIn other) {
        return sent.stream().map(input -> answer(other, kwargs, input, asked)).toList();
      }
      return ours(kwargs).call(llm, sent, asked);
    } catch (UnsupportedCapabilityException e) {
      throw e;
    } catch (GenerationException e) {
      throw redaction.clean(e);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      Failure failure = redaction.clean(Failures.of(e));
      String where = llm.getClass().getSimpleName() + ".generate failed: ";
      throw new GenerationException(
          Failures.withMessage(failure, where + failure.message()), redaction.clean(e));
    }
  }

  /** One that fails keeps its place, as those of providers do that fail in part. */
  private static GenerateOutput answer(
      StandIn other, Kwargs kwargs, Input input, int numGenerations) {
    try {
      return other.answer(kwargs, input, numGenerations, 0);
    } catch (GenerationException e) {
      return GenerateOutput.failed(numGenerations, e.failure());
    }
  }

  @SuppressWarnings("unchecked") // BoundKwargs has checked that these are of the LLM's own record.
  private static SyncKwargs<LLM> ours(Kwargs kwargs) {
    return (SyncKwargs<LLM>) kwargs;
  }
}

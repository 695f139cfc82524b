package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One call of an LLM that takes all inputs at once, and the check of what it answers. Listeners are
 * told of a call an input, so that they count what others count.
 */
final class SyncCall {
  private SyncCall() {}

  static List<GenerateOutput> all(LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs) {
    Journaled journaled = Journaled.of(llm, kwargs, numGenerations, inputs.size());
    Reservations reservations =
        Reservations.of(llm, llm.outputBound(kwargs), 1, numGenerations, inputs.size());
    if (journaled == null && reservations == null) {
      return ask(llm, inputs, numGenerations, kwargs);
    }
    @Nullable GenerateOutput[] outputs = new GenerateOutput[inputs.size()];
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = known(i, inputs.get(i), journaled);
      if (outputs[i] == null) {
        unknown.add(i);
      }
    }
    try {
      while (!unknown.isEmpty()) {
        int size =
            reservations == null ? unknown.size() : reserve(unknown, inputs, outputs, reservations);
        List<Integer> part = unknown.subList(0, size);
        List<GenerateOutput> asked =
            ask(llm, part.stream().map(inputs::get).toList(), numGenerations, kwargs);
        fill(outputs, part, asked, journaled);
        settle(part, asked, reservations);
        part.clear();
      }
    } finally {
      if (reservations != null) {
        reservations.close();
      }
    }
    return FixedList.over(outputs);
  }

  private static @Nullable GenerateOutput known(
      int index, Input input, @Nullable Journaled journaled) {
    if (journaled == null) {
      return null;
    }
    journaled.admit(index, input);
    return journaled.find(index, 0);
  }

  /** Reserves for as many of the inputs as there is enough left for, at least for one. */
  private static int reserve(
      List<Integer> unknown,
      List<Input> inputs,
      @Nullable GenerateOutput[] outputs,
      Reservations reservations) {
    int first = unknown.get(0);
    try {
      reservations.reserve(first, inputs.get(first));
    } catch (BudgetException e) {
      throw e.answering(FixedList.over(Arrays.copyOf(outputs, first)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GenerationException(Failure.of(Kind.CANCELLED, "the thread was interrupted"), e);
    }
    int size = 1;
    while (size < unknown.size()
        && reservations.tryReserve(unknown.get(size), inputs.get(unknown.get(size)))) {
      size++;
    }
    return size;
  }

  private static void settle(
      List<Integer> part, List<GenerateOutput> asked, @Nullable Reservations reservations) {
    for (int i = 0; i < part.size() && reservations != null; i++) {
      if (asked.get(i).error() == null) {
        reservations.answered(part.get(i), asked.get(i));
      } else {
        reservations.ended(part.get(i), asked.get(i));
      }
    }
  }

  /** Keeps the answers that were asked, and puts them in their places. */
  private static void fill(
      @Nullable GenerateOutput[] outputs,
      List<Integer> part,
      List<GenerateOutput> asked,
      @Nullable Journaled journaled) {
    List<CompletableFuture<GenerateOutput>> kept = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      kept.add(
          journaled == null
              ? CompletableFuture.completedFuture(asked.get(i))
              : journaled.keep(part.get(i), 0, asked.get(i)));
    }
    for (int i = 0; i < asked.size(); i++) {
      outputs[part.get(i)] = joined(kept.get(i));
    }
  }

  private static GenerateOutput joined(CompletableFuture<GenerateOutput> kept) {
    try {
      return kept.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Answers.JournalFailure failure ? failure : e;
    }
  }

  /** Asks, and tells who listens. */
  private static List<GenerateOutput> ask(
      LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs) {
    CallEvents events = llm.events(kwargs);
    if (events == null) {
      return formed(llm, inputs, numGenerations, kwargs, null);
    }
    for (int i = 0; i < inputs.size(); i++) {
      events.sent(i, inputs.get(i), numGenerations);
    }
    try {
      List<GenerateOutput> outputs = formed(llm, inputs, numGenerations, kwargs, events);
      for (int i = 0; i < inputs.size(); i++) {
        events.ended(i, outputs.get(i));
      }
      return outputs;
    } catch (RuntimeException | Error e) {
      GenerateOutput none = GenerateOutput.failed(numGenerations, Failures.of(e));
      for (int i = 0; i < inputs.size(); i++) {
        events.ended(i, none);
      }
      throw e;
    }
  }

  /** Asks again for answers that have not the form that was asked for, all of them at once. */
  private static List<GenerateOutput> formed(
      LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs, @Nullable CallEvents events) {
    FormedCalls formed = new FormedCalls(Forms.of(llm, kwargs));
    GenerateOutput[] outputs = new GenerateOutput[inputs.size()];
    int[] retries = new int[outputs.length];
    List<Integer> asked = IntStream.range(0, outputs.length).boxed().toList();
    for (int attempt = 1; !asked.isEmpty(); attempt++) {
      List<Input> sent = asked.stream().map(i -> formed.sent(i, inputs.get(i))).toList();
      List<GenerateOutput> answers = answers(llm, sent, attempt == 1 ? numGenerations : 1, kwargs);
      for (int i = 0; i < answers.size(); i++) {
        int call = asked.get(i);
        GenerateOutput checked =
            formed.check(call, inputs.get(call), numGenerations, answers.get(i));
        outputs[call] = checked == null ? answers.get(i) : checked;
      }
      asked = formed.askedAgain(outputs.length);
      for (int call : asked) {
        retries[call]++;
        Failure error = outputs[call].error();
        if (events != null && error != null) {
          events.retried(call, error, 0, attempt);
          events.sent(call, inputs.get(call), 1);
        }
      }
    }
    Redaction redaction = Redaction.of(llm);
    for (int call = 0; call < outputs.length; call++) {
      GenerateOutput whole = formed.whole(call, outputs[call]);
      Failure error = whole.error();
      if (error != null && retries[call] > 0) {
        whole = Regroup.withError(whole, Failures.attempted(error, retries[call] + 1));
      }
      outputs[call] = redaction.clean(Regroup.exact(whole, numGenerations));
    }
    return FixedList.over(outputs);
  }

  private static List<GenerateOutput> answers(
      LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs) {
    Redaction redaction = Redaction.of(llm);
    List<GenerateOutput> answer = call(llm, inputs, numGenerations, kwargs, redaction);
    List<@Nullable GenerateOutput> given = sized(llm, "generate", "outputs", inputs.size(), answer);
    List<GenerateOutput> outputs = new ArrayList<>(inputs.size());
    for (GenerateOutput output : given) {
      outputs.add(
          output == null
              ? GenerateOutput.failed(
                  numGenerations,
                  Failure.of(Kind.MALFORMED, "generate answered null instead of an output"))
              : redaction.clean(Regroup.exact(output, numGenerations)));
    }
    return FixedList.copyOf(outputs);
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

  private static @Nullable List<GenerateOutput> call(
      LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs, Redaction redaction) {
    try {
      if (llm instanceof StandIn other) {
        return inputs.stream().map(input -> answer(other, kwargs, input, numGenerations)).toList();
      }
      return ours(kwargs).call(llm, inputs, numGenerations);
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

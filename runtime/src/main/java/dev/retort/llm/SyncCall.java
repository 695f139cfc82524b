package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One call of an LLM that takes all inputs at once, and the check of what it answers. Listeners are
 * told of a call an input, so that they count what others count.
 */
final class SyncCall {
  private SyncCall() {}

  static List<GenerateOutput> all(LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs) {
    Journaled journaled = Journaled.of(llm, kwargs, numGenerations, inputs.size());
    if (journaled == null) {
      return ask(llm, inputs, numGenerations, kwargs);
    }
    @Nullable GenerateOutput[] outputs = new GenerateOutput[inputs.size()];
    List<Input> unknown = new ArrayList<>();
    for (int i = 0; i < outputs.length; i++) {
      journaled.admit(inputs.get(i));
      outputs[i] = journaled.find(i, 0);
      if (outputs[i] == null) {
        unknown.add(inputs.get(i));
      }
    }
    if (!unknown.isEmpty()) {
      List<GenerateOutput> asked = ask(llm, unknown, numGenerations, kwargs);
      fill(outputs, asked, journaled);
    }
    return FixedList.over(outputs);
  }

  /** Keeps the answers that were asked, and puts them where one is missing. */
  private static void fill(
      @Nullable GenerateOutput[] outputs, List<GenerateOutput> asked, Journaled journaled) {
    List<CompletableFuture<GenerateOutput>> kept = new ArrayList<>(asked.size());
    int next = 0;
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] == null) {
        kept.add(journaled.keep(i, 0, asked.get(next++)));
      }
    }
    next = 0;
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] == null) {
        outputs[i] = joined(kept.get(next++));
      }
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
      return answers(llm, inputs, numGenerations, kwargs);
    }
    for (int i = 0; i < inputs.size(); i++) {
      events.sent(i, inputs.get(i), numGenerations);
    }
    try {
      List<GenerateOutput> outputs = answers(llm, inputs, numGenerations, kwargs);
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

  @SuppressWarnings("unchecked") // BoundKwargs has checked that these are of the LLM's own record.
  private static SyncKwargs<LLM> ours(Kwargs kwargs) {
    return (SyncKwargs<LLM>) kwargs;
  }
}

package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of an LLM that takes all inputs at once, and the check of what it answers. */
final class SyncCall {
  private SyncCall() {}

  static List<GenerateOutput> all(LLM llm, List<Input> inputs, int numGenerations, Kwargs kwargs) {
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

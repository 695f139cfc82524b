package dev.retort.compose;

import dev.retort.llm.Answers;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.BudgetException;
import dev.retort.llm.CompletedOutput;
import dev.retort.llm.CompletedOutputs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.MaxErrorsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks an LLM that another one holds. Nothing is asked again here: that is its own part. */
final class Asked {
  private Asked() {}

  /**
   * Asks. An account that is refused is a failure of all that was not answered by then.
   *
   * @return one output an input, in order
   * @throws GenerationException if the LLM was told to stop: by an interrupt, {@code unload},
   *     {@code on_error}, {@code max_errors} or a budget; or if an answer cannot be kept
   */
  static List<GenerateOutput> outputs(LLM llm, List<Input> inputs, int numGenerations) {
    if (llm instanceof AsyncLLM async) {
      return asCompleted(async, inputs, numGenerations);
    }
    try {
      return inputs.isEmpty() ? List.of() : llm.generateOutputs(inputs, numGenerations);
    } catch (GenerationException e) {
      if (isStop(llm, e)) {
        throw e;
      }
      return Collections.nCopies(inputs.size(), GenerateOutput.failed(numGenerations, e.failure()));
    }
  }

  /** One by one, as they come: what was answered before a refusal, in any place, is paid for. */
  private static List<GenerateOutput> asCompleted(
      AsyncLLM llm, List<Input> inputs, int numGenerations) {
    @Nullable GenerateOutput[] outputs = new GenerateOutput[inputs.size()];
    try (CompletedOutputs each =
        llm.generateOutputsAsCompleted(inputs.iterator(), numGenerations)) {
      try {
        each.forEachRemaining(answer -> outputs[(int) answer.index()] = answer.output());
      } catch (GenerationException e) {
        if (isStop(llm, e)) {
          throw e;
        }
        for (CompletedOutput part : each.leftOver()) {
          outputs[(int) part.index()] = filledUp(part.output(), numGenerations, e.failure());
        }
        GenerateOutput none = GenerateOutput.failed(numGenerations, e.failure());
        Arrays.setAll(outputs, i -> outputs[i] == null ? none : outputs[i]);
      }
    }
    return Arrays.stream(outputs).map(Objects::requireNonNull).toList();
  }

  /**
   * As it is if it is whole; else an output that failed. One that awaited a further try has a place
   * for each generation, and no error.
   */
  private static GenerateOutput filledUp(GenerateOutput part, int numGenerations, Failure why) {
    boolean isWhole =
        part.error() != null || part.generations().stream().noneMatch(Objects::isNull);
    if (isWhole && part.generations().size() == numGenerations) {
      return part;
    }
    List<@Nullable String> generations = new ArrayList<>(part.generations());
    while (generations.size() < numGenerations) {
      generations.add(null);
    }
    // Its own log probabilities would be out of step with generations that are missing.
    return new GenerateOutput(generations, part.statistics(), null, why);
  }

  private static boolean isStop(LLM llm, GenerationException thrown) {
    return thrown.failure().kind() == Kind.CANCELLED
        || thrown instanceof Answers.JournalFailure
        || thrown instanceof BudgetException
        || thrown instanceof MaxErrorsException
        || (llm instanceof AsyncLLM async && async.onError() == AsyncLLM.OnError.FAIL);
  }

  /** Whether it has any generation. */
  static boolean hasAny(GenerateOutput output) {
    return output.generations().stream().anyMatch(text -> text != null);
  }
}

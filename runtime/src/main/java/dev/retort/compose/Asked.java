package dev.retort.compose;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.BudgetException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.MaxErrorsException;
import dev.retort.llm.Outputs;
import java.util.ArrayList;
import java.util.List;

/** Asks an LLM that another one holds. Nothing is asked again here: that is its own part. */
final class Asked {
  private Asked() {}

  /**
   * Asks. An account that is refused is a failure of all that was not answered by then.
   *
   * @return one output an input, in order
   * @throws GenerationException if the LLM was told to stop: by an interrupt, {@code unload},
   *     {@code on_error}, {@code max_errors} or a budget
   */
  static List<GenerateOutput> outputs(LLM llm, List<Input> inputs, int numGenerations) {
    List<GenerateOutput> outputs = new ArrayList<>(inputs.size());
    try {
      if (llm instanceof AsyncLLM async) {
        // One after another: what was answered before a refusal is paid for.
        try (Outputs each = async.generateOutputs(inputs.iterator(), numGenerations)) {
          each.forEachRemaining(outputs::add);
        }
      } else if (!inputs.isEmpty()) {
        outputs.addAll(llm.generateOutputs(inputs, numGenerations));
      }
    } catch (GenerationException e) {
      if (isStop(llm, e)) {
        throw e;
      }
      while (outputs.size() < inputs.size()) {
        outputs.add(GenerateOutput.failed(numGenerations, e.failure()));
      }
    }
    return outputs;
  }

  private static boolean isStop(LLM llm, GenerationException thrown) {
    return thrown.failure().kind() == Kind.CANCELLED
        || thrown instanceof BudgetException
        || thrown instanceof MaxErrorsException
        || (llm instanceof AsyncLLM async && async.onError() == AsyncLLM.OnError.FAIL);
  }

  /** Whether it has any generation. */
  static boolean hasAny(GenerateOutput output) {
    return output.generations().stream().anyMatch(text -> text != null);
  }
}

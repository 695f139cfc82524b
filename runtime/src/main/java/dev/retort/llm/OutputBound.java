package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.GenerateOutput.FinishReason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bound on the tokens of one generation that a call sets, and what is said of an answer that
 * was cut at it. Immutable.
 *
 * @param name of the kwarg that sets it; null where the LLM has none
 * @param tokens null where the call leaves it to the provider
 */
public record OutputBound(@Nullable String name, @Nullable Integer tokens) {
  private static final Set<String> NAMES =
      Set.of("max_new_tokens", "max_tokens", "max_completion_tokens", "max_output_tokens");

  /**
   * That of a call: the first of an LLM's kwargs that sets one, else the first that could.
   *
   * @param kwargs bound
   */
  static OutputBound of(LLM llm, Kwargs kwargs) {
    OutputBound own = llm.ownOutputBound(kwargs);
    return own == null ? usual(llm, kwargs) : own;
  }

  private static OutputBound usual(LLM llm, Kwargs kwargs) {
    String name = null;
    List<ParamDescriptor> declared = llm.descriptor().generationKwargs();
    for (int i = 0; i < declared.size(); i++) {
      String each = declared.get(i).name();
      if (NAMES.contains(each)) {
        if (kwargs.get(i) instanceof Integer tokens) {
          return new OutputBound(each, tokens);
        }
        name = name == null ? each : name;
      }
    }
    return new OutputBound(name, null);
  }

  /** What happened to an answer, to go after "the answer". */
  String cut(FinishReason reason) {
    if (reason == FinishReason.CONTEXT) {
      return "was cut where the context of the model ends";
    }
    return tokens == null
        ? "was cut at the provider's own bound on its tokens"
        : "was cut at " + name + " = " + tokens;
  }

  /** How to get the whole answer. */
  String mend(FinishReason reason) {
    if (reason == FinishReason.CONTEXT) {
      return "shorten the input, or take a model with a longer context";
    } else if (tokens != null) {
      return "raise " + name;
    }
    return name == null ? "raise that bound" : "set " + name + " to more than that";
  }
}

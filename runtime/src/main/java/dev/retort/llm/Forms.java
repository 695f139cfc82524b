package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import org.jspecify.annotations.Nullable;

/**
 * Which form the answers of one run must have, and who sees to it: the provider, or the prompt.
 * Immutable.
 */
final class Forms {
  /** How often an answer is asked for again by an LLM that has no {@code max_retries}. */
  private static final int MAX_RETRIES = 6;

  private final LLM llm;
  private final @Nullable StructuredOutput common;
  private final int maxRetries;
  private final int commonMaxRetries;
  private final OutputBound bound;

  private Forms(
      LLM llm,
      @Nullable StructuredOutput common,
      int maxRetries,
      int commonMaxRetries,
      OutputBound bound) {
    this.llm = llm;
    this.bound = bound;
    this.common = common;
    this.maxRetries = maxRetries;
    this.commonMaxRetries = commonMaxRetries;
  }

  /**
   * The forms that an LLM's inputs ask for, and its own.
   *
   * @param kwargs bound
   */
  static Forms of(LLM llm, Kwargs kwargs) {
    int retries = llm instanceof AsyncLLM async ? async.maxRetries() : MAX_RETRIES;
    StructuredOutputShape shape =
        llm.asksInTheProvidersWords(kwargs) ? null : llm.structuredOutput();
    OutputBound bound = OutputBound.of(llm, kwargs);
    if (shape == null) {
      return new Forms(llm, null, retries, retries, bound);
    }
    return new Forms(llm, shape.form(), retries, shape.maxRetries().orElse(retries), bound);
  }

  /** The form of an input's answers: its own, else that of the LLM; null for free text. */
  @Nullable StructuredOutput of(Input input) {
    StructuredOutput own = input.structuredOutput();
    return own == null ? common : own;
  }

  /** How often an answer of a form is asked for again. */
  int maxRetries(StructuredOutput form) {
    return form.equals(common) ? commonMaxRetries : maxRetries;
  }

  /** What bounds the tokens of a generation. */
  OutputBound bound() {
    return bound;
  }

  /** Whether the model is told of a form by the prompt alone. */
  boolean isTold(StructuredOutput form) {
    return !llm.keepsTo(form);
  }

  /** The input as it is counted and named: with the form in its messages where it is told there. */
  Input told(Input input) {
    StructuredOutput form = of(input);
    return form == null || !isTold(form) ? input : FormWords.tell(input, form);
  }

  /** The same as the operative method is given it. */
  Input sent(Input told) {
    if (llm instanceof StandIn) {
      // It knows nothing of attributes, so it is given the form whoever asks for it.
      StructuredOutput form = of(told);
      return form == null ? told : told.withStructuredOutput(form);
    }
    StructuredOutput form = told.structuredOutput();
    // Where a provider knows of forms it must see this one, or its own would go out in its place.
    return form == null || llm instanceof SupportsStructuredOutput || !isTold(form)
        ? told
        : told.withoutStructuredOutput();
  }
}

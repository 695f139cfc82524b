package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import java.util.concurrent.CompletionStage;

/**
 * Kwargs of an LLM that answers one input at a time without blocking; generated code implements it.
 *
 * @param <T> the LLM
 */
public interface AsyncKwargs<T> extends Kwargs {
  /**
   * Calls the operative method with these kwargs.
   *
   * @param llm the LLM
   * @param input what to answer
   * @param numGenerations generations wanted; 1 for an LLM without native n
   * @return the output to come
   */
  CompletionStage<GenerateOutput> call(T llm, Input input, int numGenerations);
}

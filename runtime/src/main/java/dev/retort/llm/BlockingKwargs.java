package dev.retort.llm;

import dev.retort.descriptor.Kwargs;

/**
 * Kwargs of an {@code AsyncLLM} whose operative method blocks until it has the answer; generated
 * code implements it.
 *
 * @param <T> the LLM
 */
public interface BlockingKwargs<T> extends Kwargs {
  /**
   * Calls the operative method with these kwargs.
   *
   * @param llm the LLM
   * @param input what to answer
   * @param numGenerations generations wanted; 1 for an LLM without native n
   * @return the output
   * @throws Exception whatever the method throws
   */
  GenerateOutput call(T llm, Input input, int numGenerations) throws Exception;
}

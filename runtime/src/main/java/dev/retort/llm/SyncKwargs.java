package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import java.util.List;

/**
 * Kwargs of an LLM that answers a list of inputs at once; generated code implements it.
 *
 * @param <T> the LLM
 */
public interface SyncKwargs<T> extends Kwargs {
  /**
   * Calls the operative method with these kwargs.
   *
   * @param llm the LLM
   * @param inputs what to answer
   * @param numGenerations generations an input
   * @return one output an input
   * @throws Exception whatever the method throws
   */
  List<GenerateOutput> call(T llm, List<Input> inputs, int numGenerations) throws Exception;
}

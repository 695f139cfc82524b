package dev.retort.llm;

import dev.retort.descriptor.Kwargs;

/**
 * Kwargs of an LLM that takes offline batches; generated code implements it.
 *
 * @param <T> the LLM
 */
public interface OfflineKwargs<T> extends Kwargs {
  /**
   * How many requests an input takes.
   *
   * @param numGenerations generations wanted
   * @return 1 if one request asks for all of them, else as many as generations
   */
  int requestsPerInput(int numGenerations);

  /**
   * Makes the body of a request with these kwargs.
   *
   * @param llm the LLM
   * @param input what to answer
   * @param numGenerations generations wanted; 1 for an LLM whose requests ask for one
   * @return one JSON object
   * @throws Exception what {@code offlineBatchRequest} throws
   */
  String request(T llm, Input input, int numGenerations) throws Exception;
}

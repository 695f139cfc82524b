package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.SelfDescribed;

/**
 * An LLM that stands in for another of its class, such as a fake in tests: it has the config and
 * the descriptor of that class, its parameters are checked alike and what it answers is regrouped
 * alike, but the operative method is not called. Where it extends the class, it overrides {@link
 * LLM#load} with {@link LLM#loadStandIn} and {@link LLM#unload} with {@link LLM#unloadStandIn}. It
 * has neither offline batches nor hidden states.
 */
public interface StandIn extends SelfDescribed {
  /**
   * Answers one call instead of the operative method. Called from many threads.
   *
   * @param kwargs all kwargs of the call, checked
   * @param input what is asked
   * @param numGenerations how many generations are asked for
   * @param sample which of the calls for the input this is, from 0; always 0 where one call gives
   *     all its generations
   * @return the output
   * @throws GenerationException if the call fails
   */
  GenerateOutput answer(Kwargs kwargs, Input input, int numGenerations, int sample);
}

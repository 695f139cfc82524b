package dev.retort.llm;

import java.util.List;

/** An LLM that gives its last hidden states. */
public interface SupportsHiddenStates {
  /**
   * The last hidden state of each input.
   *
   * @param inputs what to read
   * @return one block an input, in order
   */
  List<HiddenState> getLastHiddenStates(List<Input> inputs);
}

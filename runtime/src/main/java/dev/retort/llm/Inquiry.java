package dev.retort.llm;

import java.util.List;
import java.util.Objects;

/**
 * What an LLM asks another one for an answer to an input: what it may cost follows from that before
 * anything is asked. Immutable.
 *
 * @param llm who is asked
 * @param numGenerations for how many generations
 * @param isSure whether it is asked about every input; false where it is only if others fail
 * @param told what the LLM puts to the input by itself, such as a prompt
 * @param reads the LLMs of which it puts an answer, of one generation, to the input
 */
public record Inquiry(LLM llm, int numGenerations, boolean isSure, String told, List<LLM> reads) {
  /** Checks and copies. */
  public Inquiry {
    Objects.requireNonNull(llm, "llm");
    Objects.requireNonNull(told, "told");
    reads = List.copyOf(reads);
    if (numGenerations < 1) {
      throw new IllegalArgumentException(
          "numGenerations must be at least 1, not " + numGenerations);
    }
  }

  /**
   * One with the input as it is.
   *
   * @param llm who is asked
   * @param numGenerations for how many generations
   * @param isSure whether it is asked about every input
   * @return the inquiry
   */
  public static Inquiry of(LLM llm, int numGenerations, boolean isSure) {
    return new Inquiry(llm, numGenerations, isSure, "", List.of());
  }
}

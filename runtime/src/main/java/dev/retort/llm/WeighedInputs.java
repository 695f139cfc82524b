package dev.retort.llm;

import java.util.Iterator;

/**
 * Inputs with which something else is kept in memory until their outputs are handed out, such as
 * the rows that they were made of. One input that takes long holds up the outputs of those behind
 * it; how many of these are read meanwhile goes by what they weigh.
 */
public interface WeighedInputs extends Iterator<Input> {
  /**
   * How much memory is kept with the input that {@link #next} gave last, itself left out.
   *
   * @return bytes, roughly
   */
  long bytesKept();
}

package dev.retort.descriptor;

import org.jspecify.annotations.Nullable;

/**
 * Overrides of an LLM's generation kwargs: what every generated {@code ...Kwargs} record is. Null
 * means not set here. Immutable.
 */
public interface Kwargs {
  /**
   * The value of one kwarg.
   *
   * @param index its place among {@link LLMDescriptor#generationKwargs()}
   * @return the value; null if it is not set here
   */
  @Nullable Object get(int index);
}

package dev.retort.described;

import dev.retort.descriptor.Kwargs;
import org.jspecify.annotations.Nullable;

/** Generation kwargs of an LLM that is only described. Immutable. */
final class DescribedKwargs implements Kwargs {
  private final @Nullable Object[] values;

  DescribedKwargs(@Nullable Object[] values) {
    this.values = values.clone();
  }

  @Override
  public @Nullable Object get(int index) {
    return values[index];
  }
}

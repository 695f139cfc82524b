package dev.retort.descriptor;

import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every generated builder of kwargs is: values by index. One thread at a time.
 *
 * @param <K> the kwargs
 * @param <B> the builder itself
 */
public abstract class KwargsBuilder<K extends Kwargs, B extends KwargsBuilder<K, B>> {
  private final LLMDescriptor<?> descriptor;
  private final @Nullable Object[] values;
  private final BitSet given = new BitSet();

  /**
   * For generated code.
   *
   * @param descriptor of the LLM whose kwargs these are
   */
  protected KwargsBuilder(LLMDescriptor<?> descriptor) {
    this.descriptor = descriptor;
    this.values = new @Nullable Object[descriptor.generationKwargs().size()];
  }

  /**
   * Sets a value.
   *
   * @param index place of the kwarg among {@link LLMDescriptor#generationKwargs()}
   * @param value a value of the declared type
   * @return this builder
   */
  @SuppressWarnings("unchecked") // B is the class that extends this one.
  protected final B set(int index, @Nullable Object value) {
    values[index] = value;
    given.set(index);
    return (B) this;
  }

  /**
   * What was set here. Unlike {@link #build}, it tells a null that was set from nothing set.
   *
   * @return the values by wire name, in the order of the kwargs; unmodifiable
   */
  public final Map<String, @Nullable Object> byName() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    given.stream().forEach(i -> all.put(descriptor.generationKwargs().get(i).name(), values[i]));
    return Collections.unmodifiableMap(all);
  }

  /**
   * Makes the kwargs. They are checked by the call that they are for.
   *
   * @return overrides of what was set here
   */
  @SuppressWarnings("unchecked") // The descriptor makes the record that this builder is nested in.
  public final K build() {
    return (K) descriptor.kwargs(values);
  }
}

package dev.retort.pipeline;

import dev.retort.descriptor.KwargsBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values for the runtime parameters of one step or LLM of a pipeline file: what the classes inside
 * a generated {@link PipelineParameters} are. They are checked when the pipeline is read. One
 * thread at a time.
 *
 * @param <P> the class that extends this one
 */
public abstract class ParameterValues<P extends ParameterValues<P>> {
  private static final String KWARGS = "generation_kwargs";

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** For generated code. */
  protected ParameterValues() {}

  /**
   * Sets a value.
   *
   * @param name wire name
   * @param value a value of the declared type
   * @return this object
   */
  protected final P set(String name, @Nullable Object value) {
    values.put(name, value);
    return self();
  }

  /**
   * Sets parameters of an LLM, beside those that were set before.
   *
   * @param name wire name of the attribute that holds it
   * @param maker of values with nothing set
   * @param setter sets them
   * @param <C> class of the values
   * @return this object
   */
  protected final <C extends ParameterValues<C>> P llm(
      String name, Supplier<C> maker, Consumer<? super C> setter) {
    setter.accept(part(name, maker));
    return self();
  }

  /**
   * Sets parameters of an LLM in a list, beside those that were set before.
   *
   * @param name wire name of the attribute that holds the list
   * @param index place of the LLM, from 0
   * @param maker of values with nothing set
   * @param setter sets them
   * @param <C> class of the values
   * @return this object
   */
  protected final <C extends ParameterValues<C>> P llm(
      String name, int index, Supplier<C> maker, Consumer<? super C> setter) {
    part(name, Items::new).llm(Integer.toString(index), maker, setter);
    return self();
  }

  /**
   * Sets generation kwargs, beside those that were set before.
   *
   * @param maker of a builder with nothing set
   * @param setter sets them; null means none, whatever the file gives
   * @param <B> class of the builder
   * @return this object
   */
  protected final <B extends KwargsBuilder<?, B>> P kwargs(
      Supplier<B> maker, Consumer<? super B> setter) {
    setter.accept(part(KWARGS, maker));
    return self();
  }

  /** The values by wire name, as {@link ReadOptions#parameters} takes them. */
  final Map<String, @Nullable Object> byName() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    values.forEach((name, value) -> all.put(name, plain(value)));
    return Collections.unmodifiableMap(all);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof ParameterValues<?> inner) {
      return inner.byName();
    }
    return value instanceof KwargsBuilder<?, ?> kwargs ? kwargs.byName() : value;
  }

  @SuppressWarnings("unchecked") // The name of a part is given with one maker only.
  private <C> C part(String name, Supplier<C> maker) {
    Object part = values.get(name);
    if (part == null) {
      part = maker.get();
      values.put(name, part);
    }
    return (C) part;
  }

  @SuppressWarnings("unchecked") // P is the class that extends this one.
  private P self() {
    return (P) this;
  }

  /** The LLMs of a list by index. */
  private static final class Items extends ParameterValues<Items> {}
}

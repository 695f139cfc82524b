package dev.retort.pipeline;

import dev.retort.descriptor.KwargsBuilder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands for the runtime's class. */
public abstract class ParameterValues<P extends ParameterValues<P>> {
  protected ParameterValues() {}

  protected final P set(String name, @Nullable Object value) {
    return self();
  }

  protected final <C extends ParameterValues<C>> P llm(
      String name, Supplier<C> maker, Consumer<? super C> setter) {
    setter.accept(maker.get());
    return self();
  }

  protected final <C extends ParameterValues<C>> P llm(
      String name, int index, Supplier<C> maker, Consumer<? super C> setter) {
    return llm(name, maker, setter);
  }

  protected final <B extends KwargsBuilder<?, B>> P kwargs(
      Supplier<B> maker, Consumer<? super B> setter) {
    setter.accept(maker.get());
    return self();
  }

  @SuppressWarnings("unchecked")
  private P self() {
    return (P) this;
  }
}

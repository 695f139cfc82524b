package dev.retort.pipeline;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Stands for the runtime's class. */
public abstract class PipelineParameters<P extends PipelineParameters<P>> {
  protected PipelineParameters() {}

  @SuppressWarnings("unchecked")
  protected final <S extends ParameterValues<S>> P step(
      String name, Supplier<S> maker, Consumer<? super S> setter) {
    setter.accept(maker.get());
    return (P) this;
  }

  public final ReadOptions options() {
    return new ReadOptions();
  }
}

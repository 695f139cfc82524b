package com.acme.far;

import com.acme.base.PlainBuilder;
import dev.retort.descriptor.GeneratedBy;
import java.util.function.Consumer;

/** Builds {@link Far}. */
@GeneratedBy("dev.retort.processor")
public final class FarBuilder extends PlainBuilder<Far, FarBuilder> {
  private FarBuilder() {
    super(FarSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static FarBuilder create() {
    return new FarBuilder();
  }

  /**
   * A model.
   *
   * @param model default far-1
   */
  public FarBuilder model(String model) {
    return set("model", model);
  }

  /** Sets the generation kwargs, all at once. */
  public FarBuilder generationKwargs(FarKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public FarBuilder generationKwargs(Consumer<FarKwargs.Builder> generationKwargs) {
    FarKwargs.Builder kwargs = FarKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}

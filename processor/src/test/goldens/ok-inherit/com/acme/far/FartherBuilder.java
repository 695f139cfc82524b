package com.acme.far;

import com.acme.base.PlainBuilder;
import dev.retort.descriptor.GeneratedBy;
import java.util.function.Consumer;

/** Builds {@link Farther}. */
@GeneratedBy("dev.retort.processor")
public final class FartherBuilder extends PlainBuilder<Farther, FartherBuilder> {
  private FartherBuilder() {
    super(FartherSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static FartherBuilder create() {
    return new FartherBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public FartherBuilder generationKwargs(FartherKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public FartherBuilder generationKwargs(Consumer<FartherKwargs.Builder> generationKwargs) {
    FartherKwargs.Builder kwargs = FartherKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}

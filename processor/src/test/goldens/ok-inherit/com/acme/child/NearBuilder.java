package com.acme.child;

import com.acme.base.PlainBuilder;
import dev.retort.descriptor.GeneratedBy;
import java.util.function.Consumer;

/** Builds {@link Near}. */
@GeneratedBy("dev.retort.processor")
public final class NearBuilder extends PlainBuilder<Near, NearBuilder> {
  private NearBuilder() {
    super(NearSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static NearBuilder create() {
    return new NearBuilder();
  }

  /** A model. */
  public NearBuilder model(String model) {
    return set("model", model);
  }

  /** Sets the generation kwargs, all at once. */
  public NearBuilder generationKwargs(NearKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public NearBuilder generationKwargs(Consumer<NearKwargs.Builder> generationKwargs) {
    NearKwargs.Builder kwargs = NearKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}

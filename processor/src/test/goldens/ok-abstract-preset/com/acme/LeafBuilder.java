package com.acme;

import dev.retort.descriptor.GeneratedBy;
import java.util.function.Consumer;

/** Builds {@link Leaf}. */
@GeneratedBy("dev.retort.processor")
public final class LeafBuilder extends MiddleBuilder<Leaf, LeafBuilder> {
  private LeafBuilder() {
    super(LeafSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static LeafBuilder create() {
    return new LeafBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public LeafBuilder generationKwargs(LeafKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public LeafBuilder generationKwargs(Consumer<LeafKwargs.Builder> generationKwargs) {
    LeafKwargs.Builder kwargs = LeafKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}

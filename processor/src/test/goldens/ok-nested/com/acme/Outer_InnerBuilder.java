package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.LLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Outer.Inner}. */
@GeneratedBy("dev.retort.processor")
public final class Outer_InnerBuilder extends LLMBuilder<Outer.Inner, Outer_InnerBuilder> {
  private Outer_InnerBuilder() {
    super(Outer_InnerSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static Outer_InnerBuilder create() {
    return new Outer_InnerBuilder();
  }

  /**
   * A number.
   *
   * @param number default 1
   */
  public Outer_InnerBuilder number(int number) {
    return set("number", number);
  }

  /** Sets the generation kwargs, all at once. */
  public Outer_InnerBuilder generationKwargs(Outer_InnerKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public Outer_InnerBuilder generationKwargs(Consumer<Outer_InnerKwargs.Builder> generationKwargs) {
    Outer_InnerKwargs.Builder kwargs = Outer_InnerKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}

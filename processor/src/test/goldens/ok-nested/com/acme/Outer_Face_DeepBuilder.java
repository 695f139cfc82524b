package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.LLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Outer.Face.Deep}. */
@GeneratedBy("dev.retort.processor")
public final class Outer_Face_DeepBuilder extends LLMBuilder<Outer.Face.Deep, Outer_Face_DeepBuilder> {
  private Outer_Face_DeepBuilder() {
    super(Outer_Face_DeepSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static Outer_Face_DeepBuilder create() {
    return new Outer_Face_DeepBuilder();
  }

  /**
   * A number.
   *
   * @param number default 1
   */
  public Outer_Face_DeepBuilder number(int number) {
    return set("number", number);
  }

  /** Sets the generation kwargs, all at once. */
  public Outer_Face_DeepBuilder generationKwargs(Outer_Face_DeepKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public Outer_Face_DeepBuilder generationKwargs(
      Consumer<Outer_Face_DeepKwargs.Builder> generationKwargs) {
    Outer_Face_DeepKwargs.Builder kwargs = Outer_Face_DeepKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}

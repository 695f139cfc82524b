package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.LLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Reader}. */
@GeneratedBy("dev.retort.processor")
public final class ReaderBuilder extends LLMBuilder<Reader, ReaderBuilder> {
  private ReaderBuilder() {
    super(ReaderSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static ReaderBuilder create() {
    return new ReaderBuilder();
  }

  /** Id of the model. */
  public ReaderBuilder model(String model) {
    return set("model", model);
  }

  /** Sets the generation kwargs, all at once. */
  public ReaderBuilder generationKwargs(ReaderKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public ReaderBuilder generationKwargs(Consumer<ReaderKwargs.Builder> generationKwargs) {
    ReaderKwargs.Builder kwargs = ReaderKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}

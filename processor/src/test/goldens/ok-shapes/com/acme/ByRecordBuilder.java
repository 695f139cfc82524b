package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.LLMBuilder;
import java.util.function.Consumer;

/** Builds {@link ByRecord}. */
@GeneratedBy("dev.retort.processor")
public final class ByRecordBuilder extends LLMBuilder<ByRecord, ByRecordBuilder> {
  private ByRecordBuilder() {
    super(ByRecordSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static ByRecordBuilder create() {
    return new ByRecordBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public ByRecordBuilder generationKwargs(ByRecordKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public ByRecordBuilder generationKwargs(Consumer<ByRecordKwargs.Builder> generationKwargs) {
    ByRecordKwargs.Builder kwargs = ByRecordKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}

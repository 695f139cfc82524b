package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link AcmeLLM}. */
@Documented(
    value = "A model.",
    parameters = {
      "input", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class AcmeLLMDescriptor extends LLMDescriptor<AcmeLLM> {
  public static final AcmeLLMDescriptor INSTANCE = new AcmeLLMDescriptor();

  private AcmeLLMDescriptor() {
    super("com.acme", "AcmeLLM", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "A model.";
  }

  @Override
  public AcmeLLMKwargs kwargs(@Nullable Object[] values) {
    return new AcmeLLMKwargs();
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public AcmeLLM create() {
    return new AcmeLLM();
  }

  @Override
  public AcmeLLMSerializer serializer() {
    return AcmeLLMSerializer.INSTANCE;
  }
}

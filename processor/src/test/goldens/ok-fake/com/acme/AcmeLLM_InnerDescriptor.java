package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link AcmeLLM.Inner}. */
@Documented(
    value = "A model within.",
    parameters = {
      "input", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class AcmeLLM_InnerDescriptor extends LLMDescriptor<AcmeLLM.Inner> {
  public static final AcmeLLM_InnerDescriptor INSTANCE = new AcmeLLM_InnerDescriptor();

  private AcmeLLM_InnerDescriptor() {
    super("com.acme", "AcmeLLM.Inner", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "A model within.";
  }

  @Override
  public AcmeLLM_InnerKwargs kwargs(@Nullable Object[] values) {
    return new AcmeLLM_InnerKwargs();
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public AcmeLLM.Inner create() {
    return new AcmeLLM.Inner();
  }

  @Override
  public AcmeLLM_InnerSerializer serializer() {
    return AcmeLLM_InnerSerializer.INSTANCE;
  }
}

package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link Helper}. */
@Documented(
    value = "Has a method of the same name for callers.",
    parameters = {
      "input", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class HelperDescriptor extends LLMDescriptor<Helper> {
  public static final HelperDescriptor INSTANCE = new HelperDescriptor();

  private HelperDescriptor() {
    super("com.acme", "Helper", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Has a method of the same name for callers.";
  }

  @Override
  public HelperKwargs kwargs(@Nullable Object[] values) {
    return new HelperKwargs();
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Helper create() {
    return new Helper();
  }

  @Override
  public HelperSerializer serializer() {
    return HelperSerializer.INSTANCE;
  }
}

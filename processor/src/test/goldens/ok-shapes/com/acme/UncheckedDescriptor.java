package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link Unchecked}. */
@Documented(
    value = "Says what it throws, nothing of which is checked.",
    parameters = {
      "input", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class UncheckedDescriptor extends LLMDescriptor<Unchecked> {
  public static final UncheckedDescriptor INSTANCE = new UncheckedDescriptor();

  private UncheckedDescriptor() {
    super("com.acme", "Unchecked", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Says what it throws, nothing of which is checked.";
  }

  @Override
  public UncheckedKwargs kwargs(@Nullable Object[] values) {
    return new UncheckedKwargs();
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Unchecked create() {
    return new Unchecked();
  }

  @Override
  public UncheckedSerializer serializer() {
    return UncheckedSerializer.INSTANCE;
  }
}

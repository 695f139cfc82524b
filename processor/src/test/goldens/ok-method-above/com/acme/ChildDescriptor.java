package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link Child}. */
@Documented(
    value = "Inherits the method.",
    parameters = {
      "input", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class ChildDescriptor extends LLMDescriptor<Child> {
  public static final ChildDescriptor INSTANCE = new ChildDescriptor();

  private ChildDescriptor() {
    super("com.acme", "Child", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Inherits the method.";
  }

  @Override
  public ChildKwargs kwargs(@Nullable Object[] values) {
    return new ChildKwargs();
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Child create() {
    return new Child();
  }

  @Override
  public ChildSerializer serializer() {
    return ChildSerializer.INSTANCE;
  }
}

package com.far;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link Far}. */
@Documented(
    value = "In another package.",
    parameters = {
      "input", "",
      "numGenerations", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class FarDescriptor extends LLMDescriptor<Far> {
  public static final FarDescriptor INSTANCE = new FarDescriptor();

  private FarDescriptor() {
    super("com.far", "Far", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "In another package.";
  }

  @Override
  public FarKwargs kwargs(@Nullable Object[] values) {
    return new FarKwargs();
  }

  @Override
  public Far create() {
    return new Far();
  }

  @Override
  public FarSerializer serializer() {
    return FarSerializer.INSTANCE;
  }
}

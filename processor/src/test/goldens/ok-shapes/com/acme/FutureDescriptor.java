package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link Future}. */
@Documented(
    value = "A future, no kwargs.",
    parameters = {
      "input", "",
      "n", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class FutureDescriptor extends LLMDescriptor<Future> {
  public static final FutureDescriptor INSTANCE = new FutureDescriptor();

  private FutureDescriptor() {
    super("com.acme", "Future", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "A future, no kwargs.";
  }

  @Override
  public FutureKwargs kwargs(@Nullable Object[] values) {
    return new FutureKwargs();
  }

  @Override
  public Future create() {
    return new Future();
  }

  @Override
  public FutureSerializer serializer() {
    return FutureSerializer.INSTANCE;
  }
}

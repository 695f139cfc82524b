package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import org.jspecify.annotations.Nullable;

/** Describes {@link Grand}. */
@Documented("Inherits it once more.")
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class GrandDescriptor extends LLMDescriptor<Grand> {
  public static final GrandDescriptor INSTANCE = new GrandDescriptor();

  private GrandDescriptor() {
    super("com.acme", "Grand", ChildDescriptor.INSTANCE);
  }

  @Override
  public String description() {
    return "Inherits it once more.";
  }

  @Override
  public GrandKwargs kwargs(@Nullable Object[] values) {
    return new GrandKwargs();
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Grand create() {
    return new Grand();
  }

  @Override
  public GrandSerializer serializer() {
    return GrandSerializer.INSTANCE;
  }
}

package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import org.jspecify.annotations.Nullable;

/** Describes {@link Outer.Face.Deep}. */
@Documented("Nested in an interface.")
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class Outer_Face_DeepDescriptor extends LLMDescriptor<Outer.Face.Deep> {
  public static final Outer_Face_DeepDescriptor INSTANCE = new Outer_Face_DeepDescriptor();

  private Outer_Face_DeepDescriptor() {
    super("com.acme", "Outer.Face.Deep", Outer_InnerDescriptor.INSTANCE);
  }

  @Override
  public String description() {
    return "Nested in an interface.";
  }

  @Override
  public Outer_Face_DeepKwargs kwargs(@Nullable Object[] values) {
    return new Outer_Face_DeepKwargs();
  }

  @Override
  public Outer.Face.Deep create() {
    return new Outer.Face.Deep();
  }

  @Override
  public Outer_Face_DeepSerializer serializer() {
    return Outer_Face_DeepSerializer.INSTANCE;
  }
}

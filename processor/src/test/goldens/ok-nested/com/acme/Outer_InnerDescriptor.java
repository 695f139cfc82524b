package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.LLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link Outer.Inner}. */
@Documented(
    value = "Nested.",
    fields = {
      "number", "A number."
    },
    parameters = {
      "inputs", "",
      "n", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class Outer_InnerDescriptor extends LLMDescriptor<Outer.Inner> {
  public static final Outer_InnerDescriptor INSTANCE = new Outer_InnerDescriptor();

  private Outer_InnerDescriptor() {
    super("com.acme", "Outer.Inner", LLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Nested.";
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("number", INT)
          .orDefault("1")
          .describedAs("A number."),
    };
  }

  @Override
  public @Nullable Object get(Outer.Inner llm, int index) {
    return switch (index) {
      case 0 -> llm.number;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Outer.Inner llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.number = (int) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  public Outer_InnerKwargs kwargs(@Nullable Object[] values) {
    return new Outer_InnerKwargs();
  }

  @Override
  public Outer.Inner create() {
    return new Outer.Inner();
  }

  @Override
  public Outer_InnerSerializer serializer() {
    return Outer_InnerSerializer.INSTANCE;
  }
}

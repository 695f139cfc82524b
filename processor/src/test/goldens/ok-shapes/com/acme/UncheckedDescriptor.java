package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
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
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[0];
  }

  @Override
  public String[] info() {
    return new String[] {
      "",
    };
  }

  @Override
  public @Nullable Object get(Unchecked llm, int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void set(Unchecked llm, int index, @Nullable Object value) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[0];
  }

  @Override
  public String kwargsInfo() {
    return "";
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

package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
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
  public @Nullable Object get(Grand llm, int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void set(Grand llm, int index, @Nullable Object value) {
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

package com.far;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
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
  public @Nullable Object get(Far llm, int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void set(Far llm, int index, @Nullable Object value) {
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

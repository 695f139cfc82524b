package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import org.jspecify.annotations.Nullable;

/** The annotated fields of {@link Middle}. */
@Documented("Changes a default and is no model itself.")
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class MiddleMembers extends Members<Middle> {
  public static final MiddleMembers INSTANCE = new MiddleMembers();

  private MiddleMembers() {
    super(BaseDescriptor.INSTANCE);
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
  public @Nullable Object get(Middle llm, int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void set(Middle llm, int index, @Nullable Object value) {
    throw new IndexOutOfBoundsException(index);
  }
}

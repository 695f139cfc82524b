package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Members;

/** The annotated fields of {@link Middle}. */
@Documented("Changes a default and is no model itself.")
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class MiddleMembers extends Members<Middle> {
  public static final MiddleMembers INSTANCE = new MiddleMembers();

  private MiddleMembers() {
    super(BaseDescriptor.INSTANCE);
  }
}

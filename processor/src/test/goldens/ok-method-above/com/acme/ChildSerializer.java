package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Child}. */
@GeneratedBy("dev.retort.processor")
public final class ChildSerializer extends Serializer<Child> {
  public static final ChildSerializer INSTANCE = new ChildSerializer();

  private ChildSerializer() {
    super(ChildDescriptor.INSTANCE);
  }
}

package com.acme.offline;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Once}. */
@GeneratedBy("dev.retort.processor")
public final class OnceSerializer extends Serializer<Once> {
  public static final OnceSerializer INSTANCE = new OnceSerializer();

  private OnceSerializer() {
    super(OnceDescriptor.INSTANCE);
  }
}

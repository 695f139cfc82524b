package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Future}. */
@GeneratedBy("dev.retort.processor")
public final class FutureSerializer extends Serializer<Future> {
  public static final FutureSerializer INSTANCE = new FutureSerializer();

  private FutureSerializer() {
    super(FutureDescriptor.INSTANCE);
  }
}

package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Blocking}. */
@GeneratedBy("dev.retort.processor")
public final class BlockingSerializer extends Serializer<Blocking> {
  public static final BlockingSerializer INSTANCE = new BlockingSerializer();

  private BlockingSerializer() {
    super(BlockingDescriptor.INSTANCE);
  }
}

package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Leaf}. */
@GeneratedBy("dev.retort.processor")
public final class LeafSerializer extends Serializer<Leaf> {
  public static final LeafSerializer INSTANCE = new LeafSerializer();

  private LeafSerializer() {
    super(LeafDescriptor.INSTANCE);
  }
}

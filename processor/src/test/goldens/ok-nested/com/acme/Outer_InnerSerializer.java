package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Outer.Inner}. */
@GeneratedBy("dev.retort.processor")
public final class Outer_InnerSerializer extends Serializer<Outer.Inner> {
  public static final Outer_InnerSerializer INSTANCE = new Outer_InnerSerializer();

  private Outer_InnerSerializer() {
    super(Outer_InnerDescriptor.INSTANCE);
  }
}

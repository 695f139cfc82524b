package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Outer.Face.Deep}. */
@GeneratedBy("dev.retort.processor")
public final class Outer_Face_DeepSerializer extends Serializer<Outer.Face.Deep> {
  public static final Outer_Face_DeepSerializer INSTANCE = new Outer_Face_DeepSerializer();

  private Outer_Face_DeepSerializer() {
    super(Outer_Face_DeepDescriptor.INSTANCE);
  }
}

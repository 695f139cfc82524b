package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Types}. */
@GeneratedBy("dev.retort.processor")
public final class TypesSerializer extends Serializer<Types> {
  public static final TypesSerializer INSTANCE = new TypesSerializer();

  private TypesSerializer() {
    super(TypesDescriptor.INSTANCE);
  }
}

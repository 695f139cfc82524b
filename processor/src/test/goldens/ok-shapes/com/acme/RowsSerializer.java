package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Rows}. */
@GeneratedBy("dev.retort.processor")
public final class RowsSerializer extends Serializer<Rows> {
  public static final RowsSerializer INSTANCE = new RowsSerializer();

  private RowsSerializer() {
    super(RowsDescriptor.INSTANCE);
  }
}

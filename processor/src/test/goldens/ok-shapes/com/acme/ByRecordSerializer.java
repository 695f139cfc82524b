package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link ByRecord}. */
@GeneratedBy("dev.retort.processor")
public final class ByRecordSerializer extends Serializer<ByRecord> {
  public static final ByRecordSerializer INSTANCE = new ByRecordSerializer();

  private ByRecordSerializer() {
    super(ByRecordDescriptor.INSTANCE);
  }
}

package com.acme;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Reader}. */
@GeneratedBy("dev.retort.processor")
public final class ReaderSerializer extends Serializer<Reader> {
  public static final ReaderSerializer INSTANCE = new ReaderSerializer();

  private ReaderSerializer() {
    super(ReaderDescriptor.INSTANCE);
  }
}

package com.acme.offline.away;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Away}. */
@GeneratedBy("dev.retort.processor")
public final class AwaySerializer extends Serializer<Away> {
  public static final AwaySerializer INSTANCE = new AwaySerializer();

  private AwaySerializer() {
    super(AwayDescriptor.INSTANCE);
  }
}

package com.hostile;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Hostile}. */
@GeneratedBy("dev.retort.processor")
@java.lang.SuppressWarnings({"deprecation", "removal"})
public final class HostileSerializer extends Serializer<Hostile> {
  public static final HostileSerializer INSTANCE = new HostileSerializer();

  private HostileSerializer() {
    super(HostileDescriptor.INSTANCE);
  }
}

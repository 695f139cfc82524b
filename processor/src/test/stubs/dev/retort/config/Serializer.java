package dev.retort.config;

import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeSerializer;

/** Stands for the runtime's class. */
public abstract class Serializer<T> implements TypeSerializer<T> {
  private final TypeDescriptor<T> descriptor;

  protected Serializer(TypeDescriptor<T> descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public final TypeDescriptor<T> descriptor() {
    return descriptor;
  }
}

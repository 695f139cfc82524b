package dev.retort.config;

import dev.retort.descriptor.TypeDescriptor;

/**
 * Reads objects that stand for those of a class that is not loaded. The environment in which they
 * will be used is not known.
 *
 * @param <T> the objects
 */
public final class DescribedSerializer<T> extends Serializer<T> {
  /**
   * A serializer of its own for each description.
   *
   * @param descriptor of the same type
   */
  public DescribedSerializer(TypeDescriptor<T> descriptor) {
    super(descriptor);
  }

  @Override
  Environment environment() {
    return Environment.UNKNOWN;
  }
}

package dev.retort.descriptor;

/**
 * What a descriptor knows of its serializer: that there is one. Implemented by the runtime's {@code
 * dev.retort.config.Serializer}.
 *
 * @param <T> the type
 */
public interface TypeSerializer<T> {
  /**
   * The descriptor of the same type.
   *
   * @return the descriptor
   */
  TypeDescriptor<T> descriptor();
}

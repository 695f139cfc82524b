package dev.retort.config;

import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;

/** Where the types of another program are looked up, which has its own registry and class path. */
public interface TypeSource {
  /**
   * Looks up a name.
   *
   * @param type a type or an alias
   * @return what is called so
   */
  Answer find(TypeInfo type);

  /** What a name means. */
  sealed interface Answer {}

  /**
   * A declared type.
   *
   * @param descriptor what is known of it
   */
  record Found(TypeDescriptor<?> descriptor) implements Answer {}

  /**
   * A declared type that cannot be used.
   *
   * @param reason why, in one line
   */
  record Broken(String reason) implements Answer {}

  /**
   * No declared type.
   *
   * @param isClass whether there is a class of that name
   */
  record Undeclared(boolean isClass) implements Answer {}
}

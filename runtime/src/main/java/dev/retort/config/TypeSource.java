package dev.retort.config;

import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import java.util.List;

/** Where the types of another program are looked up, which has its own registry and class path. */
public interface TypeSource {
  /**
   * Looks up a name.
   *
   * @param type a type or an alias
   * @return what is called so
   */
  Answer find(TypeInfo type);

  /**
   * The names that a module has, for those who misspelt one.
   *
   * @param module of a {@code type_info}
   * @return the names in it, in any order
   */
  List<String> names(String module);

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

package dev.retort.config;

import dev.retort.descriptor.SelfDescribed;
import org.jspecify.annotations.Nullable;

/** The class that a nested object must be an instance of; by name where it is not loaded. */
final class Bound {
  private final @Nullable Class<?> type;
  private final String name;

  private Bound(@Nullable Class<?> type, String name) {
    this.type = type;
    this.name = name;
  }

  static Bound of(Class<?> type) {
    return new Bound(type, type.getName());
  }

  /** The class of a name, nested ones as {@code Outer.Inner}. */
  static Bound named(String name) {
    return new Bound(null, name);
  }

  boolean admits(Object value) {
    return type == null
        ? value instanceof SelfDescribed own && own.isA(name)
        : type.isInstance(value);
  }

  String simpleName() {
    return type == null ? name.substring(name.lastIndexOf('.') + 1) : type.getSimpleName();
  }
}

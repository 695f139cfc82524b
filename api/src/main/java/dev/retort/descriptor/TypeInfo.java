package dev.retort.descriptor;

import java.util.Objects;

/**
 * The name by which a config file calls a type: Java package and class, or an alias of the same
 * form.
 *
 * @param module Java package of the type, empty for the unnamed one
 * @param name name of the class within it; nested classes as {@code Outer.Inner}
 */
public record TypeInfo(String module, String name) {
  public TypeInfo {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(name, "name");
  }

  /** Returns {@code module:name}, the form of aliases. */
  @Override
  public String toString() {
    return module + ":" + name;
  }
}

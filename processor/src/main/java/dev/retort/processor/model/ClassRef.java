package dev.retort.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a class.
 *
 * @param pkg its package, empty for the unnamed one
 * @param names simple names, outermost first
 */
public record ClassRef(String pkg, List<String> names) {
  public ClassRef {
    names = List.copyOf(names);
  }

  /** A class by package and simple names. */
  public static ClassRef of(String pkg, String... names) {
    return new ClassRef(pkg, List.of(names));
  }

  /** The innermost name. */
  public String simple() {
    return names.get(names.size() - 1);
  }

  /** The name within the package, as {@code type_info} has it: {@code Outer.Inner}. */
  public String nested() {
    return String.join(".", names);
  }

  /** The name within the package as generated classes carry it: {@code Outer_Inner}. */
  public String flat() {
    return String.join("_", names);
  }

  /** As source names it. */
  public String qualified() {
    return prefixed(nested());
  }

  /** As class loaders name it. */
  public String binary() {
    return prefixed(String.join("$", names));
  }

  /** The generated class beside this one. */
  public ClassRef companion(String suffix) {
    return of(pkg, flat() + suffix);
  }

  /** A class within this one. */
  public ClassRef inner(String name) {
    List<String> all = new ArrayList<>(names);
    all.add(name);
    return new ClassRef(pkg, all);
  }

  private String prefixed(String name) {
    return pkg.isEmpty() ? name : pkg + "." + name;
  }

  @Override
  public String toString() {
    return qualified();
  }
}

package dev.retort.descriptor;

import java.util.List;

/** Two jars or folders of the class path declare a type of one name. */
public final class AmbiguousTypeException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  AmbiguousTypeException(TypeInfo type, List<String> places) {
    super("the type " + type + " is declared twice: in " + String.join(" and in ", places));
  }
}

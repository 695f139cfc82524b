package dev.retort.descriptor;

import java.util.List;
import java.util.Objects;

/**
 * An object in a pipeline file. Immutable.
 *
 * @param type its declared type, by the name under which configs are written
 * @param held the LLMs it holds, in declaration order
 */
public record Placed(TypeInfo type, List<Held> held) {
  public Placed {
    Objects.requireNonNull(type, "type");
    held = List.copyOf(held);
  }
}

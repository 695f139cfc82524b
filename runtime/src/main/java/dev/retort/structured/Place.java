package dev.retort.structured;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where in a value: written out only where something is wrong. Immutable. */
final class Place {
  static final Place ROOT = new Place(null, "");

  private final @Nullable Place parent;
  private final Object step;
  private final int hash;

  private Place(@Nullable Place parent, Object step) {
    this.parent = parent;
    this.step = step;
    this.hash = 31 * (parent == null ? 0 : parent.hash) + step.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Place place
            && place.hash == hash
            && place.step.equals(step)
            && Objects.equals(place.parent, parent));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  Place of(String property) {
    return new Place(this, property);
  }

  Place of(int index) {
    return new Place(this, index);
  }

  /** As a JSON pointer. */
  String pointer() {
    StringBuilder pointer = new StringBuilder();
    write(pointer);
    return pointer.toString();
  }

  private void write(StringBuilder out) {
    if (parent != null) {
      parent.write(out);
      out.append('/').append(escaped(step.toString()));
    }
  }

  static String escaped(String property) {
    return property.replace("~", "~0").replace("/", "~1");
  }
}

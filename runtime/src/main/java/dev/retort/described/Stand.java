package dev.retort.described;

import dev.retort.descriptor.DescribedType;
import dev.retort.descriptor.SelfDescribed;
import dev.retort.descriptor.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/** What the objects have in common: their values are in an array. */
interface Stand extends SelfDescribed {
  Values values();

  @Override
  default TypeDescriptor<?> describedBy() {
    return values().descriptor;
  }

  @Override
  default boolean isA(String className) {
    return values().type.supertypes().contains(className);
  }

  /** The values of the members that the runtime's own classes do not declare. One thread. */
  final class Values {
    private final TypeDescriptor<?> descriptor;
    private final DescribedType type;
    private final @Nullable Object[] members;

    Values(TypeDescriptor<?> descriptor, DescribedType type) {
      this.descriptor = descriptor;
      this.type = type;
      this.members = new Object[type.members().size()];
    }

    @Nullable Object get(int index) {
      return members[index];
    }

    void set(int index, @Nullable Object value) {
      members[index] = value;
    }
  }
}

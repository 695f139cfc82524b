package dev.retort.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The type of a parameter, with the constraints on it. Immutable; generated descriptors build it
 * from the constants and factories here, so that reading needs no reflection.
 */
public sealed interface ValueType {
  /** One token; see {@link Scalar}. */
  record ScalarType(Scalar scalar, List<Constraint> constraints) implements ValueType {
    @Override
    public String label() {
      return scalar.label();
    }
  }

  /** One of the constants of an enum. */
  record EnumType(String name, List<Enum<?>> constants, List<Constraint> constraints)
      implements ValueType {
    @Override
    public String label() {
      return "enum";
    }
  }

  /** One of the constants of an enum that is known by their names alone. */
  record NamedEnumType(String name, List<String> constants) implements ValueType {
    @Override
    public List<Constraint> constraints() {
      return List.of();
    }

    @Override
    public String label() {
      return "enum";
    }
  }

  /** Items in order. */
  record ListType(ValueType item, List<Constraint> constraints) implements ValueType {
    @Override
    public String label() {
      return "list[" + item.label() + "]";
    }
  }

  /** Items without repetition, in the order in which they were read. */
  record SetType(ValueType item, List<Constraint> constraints) implements ValueType {
    @Override
    public String label() {
      return "set[" + item.label() + "]";
    }
  }

  /** Values by text, in the order in which they were read. */
  record MapType(ValueType value, List<Constraint> constraints) implements ValueType {
    @Override
    public String label() {
      return "map[" + value.label() + "]";
    }
  }

  /** A value or {@code Optional.empty()}. */
  record OptionalType(ValueType value) implements ValueType {
    @Override
    public List<Constraint> constraints() {
      return List.of();
    }

    @Override
    public String label() {
      return value.label();
    }
  }

  /** A record with named components. */
  record RecordType(RecordShape<?> shape, List<Constraint> constraints) implements ValueType {
    @Override
    public String label() {
      return "object";
    }
  }

  /** Another declared LLM, found by its {@code type_info}. */
  record ModelType(Class<?> bound) implements ValueType {
    @Override
    public List<Constraint> constraints() {
      return List.of();
    }

    @Override
    public String label() {
      return "llm";
    }
  }

  /** The same, where the class it must be an instance of is known by its name alone. */
  record NamedModelType(String bound) implements ValueType {
    @Override
    public List<Constraint> constraints() {
      return List.of();
    }

    @Override
    public String label() {
      return "llm";
    }
  }

  /** See {@link ValueTypes#KWARGS}. */
  record KwargsType() implements ValueType {
    @Override
    public List<Constraint> constraints() {
      return List.of();
    }

    @Override
    public String label() {
      return "kwargs";
    }
  }

  /**
   * What users are shown as the type.
   *
   * @return such as {@code integer} or {@code list[string]}
   */
  String label();

  /**
   * The constraints on the value itself (not on its items).
   *
   * @return in source order
   */
  List<Constraint> constraints();

  /**
   * Adds a constraint.
   *
   * @param constraint what the value must satisfy
   * @return this type with the constraint
   * @throws IllegalStateException if the type takes no constraints
   */
  default ValueType with(Constraint constraint) {
    Objects.requireNonNull(constraint, "constraint");
    List<Constraint> all = new ArrayList<>(constraints());
    all.add(constraint);
    List<Constraint> sealed = List.copyOf(all);
    if (this instanceof ScalarType t) {
      return new ScalarType(t.scalar(), sealed);
    } else if (this instanceof EnumType t) {
      return new EnumType(t.name(), t.constants(), sealed);
    } else if (this instanceof ListType t) {
      return new ListType(t.item(), sealed);
    } else if (this instanceof SetType t) {
      return new SetType(t.item(), sealed);
    } else if (this instanceof MapType t) {
      return new MapType(t.value(), sealed);
    } else if (this instanceof RecordType t) {
      return new RecordType(t.shape(), sealed);
    } else if (this instanceof OptionalType t) {
      return new OptionalType(t.value().with(constraint));
    }
    throw new IllegalStateException("a " + label() + " takes no constraint");
  }

  /**
   * {@code @Min}, {@code @DecimalMin}, {@code @PositiveOrZero}.
   *
   * @param bound the least value, as decimal text
   * @return this type with the constraint
   */
  default ValueType atLeast(String bound) {
    return with(Constraint.lower(bound, true));
  }

  /**
   * {@code @Positive}, {@code @DecimalMin(inclusive = false)}.
   *
   * @param bound what the value must be greater than, as decimal text
   * @return this type with the constraint
   */
  default ValueType above(String bound) {
    return with(Constraint.lower(bound, false));
  }

  /**
   * {@code @Max}, {@code @DecimalMax}, {@code @NegativeOrZero}.
   *
   * @param bound the greatest value, as decimal text
   * @return this type with the constraint
   */
  default ValueType atMost(String bound) {
    return with(Constraint.upper(bound, true));
  }

  /**
   * {@code @Negative}, {@code @DecimalMax(inclusive = false)}.
   *
   * @param bound what the value must be less than, as decimal text
   * @return this type with the constraint
   */
  default ValueType below(String bound) {
    return with(Constraint.upper(bound, false));
  }

  /**
   * {@code @Size}.
   *
   * @param min least length or number of items
   * @param max greatest length or number of items
   * @return this type with the constraint
   */
  default ValueType size(int min, int max) {
    return with(Constraint.size(min, max));
  }

  /**
   * {@code @NotEmpty}.
   *
   * @return this type with the constraint
   */
  default ValueType notEmpty() {
    return with(Constraint.notEmpty());
  }

  /**
   * {@code @NotBlank}.
   *
   * @return this type with the constraint
   */
  default ValueType notBlank() {
    return with(Constraint.notBlank());
  }

  /**
   * {@code @Pattern}.
   *
   * @param regex what the whole text must match
   * @param flags flags of {@link java.util.regex.Pattern}, 0 for none
   * @return this type with the constraint
   */
  default ValueType pattern(String regex, int flags) {
    return with(Constraint.pattern(regex, flags));
  }
}

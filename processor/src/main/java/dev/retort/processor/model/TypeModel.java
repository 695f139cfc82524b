package dev.retort.processor.model;

import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.Scalar;
import java.util.List;

/** The type of a parameter, with the constraints on it. */
public sealed interface TypeModel {
  /**
   * One token.
   *
   * @param scalar which
   * @param primitive whether Java has it as a primitive
   * @param constraints on the value
   */
  record ScalarOf(Scalar scalar, boolean primitive, List<Constraint> constraints)
      implements TypeModel {}

  /**
   * An enum.
   *
   * @param java its class
   * @param constants all names in order
   */
  record EnumOf(ClassRef java, List<String> constants) implements TypeModel {}

  /**
   * A list, or a set.
   *
   * @param set whether it is a set
   * @param item type of its items
   * @param constraints on the whole
   */
  record ItemsOf(boolean set, TypeModel item, List<Constraint> constraints) implements TypeModel {}

  /**
   * A map with text as keys.
   *
   * @param value type of its values
   * @param constraints on the whole
   */
  record MapOf(TypeModel value, List<Constraint> constraints) implements TypeModel {}

  /**
   * An {@code Optional}.
   *
   * @param value type of the value inside
   */
  record OptionalOf(TypeModel value) implements TypeModel {}

  /**
   * A record.
   *
   * @param java its class
   * @param text what its Javadoc says of it; empty for nothing
   * @param components in order
   */
  record RecordOf(ClassRef java, String text, List<Param> components) implements TypeModel {}

  /**
   * A sealed interface: one of several records, told apart by a property of its own.
   *
   * @param java the interface
   * @param text what its Javadoc says of it; empty for nothing
   * @param variants the records in the order of the source
   */
  record OneOf(ClassRef java, String text, List<Variant> variants) implements TypeModel {
    /** The property that tells which record it is. */
    public static final String PROPERTY = "type";
  }

  /**
   * One of the records of a sealed interface.
   *
   * @param name the value of the property that tells
   * @param shape the record
   */
  record Variant(String name, RecordOf shape) {}

  /**
   * Another LLM.
   *
   * @param bound the class it must be an instance of
   */
  record LlmOf(ClassRef bound) implements TypeModel {}

  /** The generation kwargs of the LLM. */
  record KwargsOf() implements TypeModel {}

  /** A type that was refused; the problem is already told. */
  record Refused() implements TypeModel {}

  /** The constraints on the value itself. */
  default List<Constraint> limits() {
    if (this instanceof ScalarOf t) {
      return t.constraints();
    } else if (this instanceof ItemsOf t) {
      return t.constraints();
    } else if (this instanceof MapOf t) {
      return t.constraints();
    } else if (this instanceof OptionalOf t) {
      return t.value().limits();
    }
    return List.of();
  }

  /** The same with other constraints on the value itself. */
  default TypeModel limited(List<Constraint> limits) {
    if (this instanceof ScalarOf t) {
      return new ScalarOf(t.scalar(), t.primitive(), List.copyOf(limits));
    } else if (this instanceof ItemsOf t) {
      return new ItemsOf(t.set(), t.item(), List.copyOf(limits));
    } else if (this instanceof MapOf t) {
      return new MapOf(t.value(), List.copyOf(limits));
    } else if (this instanceof OptionalOf t) {
      return new OptionalOf(t.value().limited(limits));
    }
    return this;
  }

  /** What users are shown as the type; the same as {@code ValueType.label()} at run time. */
  default String label() {
    if (this instanceof ScalarOf t) {
      return t.scalar().label();
    } else if (this instanceof EnumOf) {
      return "enum";
    } else if (this instanceof ItemsOf t) {
      return (t.set() ? "set[" : "list[") + t.item().label() + "]";
    } else if (this instanceof MapOf t) {
      return "map[" + t.value().label() + "]";
    } else if (this instanceof OptionalOf t) {
      return t.value().label();
    } else if (this instanceof RecordOf || this instanceof OneOf) {
      return "object";
    } else if (this instanceof LlmOf) {
      return "llm";
    }
    return "kwargs";
  }

  /** Whether it is an LLM, or a list of LLMs. */
  default boolean isLlm() {
    return this instanceof LlmOf
        || (this instanceof ItemsOf t && t.item().isLlm())
        || (this instanceof MapOf m && m.value().isLlm())
        || (this instanceof OptionalOf o && o.value().isLlm());
  }

  /** The classes of users that its name in Java consists of. */
  default List<ClassRef> classes() {
    if (this instanceof EnumOf t) {
      return List.of(t.java());
    } else if (this instanceof ItemsOf t) {
      return t.item().classes();
    } else if (this instanceof MapOf t) {
      return t.value().classes();
    } else if (this instanceof OptionalOf t) {
      return t.value().classes();
    } else if (this instanceof RecordOf t) {
      return List.of(t.java());
    } else if (this instanceof LlmOf t) {
      return List.of(t.bound());
    }
    return List.of();
  }

  /** Whether it is, or holds, a {@code Secret}. */
  default boolean isSecret() {
    if (this instanceof ScalarOf t) {
      return t.scalar() == Scalar.SECRET;
    } else if (this instanceof ItemsOf t) {
      return t.item().isSecret();
    } else if (this instanceof MapOf t) {
      return t.value().isSecret();
    } else if (this instanceof OptionalOf t) {
      return t.value().isSecret();
    } else if (this instanceof RecordOf t) {
      return t.components().stream().anyMatch(c -> c.type().isSecret());
    }
    return false;
  }
}

package dev.retort.descriptor;

import java.util.List;

/**
 * The words in which generated descriptors speak: value types without constraints, and parameters.
 * What is generated inherits them, so that it needs no imports for them: an import costs the
 * compiler more than a line of code. Immutable.
 */
public abstract class ValueTypes {
  public static final ValueType BOOLEAN = new ValueType.ScalarType(Scalar.BOOLEAN, List.of());
  public static final ValueType BYTE = new ValueType.ScalarType(Scalar.BYTE, List.of());
  public static final ValueType SHORT = new ValueType.ScalarType(Scalar.SHORT, List.of());
  public static final ValueType INT = new ValueType.ScalarType(Scalar.INT, List.of());
  public static final ValueType LONG = new ValueType.ScalarType(Scalar.LONG, List.of());
  public static final ValueType FLOAT = new ValueType.ScalarType(Scalar.FLOAT, List.of());
  public static final ValueType DOUBLE = new ValueType.ScalarType(Scalar.DOUBLE, List.of());
  public static final ValueType DECIMAL = new ValueType.ScalarType(Scalar.DECIMAL, List.of());
  public static final ValueType CHAR = new ValueType.ScalarType(Scalar.CHAR, List.of());
  public static final ValueType STRING = new ValueType.ScalarType(Scalar.STRING, List.of());
  public static final ValueType DURATION = new ValueType.ScalarType(Scalar.DURATION, List.of());
  public static final ValueType URI = new ValueType.ScalarType(Scalar.URI, List.of());
  public static final ValueType PATH = new ValueType.ScalarType(Scalar.PATH, List.of());
  public static final ValueType SECRET = new ValueType.ScalarType(Scalar.SECRET, List.of());
  public static final ValueType JSON = new ValueType.ScalarType(Scalar.JSON, List.of());

  /** The generation kwargs of the LLM that has the member: an object of its {@link Kwargs}. */
  public static final ValueType KWARGS = new ValueType.KwargsType();

  /** For generated code. */
  protected ValueTypes() {}

  /**
   * A parameter that may be set at run time.
   *
   * @param name wire name
   * @param type its type
   * @return the descriptor, required until told otherwise
   */
  protected static ParamDescriptor parameter(String name, ValueType type) {
    return ParamDescriptor.parameter(name, type);
  }

  /**
   * An attribute, fixed once the object is made.
   *
   * @param name wire name
   * @param type its type
   * @return the descriptor, required until told otherwise
   */
  protected static ParamDescriptor attribute(String name, ValueType type) {
    return ParamDescriptor.attribute(name, type);
  }

  /**
   * An enum, written as its constants in lower case.
   *
   * @param name simple name of the enum
   * @param constants all constants in order
   * @return the type
   */
  public static ValueType enumOf(String name, Enum<?>... constants) {
    return new ValueType.EnumType(name, List.of(constants), List.of());
  }

  /**
   * A list.
   *
   * @param item type of its items
   * @return the type
   */
  public static ValueType listOf(ValueType item) {
    return new ValueType.ListType(item, List.of());
  }

  /**
   * A set.
   *
   * @param item type of its items
   * @return the type
   */
  public static ValueType setOf(ValueType item) {
    return new ValueType.SetType(item, List.of());
  }

  /**
   * A map whose keys are text.
   *
   * @param value type of its values
   * @return the type
   */
  public static ValueType mapOf(ValueType value) {
    return new ValueType.MapType(value, List.of());
  }

  /**
   * An {@code Optional}.
   *
   * @param value type of the value inside
   * @return the type
   */
  public static ValueType optionalOf(ValueType value) {
    return new ValueType.OptionalType(value);
  }

  /**
   * A record.
   *
   * @param shape its components, and how it is made and read
   * @return the type
   */
  public static ValueType recordOf(RecordShape<?> shape) {
    return new ValueType.RecordType(shape, List.of());
  }

  /**
   * Another LLM.
   *
   * @param bound the class it must be an instance of
   * @return the type
   */
  public static ValueType modelOf(Class<?> bound) {
    return new ValueType.ModelType(bound);
  }
}

package dev.retort.config;

import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import dev.retort.descriptor.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value type in the form in which values are read and written fast: one number for the kind of
 * value, names and bounds prepared. Immutable, apart from what it remembers of nested types.
 */
final class Codec {
  // The scalars have the numbers of their constants in Scalar.
  static final int BOOLEAN = 0;
  static final int BYTE = 1;
  static final int SHORT = 2;
  static final int INT = 3;
  static final int LONG = 4;
  static final int FLOAT = 5;
  static final int DOUBLE = 6;
  static final int DECIMAL = 7;
  static final int CHAR = 8;
  static final int STRING = 9;
  static final int DURATION = 10;
  static final int URI = 11;
  static final int PATH = 12;
  static final int SECRET = 13;
  static final int JSON = 14;
  static final int ENUM = 15;
  static final int LIST = 16;
  static final int SET = 17;
  static final int MAP = 18;
  static final int OPTIONAL = 19;
  static final int RECORD = 20;
  static final int MODEL = 21;
  static final int KWARGS = 22;

  private static final List<String> NO_NAMES = List.of();

  final int kind;
  final ValueType type;

  /** Of items, map values and optional values. */
  final @Nullable Codec item;

  /** Names of an enum's constants, and as they are written. */
  private final List<String> constantNames;

  final List<String> names;

  /** An enum's constants; their names, where the enum is known by these alone. */
  final List<?> constants;

  final @Nullable Slots components;
  final @Nullable Bound bound;
  final @Nullable NestedTypes nested;

  private final List<Constraint> constraints;

  /** Numbers strictly between these two satisfy all constraints; the others are asked exactly. */
  private final double above;

  private final double below;

  private Codec(ValueType type) {
    this.type = type;
    this.constraints = type.constraints();
    Codec item = null;
    List<String> constantNames = NO_NAMES;
    List<?> constants = NO_NAMES;
    Slots components = null;
    Bound bound = null;
    int kind;
    if (type instanceof ValueType.ScalarType t) {
      kind = Texts.number(t.scalar());
    } else if (type instanceof ValueType.EnumType t) {
      kind = ENUM;
      constants = t.constants();
      constantNames = names(t.constants());
    } else if (type instanceof ValueType.NamedEnumType t) {
      kind = ENUM;
      constants = t.constants();
      constantNames = t.constants();
    } else if (type instanceof ValueType.ListType t) {
      kind = LIST;
      item = new Codec(t.item());
    } else if (type instanceof ValueType.SetType t) {
      kind = SET;
      item = new Codec(t.item());
    } else if (type instanceof ValueType.MapType t) {
      kind = MAP;
      item = new Codec(t.value());
    } else if (type instanceof ValueType.OptionalType t) {
      kind = OPTIONAL;
      item = new Codec(t.value());
    } else if (type instanceof ValueType.RecordType t) {
      kind = RECORD;
      components = Slots.of(t.shape().components());
    } else if (type instanceof ValueType.ModelType t) {
      kind = MODEL;
      bound = Bound.of(t.bound());
    } else if (type instanceof ValueType.NamedModelType t) {
      kind = MODEL;
      bound = Bound.named(t.bound());
    } else {
      kind = KWARGS;
    }
    this.kind = kind;
    this.item = item;
    this.constantNames = constantNames;
    this.names = lowerNames(constantNames);
    this.constants = constants;
    this.components = components;
    this.bound = bound;
    this.nested = bound == null ? null : new NestedTypes();
    double above = Double.NEGATIVE_INFINITY;
    double below = Double.POSITIVE_INFINITY;
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Bound b) {
        double edge = b.value().doubleValue();
        above = b.lower() ? Math.max(above, edge) : above;
        below = b.lower() ? below : Math.min(below, edge);
      } else {
        above = Double.POSITIVE_INFINITY;
      }
    }
    this.above = above;
    this.below = below;
  }

  static Codec of(ParamDescriptor param) {
    return new Codec(param.type());
  }

  RecordShape<?> shape() {
    return ((ValueType.RecordType) type).shape();
  }

  Codec itemOrFail() {
    if (item == null) {
      throw new IllegalStateException(type.label() + " has no items");
    }
    return item;
  }

  Slots componentsOrFail() {
    if (components == null) {
      throw new IllegalStateException(type.label() + " has no components");
    }
    return components;
  }

  /** Whether it is an LLM or a list of them. */
  boolean holdsModels() {
    return kind == MODEL || (item != null && item.holdsModels());
  }

  boolean isConstrained() {
    return !constraints.isEmpty();
  }

  /**
   * Whether a number is well within the bounds. A number on a bound is asked exactly, by decimals,
   * since a bound such as 0.1 is no double.
   */
  boolean isWithin(double number) {
    return above < number && number < below;
  }

  /** The first constraint that a value breaks; null if it satisfies all. */
  @Nullable Constraint broken(Object value) {
    for (int i = 0; i < constraints.size(); i++) {
      if (!constraints.get(i).allows(value)) {
        return constraints.get(i);
      }
    }
    return null;
  }

  /** The name of a constant as written. */
  String nameOf(Object constant) {
    for (int i = 0; i < names.size(); i++) {
      if (constants.get(i) == constant) {
        return names.get(i);
      }
    }
    throw new IllegalArgumentException("no constant of " + type.label());
  }

  /** The constant with a name; -1 if there is none. */
  int constant(String text) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(text) || constantNames.get(i).equals(text)) {
        return i;
      }
    }
    return -1;
  }

  /** What a message says is expected. */
  String expected() {
    return switch (kind) {
      case BOOLEAN -> "true or false";
      case BYTE, SHORT, INT, LONG -> "an integer";
      case FLOAT, DOUBLE, DECIMAL -> "a number";
      case CHAR -> "one character";
      case STRING, PATH -> "text";
      case DURATION -> "a number of seconds";
      case URI -> "a URI";
      case SECRET -> "a mapping {env: NAME}";
      case ENUM -> "one of " + Names.list(names);
      case LIST, SET -> "a list";
      case OPTIONAL -> itemOrFail().expected();
      case JSON -> "a value";
      default -> "a mapping";
    };
  }

  private static List<String> names(List<Enum<?>> constants) {
    List<String> names = new ArrayList<>(constants.size());
    for (Enum<?> constant : constants) {
      names.add(constant.name());
    }
    return names;
  }

  private static List<String> lowerNames(List<String> constants) {
    if (constants.isEmpty()) {
      return NO_NAMES;
    }
    List<String> names = new ArrayList<>(constants.size());
    for (String constant : constants) {
      names.add(constant.toLowerCase(Locale.ROOT));
    }
    return names;
  }
}

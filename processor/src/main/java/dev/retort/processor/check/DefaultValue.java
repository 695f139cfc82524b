package dev.retort.processor.check;

import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.ScalarText;
import dev.retort.descriptor.Suggest;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of a default as the type it is for: the rules of run time, at compile time. */
public final class DefaultValue {
  private DefaultValue() {}

  /** Why a text is no default of a type. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean breaks;
    private final String suggestion;

    Wrong(String message, boolean breaks, String suggestion) {
      super(message);
      this.breaks = breaks;
      this.suggestion = suggestion;
    }

    /** What is wrong, for the user. */
    String reason() {
      return String.valueOf(getMessage());
    }

    /** Whether the text is a value of the type that breaks a constraint. */
    boolean breaks() {
      return breaks;
    }

    String suggestion() {
      return suggestion;
    }
  }

  /**
   * A default that was checked, as JSON.
   *
   * @return as {@link Json} writes
   */
  public static @Nullable Object json(TypeModel type, String text) {
    try {
      return read(type, text);
    } catch (Wrong e) {
      throw new IllegalStateException("unchecked default", e);
    }
  }

  static @Nullable Object read(TypeModel type, String text) throws Wrong {
    if (type instanceof TypeModel.OptionalOf t) {
      return read(t.value(), text);
    } else if (type instanceof TypeModel.ScalarOf t && t.scalar() != Scalar.JSON) {
      return scalar(t, text);
    } else if (type instanceof TypeModel.EnumOf t) {
      return constant(t, text);
    }
    try {
      return typed(type, Json.parse(text));
    } catch (Json.Malformed e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Wrong wrong(String expected) {
    return new Wrong(expected, false, "");
  }

  private static Object scalar(TypeModel.ScalarOf type, String text) throws Wrong {
    try {
      Object value = ScalarText.parse(type.scalar(), text);
      check(type, value);
      return written(value, text);
    } catch (ScalarText.Malformed e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Object written(Object value, String text) {
    if (value instanceof Boolean) {
      return value;
    } else if (value instanceof Duration duration) {
      return new Json.Num(ScalarText.seconds(duration).toPlainString());
    } else if (value instanceof Number number) {
      boolean plain = text.matches("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");
      boolean whole =
          !(value instanceof Double || value instanceof Float) && !(value instanceof BigDecimal);
      return new Json.Num(
          whole
              ? number.toString()
              : plain ? text : new BigDecimal(text).stripTrailingZeros().toString());
    }
    return text;
  }

  private static Object constant(TypeModel.EnumOf type, String text) throws Wrong {
    int place = ScalarText.constant(type.constants(), text);
    if (place < 0) {
      List<String> written =
          type.constants().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
      throw new Wrong(
          "one of " + String.join(", ", written),
          false,
          Suggest.nearest(text, written).map(n -> "; did you mean \"" + n + "\"?").orElse(""));
    }
    return type.constants().get(place).toLowerCase(Locale.ROOT);
  }

  private static void check(TypeModel type, Object value) throws Wrong {
    for (Constraint constraint : type.limits()) {
      if (!constraint.allows(value)) {
        throw new Wrong(constraint.sentence(), true, "");
      }
    }
  }

  private static @Nullable Object typed(TypeModel type, @Nullable Object json) throws Wrong {
    if (type instanceof TypeModel.OptionalOf t) {
      return json == null ? null : typed(t.value(), json);
    } else if (type instanceof TypeModel.ScalarOf t) {
      return typedScalar(t, json);
    } else if (type instanceof TypeModel.EnumOf t && json instanceof String text) {
      return constant(t, text);
    } else if (type instanceof TypeModel.ItemsOf t && json instanceof List<?> items) {
      return items(t, items);
    } else if (type instanceof TypeModel.MapOf t && json instanceof Map<?, ?> fields) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        values.put(String.valueOf(field.getKey()), typed(t.value(), field.getValue()));
      }
      check(t, values);
      return values;
    } else if (type instanceof TypeModel.RecordOf t && json instanceof Map<?, ?> fields) {
      return record(t, fields);
    }
    throw wrong(expected(type));
  }

  private static Object items(TypeModel.ItemsOf type, List<?> items) throws Wrong {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object item : items) {
      values.add(typed(type.item(), item));
    }
    Set<@Nullable Object> distinct = new HashSet<>(values);
    if (type.set() && distinct.size() < values.size()) {
      throw wrong("a JSON array without repetition");
    }
    check(type, values);
    return values;
  }

  private static String expected(TypeModel type) {
    if (type instanceof TypeModel.ItemsOf t) {
      return "a JSON array of " + t.item().label() + " values";
    } else if (type instanceof TypeModel.MapOf t) {
      return "a JSON object of " + t.value().label() + " values";
    } else if (type instanceof TypeModel.RecordOf t) {
      return "a JSON object with the components of " + t.java().simple();
    }
    return "a JSON " + type.label();
  }

  private static @Nullable Object typedScalar(TypeModel.ScalarOf type, @Nullable Object json)
      throws Wrong {
    Scalar scalar = type.scalar();
    boolean number =
        switch (scalar) {
          case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> true;
          default -> false;
        };
    if (scalar == Scalar.JSON) {
      return json;
    } else if (scalar == Scalar.BOOLEAN && json instanceof Boolean) {
      return json;
    } else if ((number || scalar == Scalar.DURATION) && json instanceof Json.Num n) {
      return scalar(type, n.text());
    } else if (!number && scalar != Scalar.BOOLEAN && json instanceof String text) {
      return scalar(type, text);
    }
    throw wrong(expected(type));
  }

  private static Object record(TypeModel.RecordOf type, Map<?, ?> fields) throws Wrong {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (Param component : type.components()) {
      names.add(component.name());
      if (!fields.containsKey(component.name())) {
        if (!component.optional()) {
          throw wrong(expected(type) + ": \"" + component.name() + "\" is missing");
        }
        continue;
      }
      Object given = fields.get(component.name());
      values.put(
          component.name(),
          given == null && component.nullable() ? null : typed(component.type(), given));
    }
    for (Object key : fields.keySet()) {
      if (!names.contains(String.valueOf(key))) {
        throw new Wrong(
            expected(type) + ": it has no \"" + key + "\"",
            false,
            Suggest.nearest(String.valueOf(key), names)
                .map(n -> "; did you mean \"" + n + "\"?")
                .orElse(""));
      }
    }
    return values;
  }
}

package dev.retort.testkit;

import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.ValueType;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutputShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Finds values that a declared parameter may have: of its type, within its constraints, and not the
 * one it has. The same parameter always gets the same value. Nothing but arithmetic.
 */
final class OtherValues {
  private static final List<String> NUMBERS =
      List.of("0.75", "7", "3", "0.5", "2", "1", "0.25", "0", "-0.5", "-1", "11");

  private OtherValues() {}

  /**
   * A value.
   *
   * @param param what it is for
   * @param now the value it has; null for none
   * @return a value of the Java type; null if none was found
   */
  static @Nullable Object of(ParamDescriptor param, @Nullable Object now) {
    for (Object candidate : candidates(param.name(), param.type(), now)) {
      if (!Objects.equals(candidate, now)) {
        return candidate;
      }
    }
    return null;
  }

  private static List<?> candidates(String name, ValueType type, @Nullable Object now) {
    List<?> all = unchecked(name, type, now);
    return all.stream()
        .filter(value -> type.constraints().stream().allMatch(each -> each.allows(value)))
        .toList();
  }

  private static List<?> unchecked(String name, ValueType type, @Nullable Object now) {
    if (type instanceof ValueType.ScalarType scalar) {
      return scalars(name, scalar, now);
    } else if (type instanceof ValueType.EnumType choice) {
      return choice.constants();
    } else if (type instanceof ValueType.OptionalType optional) {
      return candidates(name, optional.value(), null).stream().map(Optional::of).toList();
    } else if (type instanceof ValueType.ListType list) {
      return lists(name, list.item(), list.constraints());
    } else if (type instanceof ValueType.SetType set) {
      return lists(name, set.item(), set.constraints()).stream()
          .map(items -> (Object) new LinkedHashSet<>(items))
          .toList();
    } else if (type instanceof ValueType.MapType map) {
      return maps(name, map.value(), map.constraints());
    } else if (type instanceof ValueType.RecordType record) {
      return records(record.shape());
    }
    return List.of();
  }

  private static List<List<Object>> lists(
      String name, ValueType item, List<Constraint> constraints) {
    List<?> items = candidates(name, item, null);
    List<List<Object>> all = new ArrayList<>();
    for (int size : items.isEmpty() ? List.<Integer>of() : sizes(constraints)) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(items.get(i % items.size()));
      }
      all.add(List.copyOf(list));
    }
    return all;
  }

  private static List<Map<String, Object>> maps(
      String name, ValueType value, List<Constraint> constraints) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (List<Object> values : lists(name, value, constraints)) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Object each : values) {
        map.put("X-Kit-" + (map.size() + 1), each);
      }
      all.add(map);
    }
    return all;
  }

  /** Few, or as many as there must be. */
  private static List<Integer> sizes(List<Constraint> constraints) {
    List<Integer> all = new ArrayList<>(List.of(1, 2, 3));
    for (Constraint each : constraints) {
      if (each instanceof Constraint.Size size && size.min() > 3 && size.min() < 1000) {
        all.addAll(List.of(size.min(), size.min() + 1));
      }
    }
    return all;
  }

  /** A record, and one that differs from it in all that can be another. */
  private static List<?> records(RecordShape<?> shape) {
    List<ParamDescriptor> components = shape.components();
    @Nullable Object[] first = new @Nullable Object[components.size()];
    @Nullable Object[] second = new @Nullable Object[components.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = of(components.get(i), null);
      if (first[i] == null) {
        return List.of();
      }
      Object another = of(components.get(i), first[i]);
      second[i] = another == null ? first[i] : another;
    }
    List<Object> all = new ArrayList<>();
    for (@Nullable Object[] values : List.of(first, second)) {
      try {
        all.add(shape.create(values));
      } catch (IllegalArgumentException e) {
        // The constructor wants more than is declared: the author is asked for a value.
      }
    }
    // Not any JSON is a schema.
    return all.stream().anyMatch(each -> each instanceof StructuredOutputShape)
        ? List.of(StructuredOutputShape.json(Map.of("type", new JsonValue.JsonString("object"))))
        : all;
  }

  private static List<?> scalars(String name, ValueType.ScalarType type, @Nullable Object now) {
    return switch (type.scalar()) {
      case BOOLEAN -> List.of(true, false);
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> numbers(type);
      case CHAR -> List.of('k', 'q');
      case STRING -> texts(name, type.constraints());
      case DURATION -> List.of(Duration.ofSeconds(77), Duration.ofSeconds(7));
      case URI -> List.of(URI.create((now == null ? "http://127.0.0.1:1" : now) + "/kit"));
      case PATH -> List.of(Path.of("kit"), Path.of("kit", "other"));
      case SECRET ->
          List.of(Secret.of("kit-secret-of-" + name), Secret.of("kit-secret-two-" + name));
      case JSON ->
          List.of(new JsonValue.JsonString("kit " + name), new JsonValue.JsonString("other kit"));
    };
  }

  private static List<?> numbers(ValueType.ScalarType type) {
    List<BigDecimal> all = new ArrayList<>();
    NUMBERS.forEach(text -> all.add(new BigDecimal(text)));
    BigDecimal low = null;
    BigDecimal high = null;
    for (Constraint each : type.constraints()) {
      if (each instanceof Constraint.Bound bound) {
        BigDecimal inside =
            bound.value().add(bound.lower() ? BigDecimal.ONE : BigDecimal.ONE.negate());
        all.add(inside);
        all.add(bound.value());
        low = bound.lower() ? bound.value() : low;
        high = bound.lower() ? high : bound.value();
      }
    }
    if (low != null && high != null) {
      BigDecimal width = high.subtract(low);
      all.add(low.add(width.divide(BigDecimal.valueOf(2), 12, RoundingMode.HALF_UP)));
      all.add(low.add(width.divide(BigDecimal.valueOf(4), 12, RoundingMode.HALF_UP)));
    }
    List<Object> typed = new ArrayList<>();
    for (BigDecimal number : all) {
      Object value = number(type.scalar(), number);
      if (value != null) {
        typed.add(value);
      }
    }
    return typed;
  }

  private static @Nullable Object number(Scalar scalar, BigDecimal number) {
    try {
      return switch (scalar) {
        case BYTE -> number.byteValueExact();
        case SHORT -> number.shortValueExact();
        case INT -> number.intValueExact();
        case LONG -> number.longValueExact();
        case FLOAT -> number.floatValue();
        case DOUBLE -> number.doubleValue();
        default -> number;
      };
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static List<String> texts(String name, List<Constraint> constraints) {
    List<String> all = new ArrayList<>(List.of("kit " + name, "kit-" + name, "kit", "k", "q"));
    for (Constraint each : constraints) {
      if (each instanceof Constraint.Size size && size.min() < 10_000) {
        all.add("k".repeat(Math.max(1, size.min())));
      } else if (each instanceof Constraint.Matches match) {
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 3; i++) {
          String sample = RegexSample.of(match.regex(), random);
          if (sample != null) {
            all.add(sample);
          }
        }
      }
    }
    return all;
  }
}

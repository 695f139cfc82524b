package dev.retort.config;

import dev.retort.descriptor.Constraint;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks Java values that are of their declared type already, from builders and kwargs. Lists, sets
 * and maps are copied, so that a later change by the caller changes nothing here.
 */
final class TypedValues {
  private final Reading reading;

  /** Where problems are told. */
  private final int token;

  private TypedValues(Reading reading, int token) {
    this.reading = reading;
    this.token = token;
  }

  /** The value to keep, or {@link Reading#WRONG}. */
  static Object check(Reading reading, Codec codec, @Nullable Object value, int token) {
    TypedValues checks = new TypedValues(reading, token);
    return checks.value(codec, value, reading.tape.subject(token), "");
  }

  /** The same for one kwarg of a kwargs object that stands at a token. */
  static Object kwarg(Reading reading, Slot slot, Object value, int token) {
    return kwarg(reading, slot, value, token, "/" + Tape.escape(slot.param.name()));
  }

  /** The same for a kwarg that stands at the token itself. */
  static Object kwargAt(Reading reading, Slot slot, Object value, int token) {
    return kwarg(reading, slot, value, token, "");
  }

  private static Object kwarg(Reading reading, Slot slot, Object value, int token, String path) {
    TypedValues checks = new TypedValues(reading, token);
    String name = slot.param.name();
    if (slot.isOptionalKwarg() && value instanceof Optional<?> optional) {
      if (optional.isEmpty()) {
        return value;
      }
      Object inner = checks.value(slot.codec, optional.get(), Names.quoted(name), path);
      return inner == Reading.WRONG ? inner : Optional.of(inner);
    }
    return checks.value(slot.codec, value, Names.quoted(name), path);
  }

  private Object value(Codec codec, @Nullable Object value, String subject, String path) {
    if (value == null) {
      return wrong(
          ProblemKind.NULL_VALUE, path, subject + " is null; " + codec.expected() + " is expected");
    }
    Object kept =
        switch (codec.kind) {
          case Codec.LIST, Codec.SET ->
              value instanceof Collection<?> items ? items(codec, items, subject, path) : null;
          case Codec.MAP -> value instanceof Map<?, ?> map ? map(codec, map, path) : null;
          case Codec.RECORD -> record(codec, value, path);
          case Codec.OPTIONAL -> {
            if (value instanceof Optional<?> optional && optional.isEmpty()) {
              yield value;
            }
            Object inner = value instanceof Optional<?> optional ? optional.get() : value;
            Object checked = value(codec.itemOrFail(), inner, subject, path);
            yield checked == Reading.WRONG ? checked : Optional.of(checked);
          }
          default -> isA(codec, value) ? value : null;
        };
    if (kept == null) {
      return wrong(
          ProblemKind.WRONG_TYPE,
          path,
          subject
              + " is an object of "
              + value.getClass().getName()
              + "; "
              + codec.expected()
              + " is expected");
    }
    return constrained(codec, kept, subject, path);
  }

  private static boolean isA(Codec codec, Object value) {
    return switch (codec.kind) {
      case Codec.BOOLEAN -> value instanceof Boolean;
      case Codec.BYTE -> value instanceof Byte;
      case Codec.SHORT -> value instanceof Short;
      case Codec.INT -> value instanceof Integer;
      case Codec.LONG -> value instanceof Long;
      case Codec.FLOAT -> value instanceof Float number && Float.isFinite(number);
      case Codec.DOUBLE -> value instanceof Double number && Double.isFinite(number);
      case Codec.DECIMAL -> value instanceof BigDecimal;
      case Codec.CHAR -> value instanceof Character;
      case Codec.STRING -> value instanceof String text && !Surrogates.alone(text);
      case Codec.DURATION -> value instanceof Duration duration && !duration.isNegative();
      case Codec.URI -> value instanceof URI;
      case Codec.PATH -> value instanceof Path;
      case Codec.SECRET -> value instanceof Secret;
      case Codec.JSON -> value instanceof JsonValue;
      case Codec.ENUM -> codec.constants.contains(value);
      case Codec.MODEL -> codec.bound != null && codec.bound.admits(value);
      default -> false;
    };
  }

  private Object items(Codec codec, Collection<?> items, String subject, String path) {
    Codec item = codec.itemOrFail();
    List<Object> values = new ArrayList<>(items.size());
    boolean wrong = false;
    int index = 0;
    for (Object each : items) {
      Object value =
          value(item, each, "item " + (index + 1) + " of " + subject, path + "/" + index);
      wrong |= value == Reading.WRONG;
      values.add(value);
      index++;
    }
    if (wrong) {
      return Reading.WRONG;
    }
    return codec.kind == Codec.LIST
        ? Collections.unmodifiableList(values)
        : Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  private Object map(Codec codec, Map<?, ?> map, String path) {
    Codec item = codec.itemOrFail();
    Map<String, Object> values = new LinkedHashMap<>();
    boolean wrong = false;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        wrong(ProblemKind.WRONG_TYPE, path, "a key of a map must be a String");
        return Reading.WRONG;
      }
      Object value =
          value(item, entry.getValue(), Names.quoted(name), path + "/" + Tape.escape(name));
      wrong |= value == Reading.WRONG;
      values.put(name, value);
    }
    return wrong ? Reading.WRONG : Collections.unmodifiableMap(values);
  }

  private @Nullable Object record(Codec codec, Object value, String path) {
    Slots components = codec.componentsOrFail();
    boolean wrong = false;
    try {
      for (int i = 0; i < components.size(); i++) {
        Slot slot = components.get(i);
        Object part = codec.shape().get(value, i);
        boolean elsewhere = slot.param.env() != null && !reading.environment.isKnown();
        if (part != null || !(slot.nullable || elsewhere)) {
          String name = slot.param.name();
          Object checked =
              value(slot.codec, part, Names.quoted(name), path + "/" + Tape.escape(name));
          wrong |= checked == Reading.WRONG;
        }
      }
    } catch (ClassCastException e) {
      return null;
    }
    return wrong ? Reading.WRONG : value;
  }

  private Object constrained(Codec codec, Object value, String subject, String path) {
    Constraint broken = value == Reading.WRONG ? null : codec.broken(value);
    if (broken == null) {
      return value;
    }
    String own = broken.message();
    return wrong(
        ProblemKind.OUT_OF_RANGE, path, subject + (own == null ? " " + broken.rule() : ": " + own));
  }

  private Object wrong(ProblemKind kind, String path, String message) {
    reading.add(kind.at(reading.tape.place(token), reading.pointer(token) + path, message));
    return Reading.WRONG;
  }
}

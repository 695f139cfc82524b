package dev.retort.config;

import dev.retort.descriptor.RecordShape;
import dev.retort.descriptor.ScalarText;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes values by their codecs. */
final class ValueWriter {
  static final Key ENV = new Key("env");

  private ValueWriter() {}

  static void write(Codec codec, @Nullable Object value, Sink out) {
    if (value == null) {
      out.nil();
      return;
    }
    switch (codec.kind) {
      case Codec.BOOLEAN -> out.bool((Boolean) value);
      case Codec.BYTE, Codec.SHORT, Codec.INT, Codec.LONG ->
          out.integer(((Number) value).longValue());
      case Codec.DURATION -> duration((Duration) value, out);
      case Codec.FLOAT, Codec.DOUBLE, Codec.DECIMAL -> out.number(value.toString());
      case Codec.CHAR, Codec.STRING, Codec.URI, Codec.PATH -> out.string(value.toString());
      case Codec.SECRET -> secret((Secret) value, out);
      case Codec.JSON -> json((JsonValue) value, out);
      case Codec.ENUM -> out.string(codec.nameOf(value));
      case Codec.LIST, Codec.SET -> items(codec.itemOrFail(), (Collection<?>) value, out);
      case Codec.MAP -> map(codec.itemOrFail(), (Map<?, ?>) value, out);
      case Codec.OPTIONAL -> write(codec.itemOrFail(), ((Optional<?>) value).orElse(null), out);
      case Codec.RECORD -> record(codec, value, out);
      case Codec.MODEL -> NestedTypes.of(codec, value).writeTo(value, out);
      default -> throw new IllegalStateException("kwargs are written with their LLM");
    }
  }

  /** Whether a value is left out of dumps: a credential that a config cannot name. */
  static boolean isHidden(Codec codec, @Nullable Object value) {
    if (codec.kind == Codec.SECRET) {
      return value instanceof Secret secret && !secret.isNamed();
    }
    return codec.kind == Codec.OPTIONAL
        && value instanceof Optional<?> optional
        && isHidden(codec.itemOrFail(), optional.orElse(null));
  }

  private static void duration(Duration value, Sink out) {
    if (value.toNanosPart() == 0) {
      out.integer(value.toSeconds());
      return;
    }
    BigDecimal seconds = ScalarText.seconds(value);
    out.number(seconds.toPlainString());
  }

  private static void secret(Secret value, Sink out) {
    String variable = value.variable();
    if (variable == null || !value.isNamed()) {
      out.nil();
      return;
    }
    out.startObject();
    out.name(ENV);
    out.string(variable);
    out.endObject();
  }

  /** Credentials without a name are left out of lists and maps too. */
  private static void items(Codec item, Collection<?> values, Sink out) {
    out.startArray();
    for (Object value : values) {
      if (!isHidden(item, value)) {
        write(item, value, out);
      }
    }
    out.endArray();
  }

  private static void map(Codec item, Map<?, ?> values, Sink out) {
    out.startObject();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (!isHidden(item, entry.getValue())) {
        out.name((String) entry.getKey());
        write(item, entry.getValue(), out);
      }
    }
    out.endObject();
  }

  private static void record(Codec codec, Object value, Sink out) {
    RecordShape<?> shape = codec.shape();
    Slots components = codec.componentsOrFail();
    out.startObject();
    for (int i = 0; i < components.size(); i++) {
      Slot component = components.get(i);
      Object part = shape.get(value, i);
      if (!isHidden(component.codec, part)) {
        out.name(component.key);
        write(component.codec, part, out);
      }
    }
    out.endObject();
  }

  static void json(JsonValue value, Sink out) {
    if (value instanceof JsonValue.JsonString text) {
      out.string(text.value());
    } else if (value instanceof JsonValue.JsonNumber number) {
      out.number(number.text());
    } else if (value instanceof JsonValue.JsonBoolean bool) {
      out.bool(bool.value());
    } else if (value instanceof JsonValue.JsonObject object) {
      out.startObject();
      for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
        out.name(field.getKey());
        json(field.getValue(), out);
      }
      out.endObject();
    } else if (value instanceof JsonValue.JsonArray array) {
      out.startArray();
      for (JsonValue item : array.items()) {
        json(item, out);
      }
      out.endArray();
    } else {
      out.nil();
    }
  }
}

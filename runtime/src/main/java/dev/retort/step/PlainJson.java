package dev.retort.step;

import dev.retort.llm.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** The values of rows to and from JSON. Exact: numbers keep all their digits. */
final class PlainJson {
  static final int DEEPEST = 100;

  /** Makes parsers and generators; safe for any thread. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private PlainJson() {}

  static JsonParser parser(String text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  static JsonGenerator generator(java.io.Writer out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  /** What is JSON and yet no record; the message goes on after a subject such as "this line". */
  static final class BadRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRecord(String message) {
      super(message, null, false, false);
    }
  }

  /** Why a text is no JSON that can be read; goes on after a subject such as "this line". */
  static String why(JacksonException e) {
    return e instanceof StreamConstraintsException
        ? "is nested deeper than 100 levels, or holds a number of more than 1,000 digits"
        : "is not valid JSON";
  }

  /** The text, which has no half of a character. */
  static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new BadRecord(
              "holds an escape that is half a character; the other half is missing");
        }
        i++;
      }
    }
    return text;
  }

  /** Reads the object whose start is the current token; ends at its end. */
  static Map<String, @Nullable Object> object(JsonParser in) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      in.nextToken();
      Object value = value(in);
      if (fields.containsKey(key)) {
        throw new BadRecord("has an object with the same key twice");
      }
      fields.put(whole(key), value);
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser in) {
    return switch (in.currentToken()) {
      case VALUE_STRING -> whole(in.getString());
      case VALUE_NUMBER_INT ->
          in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? (Object) in.getBigIntegerValue()
              : (Object) in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> Collections.unmodifiableMap(object(in));
      case START_ARRAY -> array(in);
      default -> null;
    };
  }

  private static List<@Nullable Object> array(JsonParser in) {
    List<@Nullable Object> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(in));
    }
    return Collections.unmodifiableList(items);
  }

  /** A row from the open JSON values of a config. */
  static Row row(Map<String, JsonValue> fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    fields.forEach((key, value) -> values.put(key, plain(value)));
    return Row.owning(values);
  }

  private static @Nullable Object plain(JsonValue value) {
    if (value instanceof JsonValue.JsonString text) {
      return text.value();
    } else if (value instanceof JsonValue.JsonNumber number) {
      return number(number);
    } else if (value instanceof JsonValue.JsonBoolean bool) {
      return bool.value();
    } else if (value instanceof JsonValue.JsonArray array) {
      List<@Nullable Object> items = new ArrayList<>();
      array.items().forEach(item -> items.add(plain(item)));
      return Collections.unmodifiableList(items);
    } else if (value instanceof JsonValue.JsonObject object) {
      return row(object.fields()).toMap();
    }
    return null;
  }

  private static Object number(JsonValue.JsonNumber number) {
    String text = number.text();
    if (text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
      return number.value();
    }
    BigInteger integer = new BigInteger(text);
    return integer.bitLength() < 64 ? (Object) integer.longValue() : integer;
  }

  static void write(@Nullable Object value, JsonGenerator out) {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      out.writeNumber(number);
    } else if (value instanceof List<?> items) {
      out.writeStartArray();
      items.forEach(item -> write(item, out));
      out.writeEndArray();
    } else {
      writeObject((Map<?, ?>) value, out);
    }
  }

  static void writeObject(Map<?, ?> fields, JsonGenerator out) {
    out.writeStartObject();
    fields.forEach(
        (key, value) -> {
          out.writeName((String) key);
          write(value, out);
        });
    out.writeEndObject();
  }
}

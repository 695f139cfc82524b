package dev.retort.http;

import dev.retort.llm.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON as it goes over the wire: strict about bytes and form, lenient about NaN. */
public final class Json {
  /** Shared and, once built, safe for use by many threads. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private Json() {}

  /**
   * Decodes bytes.
   *
   * @param bytes UTF-8; a byte order mark is skipped
   * @return the text
   * @throws MalformedException if they are not UTF-8 to the last byte
   */
  static CharBuffer decode(byte[] bytes) throws MalformedException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(in);
      if (text.hasRemaining() && text.charAt(0) == '\uFEFF') {
        text.get();
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new MalformedException("is not UTF-8 at byte " + (in.position() + 1));
    }
  }

  /**
   * Starts reading.
   *
   * @param text JSON
   * @return a parser before the first token
   */
  static JsonParser parser(CharBuffer text) {
    return FACTORY.createParser(
        ObjectReadContext.empty(),
        text.array(),
        text.arrayOffset() + text.position(),
        text.remaining());
  }

  /**
   * Makes something of an object.
   *
   * @param <T> what is made
   */
  public interface ObjectReader<T> {
    /**
     * Reads to the end of the object.
     *
     * @param parser at its start
     * @return what was made of it
     * @throws MalformedException if it does not hold what it should
     */
    T read(JsonParser parser) throws MalformedException;
  }

  /**
   * Reads a body that is one object; whatever the bytes are, it ends in a value or a clear
   * complaint.
   *
   * @param <T> what is made of it
   * @param body any bytes
   * @param reader reads the object
   * @return what was made of it
   * @throws MalformedException if the body is no object, or the reader says so
   */
  public static <T> T read(byte[] body, ObjectReader<T> reader) throws MalformedException {
    CharBuffer text = decode(body);
    if (isBlank(text)) {
      throw new MalformedException("is empty");
    }
    try (JsonParser parser = parser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("is " + Expect.kind(parser) + ", no JSON object");
      }
      T value = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new MalformedException("goes on after its JSON");
      }
      return value;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private static boolean isBlank(CharBuffer text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Says in our words what a parser found wrong.
   *
   * @param e what it threw; its own words may quote the text and are not repeated
   * @return to be thrown
   */
  static MalformedException malformed(JacksonException e) {
    if (e instanceof UnexpectedEndOfInputException) {
      return new MalformedException("ends in the middle of its JSON");
    }
    if (e instanceof StreamConstraintsException) {
      return new MalformedException("is nested too deeply or holds too long a name or number");
    }
    var place = e.getLocation();
    return new MalformedException(
        place == null || place.getLineNr() < 1
            ? "is not JSON"
            : "is not JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
  }

  /**
   * Reads a whole JSON text.
   *
   * @param text one JSON value
   * @return the value
   * @throws MalformedException if it is none
   */
  public static JsonValue read(String text) throws MalformedException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new MalformedException("is empty");
      }
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedException("goes on after its JSON");
      }
      return value;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /**
   * Takes an object apart without looking into its fields.
   *
   * @param text one JSON object
   * @return the text of each field's value, in their order
   * @throws MalformedException if it is none
   */
  public static Map<String, String> fields(String text) throws MalformedException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("is no JSON object");
      }
      Map<String, String> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.finishToken();
        parser.skipChildren();
        fields.put(name, text.substring(start, (int) parser.currentLocation().getCharOffset()));
      }
      if (parser.nextToken() != null) {
        throw new MalformedException("goes on after its JSON");
      }
      return fields;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** Recursion is bounded by the parser's own limit on depth. */
  private static JsonValue value(JsonParser parser) throws MalformedException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        yield new JsonValue.JsonObject(fields);
      }
      case START_ARRAY -> {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield new JsonValue.JsonArray(items);
      }
      case VALUE_STRING -> new JsonValue.JsonString(parser.getString());
      case VALUE_NUMBER_INT -> new JsonValue.JsonNumber(parser.getString());
      case VALUE_NUMBER_FLOAT -> {
        if (parser.isNaN()) {
          throw new MalformedException("holds a number that JSON does not have");
        }
        yield new JsonValue.JsonNumber(parser.getString());
      }
      case VALUE_TRUE -> new JsonValue.JsonBoolean(true);
      case VALUE_FALSE -> new JsonValue.JsonBoolean(false);
      default -> JsonValue.NULL;
    };
  }

  /**
   * Writes a value.
   *
   * @param json where to
   * @param value what
   */
  public static void write(JsonGenerator json, JsonValue value) {
    if (value instanceof JsonValue.JsonObject object) {
      json.writeStartObject();
      object
          .fields()
          .forEach(
              (name, field) -> {
                json.writeName(wellFormed(name));
                write(json, field);
              });
      json.writeEndObject();
    } else if (value instanceof JsonValue.JsonArray array) {
      json.writeStartArray();
      array.items().forEach(item -> write(json, item));
      json.writeEndArray();
    } else if (value instanceof JsonValue.JsonString string) {
      json.writeString(wellFormed(string.value()));
    } else if (value instanceof JsonValue.JsonNumber number) {
      json.writeNumber(number.text());
    } else if (value instanceof JsonValue.JsonBoolean bool) {
      json.writeBoolean(bool.value());
    } else {
      json.writeNull();
    }
  }

  /**
   * Writes a value.
   *
   * @param value what
   * @return UTF-8
   */
  public static byte[] bytes(JsonValue value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(json, value);
    }
    return bytes.toByteArray();
  }

  /**
   * Replaces halves of surrogate pairs, which no UTF-8 can carry: JSON's escapes let them in, a
   * text cut in the middle of an emoji ends in one.
   *
   * @param text any text
   * @return the same text if it is well formed
   */
  public static String wellFormed(String text) {
    int bad = firstHalf(text, 0);
    if (bad < 0) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    for (; bad >= 0; bad = firstHalf(text, bad + 1)) {
      mended.setCharAt(bad, '\uFFFD');
    }
    return mended.toString();
  }

  private static int firstHalf(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }
}

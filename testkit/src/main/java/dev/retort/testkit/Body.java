package dev.retort.testkit;

import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A body as a cassette keeps it: as JSON where it is some, as a text where it is one in UTF-8, else
 * its bytes in base64, under a name of its own. Immutable.
 *
 * @param name of the field that holds it
 * @param value JSON, or a text
 */
record Body(String name, JsonValue value) {
  private static final String TEXT = "body";
  private static final String BYTES = "body_base64";

  /** Without credentials. */
  static Body of(byte[] bytes, Cleaning cleaning) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new Body(
          BYTES, new JsonString(Base64.getEncoder().encodeToString(cleaning.bytes(bytes))));
    }
    return new Body(TEXT, json(cleaning.text(text)));
  }

  private static JsonValue json(String text) {
    try {
      JsonValue value = Json.read(text);
      // A text that is kept as one must not be taken for JSON when it is read again.
      return value instanceof JsonObject || value instanceof JsonArray
          ? value
          : new JsonString(text);
    } catch (MalformedException e) {
      return new JsonString(text);
    }
  }

  /** That of a request or an answer of the file; null if there is none. */
  static @Nullable Body in(JsonObject message) {
    JsonValue kept = message.fields().get(BYTES);
    if (kept == null) {
      JsonValue value = message.fields().get(TEXT);
      return value == null ? null : new Body(TEXT, value);
    }
    return kept instanceof JsonString text && isBase64(text.value()) ? new Body(BYTES, text) : null;
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What is sent. */
  byte[] bytes() {
    if (!(value instanceof JsonString text)) {
      return Json.bytes(value);
    }
    return name.equals(BYTES)
        ? Base64.getDecoder().decode(text.value())
        : text.value().getBytes(StandardCharsets.UTF_8);
  }
}

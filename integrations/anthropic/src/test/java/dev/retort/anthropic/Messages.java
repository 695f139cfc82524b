package dev.retort.anthropic;

import dev.retort.http.Endpoint;
import dev.retort.http.EndpointSource;
import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.Secret;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What many tests start from. */
final class Messages {
  static final String KEY = "sk-ant-test-0123456789";

  private Messages() {}

  static Endpoint endpoint(String root, @Nullable Secret key) {
    return new EndpointSource(MessagesClient.API, URI.create(root), key, null).resolve();
  }

  /** An answer as the vendor's reference shows it. */
  static String answer(String... texts) {
    StringBuilder blocks = new StringBuilder();
    for (String text : texts) {
      blocks
          .append(blocks.isEmpty() ? "" : ",")
          .append("{\"type\":\"text\",\"text\":")
          .append(text)
          .append("}");
    }
    return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":["
        + blocks
        + "],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":9,"
        + "\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":12}}";
  }

  /** An error as the vendor's reference shows it. */
  static String error(String type, String message) {
    return "{\"type\":\"error\",\"error\":{\"type\":\""
        + type
        + "\",\"message\":\""
        + message
        + "\"},\"request_id\":\"req_1\"}";
  }

  static JsonObject json(String text) {
    try {
      return (JsonObject) Json.read(text);
    } catch (MalformedException e) {
      throw new AssertionError(text, e);
    }
  }

  static JsonValue value(String text) {
    return Objects.requireNonNull(json("{\"value\":" + text + "}").fields().get("value"));
  }
}

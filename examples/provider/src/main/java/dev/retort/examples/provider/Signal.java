package dev.retort.examples.provider;

import dev.retort.llm.ChatMessage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A request as Beacon wants it. */
record Signal(
    String lamp,
    @Nullable String tongue,
    List<ChatMessage> messages,
    int flashes,
    int gleam,
    int longest,
    @Nullable List<String> dimAt) {
  private static final JsonFactory FACTORY = new JsonFactory();

  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("lamp", lamp);
      if (tongue != null) {
        json.writeStringProperty("tongue", tongue);
      }
      json.writeArrayPropertyStart("log");
      for (ChatMessage message : messages) {
        json.writeStartArray();
        json.writeString(keeper(message));
        json.writeString(message.text());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeObjectPropertyStart("lens");
      json.writeNumberProperty("flashes", flashes);
      json.writeNumberProperty("gleam", gleam);
      json.writeNumberProperty("longest", longest);
      if (dimAt != null) {
        json.writeArrayPropertyStart("dim_at");
        dimAt.forEach(json::writeString);
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static String keeper(ChatMessage message) {
    return switch (message.role()) {
      case SYSTEM -> "harbour";
      case USER -> "ship";
      case ASSISTANT -> "tower";
    };
  }
}

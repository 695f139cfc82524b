package dev.retort.http;

import dev.retort.llm.ChatMessage;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes messages as OpenAI's dialect has them, and APIs that took them over from it. */
public final class MessageJson {
  private MessageJson() {}

  /**
   * Writes the property {@code messages}.
   *
   * @param json within an object
   * @param messages the conversation
   */
  public static void write(JsonGenerator json, List<ChatMessage> messages) {
    json.writeArrayPropertyStart("messages");
    messages.forEach(message -> write(json, message));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, ChatMessage message) {
    json.writeStartObject();
    json.writeStringProperty("role", message.role().wireName());
    if (message.hasImages()) {
      json.writeArrayPropertyStart("content");
      message.parts().forEach(part -> write(json, part));
      json.writeEndArray();
    } else {
      // Servers for text alone take no list of parts.
      json.writeStringProperty("content", Json.wellFormed(message.text()));
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ChatMessage.Part part) {
    json.writeStartObject();
    if (part instanceof ChatMessage.Text text) {
      json.writeStringProperty("type", "text");
      json.writeStringProperty("text", Json.wellFormed(text.text()));
    } else if (part instanceof ChatMessage.Image image) {
      json.writeStringProperty("type", "image_url");
      json.writeObjectPropertyStart("image_url");
      json.writeStringProperty("url", Json.wellFormed(image.url()));
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}

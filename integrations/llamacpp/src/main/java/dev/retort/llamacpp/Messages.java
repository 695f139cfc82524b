package dev.retort.llamacpp;

import dev.retort.llm.ChatMessage;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Makes prompts of messages. */
final class Messages {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Messages() {}

  /** For a model with a chat template. */
  static Prompt chat(List<ChatMessage> messages) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      for (ChatMessage message : messages) {
        json.writeStartObject();
        json.writeStringProperty("role", message.role().wireName());
        json.writeStringProperty("content", message.text());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return new Prompt(text.toString(), true);
  }

  /** For a model that goes on with a text. */
  static Prompt text(List<ChatMessage> messages) {
    return new Prompt(
        messages.stream().map(ChatMessage::text).collect(Collectors.joining("\n")), false);
  }
}

package dev.retort.anthropic;

import dev.retort.http.Json;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.ChatMessage.Role;
import dev.retort.llm.GenerationException;
import dev.retort.llm.JsonValue.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * A request for the next message of a conversation.
 *
 * @param model id of the model
 * @param conversation what was said so far
 * @param parameters the generation kwargs
 * @param schema what the answer must satisfy; null for free text
 * @param defaultsToOne whether leaving out the temperature says the same as 1
 */
record MessagesRequest(
    String model,
    List<ChatMessage> conversation,
    MessageParameters parameters,
    @Nullable JsonObject schema,
    boolean defaultsToOne) {

  /**
   * Writes the request.
   *
   * @return JSON in UTF-8
   * @throws GenerationException of kind {@code bad_input} if an image is none
   */
  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("model", Json.wellFormed(model));
      json.writeNumberProperty("max_tokens", parameters.maxTokens());
      int system = systemMessages();
      writeSystem(json, conversation.subList(0, system));
      json.writeArrayPropertyStart("messages");
      conversation
          .subList(system, conversation.size())
          .forEach(message -> writeMessage(json, message));
      json.writeEndArray();
      writeSampling(json);
      writeStop(json);
      writeFormat(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** How many messages of the system come first; those have a field of their own. */
  private int systemMessages() {
    int count = 0;
    while (count < conversation.size() && conversation.get(count).role() == Role.SYSTEM) {
      count++;
    }
    return count;
  }

  private static void writeSystem(JsonGenerator json, List<ChatMessage> messages) {
    if (messages.size() == 1) {
      json.writeName("system");
      writeContent(json, messages.get(0));
    } else if (!messages.isEmpty()) {
      json.writeArrayPropertyStart("system");
      messages.forEach(message -> message.parts().forEach(part -> writePart(json, part)));
      json.writeEndArray();
    }
  }

  private static void writeMessage(JsonGenerator json, ChatMessage message) {
    json.writeStartObject();
    json.writeStringProperty("role", message.role().wireName());
    json.writeName("content");
    writeContent(json, message);
    json.writeEndObject();
  }

  private static void writeContent(JsonGenerator json, ChatMessage message) {
    if (message.hasImages()) {
      json.writeStartArray();
      message.parts().forEach(part -> writePart(json, part));
      json.writeEndArray();
    } else {
      json.writeString(Json.wellFormed(message.text()));
    }
  }

  private static void writePart(JsonGenerator json, ChatMessage.Part part) {
    if (part instanceof ChatMessage.Image image) {
      ImageSource.write(json, image.url());
    } else if (part instanceof ChatMessage.Text text) {
      json.writeStartObject();
      json.writeStringProperty("type", "text");
      json.writeStringProperty("text", Json.wellFormed(text.text()));
      json.writeEndObject();
    }
  }

  private void writeSampling(JsonGenerator json) {
    double temperature = parameters.temperature();
    // Imitators have other defaults, those of the model at hand; the vendor's newer models refuse
    // the parameter beside top_p, or altogether.
    if (temperature != 1 || !defaultsToOne) {
      json.writeNumberProperty("temperature", temperature);
    }
    Double topP = parameters.topP();
    if (topP != null) {
      json.writeNumberProperty("top_p", topP);
    }
    Integer topK = parameters.topK();
    if (topK != null) {
      json.writeNumberProperty("top_k", topK);
    }
  }

  private void writeStop(JsonGenerator json) {
    List<String> stop = parameters.stopSequences();
    if (stop != null && !stop.isEmpty()) {
      json.writeArrayPropertyStart("stop_sequences");
      stop.forEach(text -> json.writeString(Json.wellFormed(text)));
      json.writeEndArray();
    }
  }

  private void writeFormat(JsonGenerator json) {
    if (schema != null) {
      json.writeObjectPropertyStart("output_config");
      json.writeObjectPropertyStart("format");
      json.writeStringProperty("type", "json_schema");
      json.writeName("schema");
      Json.write(json, schema);
      json.writeEndObject();
      json.writeEndObject();
    }
  }
}

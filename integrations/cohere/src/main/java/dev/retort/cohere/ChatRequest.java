package dev.retort.cohere;

import dev.retort.http.Json;
import dev.retort.http.MessageJson;
import dev.retort.llm.ChatMessage;
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
 * @param messages what was said so far
 * @param parameters the generation kwargs
 * @param schema what the answer must satisfy; null for free text
 */
record ChatRequest(
    String model,
    List<ChatMessage> messages,
    ChatParameters parameters,
    @Nullable JsonObject schema) {

  /**
   * Writes the request.
   *
   * @return JSON in UTF-8
   */
  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      // The reference has it as required.
      json.writeBooleanProperty("stream", false);
      json.writeStringProperty("model", Json.wellFormed(model));
      MessageJson.write(json, messages);
      number(json, "temperature", parameters.temperature());
      number(json, "max_tokens", parameters.maxTokens());
      number(json, "k", parameters.k());
      number(json, "p", parameters.p());
      number(json, "seed", parameters.seed());
      writeStop(json);
      number(json, "frequency_penalty", parameters.frequencyPenalty());
      number(json, "presence_penalty", parameters.presencePenalty());
      writeFormat(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void number(JsonGenerator json, String name, @Nullable Double value) {
    if (value != null) {
      json.writeNumberProperty(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, @Nullable Integer value) {
    if (value != null) {
      json.writeNumberProperty(name, value);
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
      json.writeObjectPropertyStart("response_format");
      json.writeStringProperty("type", "json_object");
      json.writeName("json_schema");
      Json.write(json, schema);
      json.writeEndObject();
    }
  }
}

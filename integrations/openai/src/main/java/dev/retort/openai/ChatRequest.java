package dev.retort.openai;

import dev.retort.http.Json;
import dev.retort.http.MessageJson;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * A request for chat completions.
 *
 * @param model id of the model
 * @param messages the conversation so far
 * @param n generations wanted
 * @param parameters the generation kwargs
 * @param format the form of the answer; null for free text
 * @param dialect what the server understands
 */
record ChatRequest(
    String model,
    List<ChatMessage> messages,
    int n,
    ChatParameters parameters,
    @Nullable JsonValue format,
    Dialect dialect) {

  /**
   * Writes the request.
   *
   * @return JSON in UTF-8
   */
  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("model", Json.wellFormed(model));
      MessageJson.write(json, messages);
      json.writeNumberProperty("n", n);
      Integer longest = parameters.maxNewTokens();
      if (longest != null) {
        json.writeNumberProperty(dialect.maxTokensField(), longest);
      }
      writeSampling(json);
      writeLogprobs(json);
      writeStop(json);
      if (format != null) {
        json.writeName("response_format");
        Json.write(json, format);
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void writeSampling(JsonGenerator json) {
    // Other servers have other defaults, those of the model at hand; the vendor's newer models
    // refuse the parameter, whatever its value.
    writeUnlessDefault(json, "temperature", parameters.temperature());
    writeUnlessDefault(json, "top_p", parameters.topP());
    write(json, "frequency_penalty", parameters.frequencyPenalty());
    write(json, "presence_penalty", parameters.presencePenalty());
    parameters
        .others()
        .forEach(
            (name, value) -> {
              json.writeName(name);
              Json.write(json, value);
            });
  }

  private void writeUnlessDefault(JsonGenerator json, String name, @Nullable Double value) {
    if (value == null || value != 1 || !dialect.defaultsToOne()) {
      write(json, name, value);
    }
  }

  private static void write(JsonGenerator json, String name, @Nullable Double value) {
    if (value != null) {
      json.writeNumberProperty(name, value);
    }
  }

  private void writeLogprobs(JsonGenerator json) {
    Integer top = parameters.topLogprobs();
    if (parameters.logprobs() || top != null) {
      json.writeBooleanProperty("logprobs", true);
    }
    if (top != null) {
      json.writeNumberProperty("top_logprobs", top);
    }
  }

  private void writeStop(JsonGenerator json) {
    List<String> stop = parameters.stop();
    if (stop != null && !stop.isEmpty()) {
      json.writeArrayPropertyStart("stop");
      stop.forEach(text -> json.writeString(Json.wellFormed(text)));
      json.writeEndArray();
    }
  }
}

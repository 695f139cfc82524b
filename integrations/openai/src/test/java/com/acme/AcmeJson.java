package com.acme;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON that Acme's endpoint takes and gives. */
final class AcmeJson {
  // region json
  record Answer(@Nullable String text, int inputTokens, int outputTokens) {}

  private AcmeJson() {}

  private static final JsonFactory FACTORY = new JsonFactory();

  static byte[] request(
      String model, List<ChatMessage> messages, double temperature, int maxNewTokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("model", model);
      json.writeArrayPropertyStart("messages");
      for (ChatMessage message : messages) {
        json.writeStartObject();
        json.writeStringProperty("role", message.role().wireName());
        json.writeStringProperty("text", message.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberProperty("temperature", temperature);
      json.writeNumberProperty("max_tokens", maxNewTokens);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  static Answer answer(byte[] body) {
    boolean found = false;
    String text = null;
    int input = 0;
    int output = 0;
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "text" -> {
            found = true;
            text = json.getValueAsString(); // A null is an answer: the model gave none.
          }
          case "input_tokens" -> input = json.getValueAsInt();
          case "output_tokens" -> output = json.getValueAsInt();
          default -> json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw malformed("the answer is not JSON");
    }
    if (!found) {
      throw malformed("the answer has no text");
    }
    return new Answer(text, input, output);
  }

  private static GenerationException malformed(String message) {
    return new GenerationException(Failure.of(Kind.MALFORMED, message), null);
  }
  // endregion
}

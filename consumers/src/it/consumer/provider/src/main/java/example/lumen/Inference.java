package example.lumen;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.ChatMessage.Role;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutput.JsonSchema;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A request as Lumen wants it. */
record Inference(
    String engine,
    List<ChatMessage> messages,
    int variants,
    double heat,
    double nucleus,
    int ceiling,
    @Nullable Long seed,
    @Nullable StructuredOutput form) {

  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("engine", engine);
      writeMessages(json);
      json.writeObjectPropertyStart("sampling");
      json.writeNumberProperty("heat", heat);
      json.writeNumberProperty("nucleus", nucleus);
      if (seed != null) {
        json.writeNumberProperty("seed", seed);
      }
      json.writeEndObject();
      json.writeNumberProperty("ceiling", ceiling);
      json.writeNumberProperty("variants", variants);
      writeForm(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  // region messages
  private void writeMessages(JsonGenerator json) {
    String preface =
        messages.stream()
            .filter(message -> message.role() == Role.SYSTEM)
            .map(ChatMessage::text)
            .collect(Collectors.joining("\n\n"));
    if (!preface.isEmpty()) {
      json.writeStringProperty("preface", preface);
    }
    json.writeArrayPropertyStart("dialogue");
    for (ChatMessage message : messages) {
      if (message.role() != Role.SYSTEM) {
        json.writeStartObject();
        json.writeStringProperty("speaker", message.role() == Role.USER ? "human" : "lumen");
        json.writeStringProperty("utterance", message.text());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
  // endregion

  // region form
  private void writeForm(JsonGenerator json) {
    if (form instanceof JsonSchema asked) {
      json.writeObjectPropertyStart("shape");
      json.writeStringProperty("grammar", "json-schema");
      json.writeName("definition");
      json.writeRawValue(asked.schema());
      json.writeEndObject();
    }
  }
  // endregion
}

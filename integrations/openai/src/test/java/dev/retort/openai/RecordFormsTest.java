package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which schemas go out of records, and whether the server is to keep the model to them. */
class RecordFormsTest {
  private static final String STRICT =
      "{\"title\":\"Trip\",\"description\":\"A way to go somewhere.\",\"type\":\"object\","
          + "\"properties\":{\"seats\":{\"description\":\"how many\",\"type\":\"integer\","
          + "\"minimum\":1,\"maximum\":9},\"note\":{\"description\":\"for the driver (characters"
          + " at most: 20)\",\"type\":[\"string\",\"null\"]},\"stops\":{\"description\":\"on the way"
          + " (no item twice)\",\"type\":\"array\",\"items\":{\"type\":\"string\"}},\"by\":{"
          + "\"description\":\"what it goes\",\"anyOf\":[{\"description\":\"On rails.\",\"type\":"
          + "\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"train\"},"
          + "\"number\":{\"description\":\"of the train\",\"type\":\"integer\"}},\"required\":["
          + "\"type\",\"number\"],\"additionalProperties\":false},{\"description\":\"On wheels.\","
          + "\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"car\"},"
          + "\"electric\":{\"description\":\"whether it is\",\"type\":\"boolean\"}},\"required\":["
          + "\"type\",\"electric\"],\"additionalProperties\":false}]}},\"required\":[\"seats\","
          + "\"note\",\"stops\",\"by\"],\"additionalProperties\":false}";

  private static final String TALLY =
      "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"Tally\","
          + "\"description\":\"What nobody can be kept to.\",\"type\":\"object\",\"properties\":{"
          + "\"counts\":{\"description\":\"by name\",\"type\":\"object\",\"additionalProperties\":{"
          + "\"type\":\"integer\"}}},\"required\":[\"counts\"],\"additionalProperties\":false}";

  private final Wire wire = new Wire();

  @AfterEach
  void close() {
    wire.close();
  }

  private void ask(StructuredOutput form) {
    try (OpenAILLM llm = wire.llm().maxRetries(0).build()) {
      llm.generateOutputs(List.of(Input.of("Hi").withStructuredOutput(form)), 1);
    }
  }

  private void askOfAll(StructuredOutput form) {
    try (OpenAILLM llm =
        wire.llm().structuredOutput(StructuredOutputShape.of(form)).maxRetries(0).build()) {
      llm.generateOutputs(List.of(Input.of("Hi")), 1);
    }
  }

  private void assertSent(String name, String schema, String strict) {
    assertThat(wire.body().fields())
        .containsEntry(
            "response_format",
            Wire.value(
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\""
                    + name
                    + "\",\"schema\":"
                    + schema
                    + strict
                    + "}}"));
  }

  @Test
  void aRecordOfAnInputGoesOutStrict() {
    StructuredOutput.JsonSchema form = StructuredOutput.of(Trip.class);

    ask(form);

    assertSent("answer", String.valueOf(form.strictSchema()), ",\"strict\":true");
  }

  @Test
  void aRecordOfTheLlmGoesOutStrict() {
    askOfAll(StructuredOutput.of(Trip.class));

    assertSent("Trip", STRICT, ",\"strict\":true");
  }

  @Test
  void anOpenRecordOfAnInputGoesOutAsItStands() {
    ask(StructuredOutput.of(Tally.class));

    assertSent("Tally", TALLY, "");
  }

  @Test
  void anOpenRecordOfTheLlmGoesOutAsItStands() {
    askOfAll(StructuredOutput.of(Tally.class));

    assertSent("Tally", TALLY, "");
  }

  @Test
  void theDumpKeepsTheSchemaOfTheRecordWhole() {
    StructuredOutputShape shape = StructuredOutputShape.of(StructuredOutput.of(Trip.class));
    try (OpenAILLM llm = wire.llm().structuredOutput(shape).build();
        OpenAILLM again = (OpenAILLM) LLM.fromJson(llm.toJson())) {
      assertThat(again.structuredOutput()).isEqualTo(shape);
      assertThat(again.toJson()).isEqualTo(llm.toJson());
    }
  }
}

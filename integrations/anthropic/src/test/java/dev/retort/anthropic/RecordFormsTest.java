package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.Input;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which schemas go out, so that none is refused that somebody made of a record. */
class RecordFormsTest {
  private static final String STRICT =
      "{\"title\":\"Trip\",\"description\":\"A way to go somewhere.\",\"type\":\"object\","
          + "\"properties\":{\"seats\":{\"description\":\"how many (must be at least 1; must be at"
          + " most 9)\",\"type\":\"integer\"},\"note\":{\"description\":\"for the driver (characters"
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
    wire.call(Input.of("Hi").withStructuredOutput(form));
  }

  private void askOfAll(StructuredOutput form) {
    try (AnthropicLLM llm = wire.llm().structuredOutput(StructuredOutputShape.of(form)).build()) {
      wire.call(llm);
    }
  }

  private void assertSent(String schema) {
    assertThat(wire.body().fields())
        .containsEntry(
            "output_config",
            Messages.value("{\"format\":{\"type\":\"json_schema\",\"schema\":" + schema + "}}"));
  }

  private void assertTold(String schema) {
    assertThat(wire.body().fields())
        .doesNotContainKey("output_config")
        .containsEntry(
            "system",
            new JsonString(
                "Answer with JSON that satisfies this JSON Schema, and with nothing else: no text"
                    + " around it, no code fence.\n\n"
                    + schema));
  }

  @Test
  void aRecordOfAnInputGoesOutStrict() {
    StructuredOutput.JsonSchema form = StructuredOutput.of(Trip.class);

    ask(form);

    assertSent(String.valueOf(form.strictSchema()));
  }

  @Test
  void aRecordOfTheLlmGoesOutStrict() {
    askOfAll(StructuredOutput.of(Trip.class));

    assertSent(STRICT);
  }

  @Test
  void anOpenRecordOfAnInputIsTold() {
    ask(StructuredOutput.of(Tally.class));

    assertTold(TALLY);
  }

  @Test
  void anOpenRecordOfTheLlmIsTold() {
    askOfAll(StructuredOutput.of(Tally.class));

    assertTold(TALLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"string\",\"format\":\"uuid\"}",
        "{\"type\":\"array\",\"items\":{\"enum\":[1,null,\"a\"]},\"minItems\":1}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/A\"},\"b\":{\"$ref\":"
            + "\"#/$defs/A\"}},\"required\":[\"a\"],\"additionalProperties\":false,\"$defs\":{\"A\":"
            + "{\"anyOf\":[{\"type\":\"integer\"},{\"const\":\"x\"}],\"default\":1}}}",
      })
  void whatTheApiTakesGoesOutAsItStands(String schema) {
    ask(new StructuredOutput.JsonSchema(schema));

    assertSent(schema);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"object\"}",
        "{\"properties\":{}}",
        "{\"type\":\"object\",\"properties\":{\"a\":{}},\"additionalProperties\":false}",
        "{\"type\":\"object\",\"properties\":{\"a\":true},\"additionalProperties\":false}",
        "{\"type\":[\"object\",\"null\"],\"additionalProperties\":{\"type\":\"string\"}}",
        "{\"enum\":[{}]}",
        "{\"type\":\"string\",\"not\":{\"const\":\"a\"}}",
        "{\"$ref\":\"#/$defs/A\",\"$defs\":{\"A\":{\"type\":\"array\",\"items\":{\"$ref\":"
            + "\"#/$defs/A\"}}}}",
        "{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}",
      })
  void whatTheApiDoesNotTakeIsTold(String schema) {
    ask(new StructuredOutput.JsonSchema(schema));

    assertTold(schema);
  }

  private static String of(int properties, String type, String required) {
    String all =
        IntStream.range(0, properties)
            .mapToObj(i -> "\"p" + i + "\":{\"type\":" + type + "}")
            .collect(Collectors.joining(","));
    return "{\"type\":\"object\",\"properties\":{"
        + all
        + "},\"additionalProperties\":false"
        + required
        + "}";
  }

  @Test
  void asManyPropertiesThatMayBeMissingAsTheApiTakesGoOut() {
    ask(new StructuredOutput.JsonSchema(of(24, "\"string\"", "")));

    assertSent(of(24, "\"string\"", ""));
  }

  @Test
  void morePropertiesThatMayBeMissingThanTheApiTakesAreTold() {
    ask(new StructuredOutput.JsonSchema(of(25, "\"string\"", "")));

    assertTold(of(25, "\"string\"", ""));
  }

  @Test
  void morePropertiesOfSeveralTypesThanTheApiTakesAreTold() {
    ask(new StructuredOutput.JsonSchema(of(17, "[\"string\",\"integer\"]", "")));

    assertTold(of(17, "[\"string\",\"integer\"]", ""));
  }
}

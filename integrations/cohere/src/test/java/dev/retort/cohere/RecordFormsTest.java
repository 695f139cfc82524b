package dev.retort.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.util.List;
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

  private final LoopbackServer server =
      new LoopbackServer()
          .answering(
              Told.json(
                  "{\"finish_reason\":\"COMPLETE\",\"message\":{\"role\":\"assistant\",\"content\":["
                      + "{\"type\":\"text\",\"text\":\"Hello\"}]}}"));

  @AfterEach
  void close() {
    server.close();
  }

  private String asked(CohereLLMBuilder builder, Input input) {
    try (CohereLLM llm = builder.model("m").baseUrl(server.root()).maxRetries(0).build()) {
      llm.generateOutputs(List.of(input));
    }
    return server.only().body();
  }

  private String asked(StructuredOutput form) {
    return asked(CohereLLMBuilder.create(), Input.of("Hi").withStructuredOutput(form));
  }

  private String askedOfAll(StructuredOutput form) {
    return asked(
        CohereLLMBuilder.create().structuredOutput(StructuredOutputShape.of(form)), Input.of("Hi"));
  }

  private static String sent(String schema) {
    return "\"response_format\":{\"type\":\"json_object\",\"json_schema\":" + schema + "}}";
  }

  @Test
  void aRecordOfAnInputGoesOutStrict() {
    StructuredOutput.JsonSchema form = StructuredOutput.of(Trip.class);

    assertThat(asked(form)).endsWith(sent(String.valueOf(form.strictSchema())));
  }

  @Test
  void aRecordOfTheLlmGoesOutStrict() {
    assertThat(askedOfAll(StructuredOutput.of(Trip.class))).endsWith(sent(STRICT));
  }

  @Test
  void anOpenRecordOfAnInputIsTold() {
    assertThat(asked(StructuredOutput.of(Tally.class)))
        .doesNotContain("response_format")
        .contains("Answer with JSON that satisfies this JSON Schema");
  }

  @Test
  void anOpenRecordOfTheLlmIsTold() {
    assertThat(askedOfAll(StructuredOutput.of(Tally.class)))
        .doesNotContain("response_format")
        .contains("Answer with JSON that satisfies this JSON Schema");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}",
        "{\"anyOf\":[{\"type\":\"object\"},{\"type\":\"string\"}]}",
      })
  void aRootThatIsNoObjectOrRequiresNothingIsTold(String schema) {
    assertThat(asked(new StructuredOutput.JsonSchema(schema)))
        .doesNotContain("response_format")
        .contains("Answer with JSON that satisfies this JSON Schema");
  }
}

package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that make a grammar of a schema get its constraints as they are, not in words. */
class GrammarFormsTest {
  private static final String NAMED =
      "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"minLength\":2,"
          + "\"pattern\":\"^[a-z]+$\"},\"age\":{\"type\":\"integer\",\"minimum\":18},\"born\":{"
          + "\"type\":\"string\",\"format\":\"date\"}},\"required\":[\"name\"],"
          + "\"additionalProperties\":false}";

  private final LoopbackServer server =
      new LoopbackServer().answering(Told.json(Chats.answer("\"Hello\"")));

  @AfterEach
  void close() {
    server.close();
  }

  private String asked(Function<URI, AsyncLLM> make, Input input) {
    try (AsyncLLM llm = make.apply(server.baseUrl())) {
      llm.generateOutputs(List.of(input), 1);
    }
    return server.only().body();
  }

  private static AsyncLLM vllm(URI url) {
    return VLLMBuilder.create().model("m").baseUrl(url).maxRetries(0).build();
  }

  private static AsyncLLM together(URI url) {
    return TogetherLLMBuilder.create().model("m").baseUrl(url).maxRetries(0).build();
  }

  private static AsyncLLM ollama(URI url) {
    return OllamaLLMBuilder.create().model("m").baseUrl(url).maxRetries(0).build();
  }

  private static AsyncLLM ollamaWithOptions(URI url) {
    return OllamaLLMBuilder.create()
        .model("m")
        .baseUrl(url)
        .maxRetries(0)
        .generationKwargs(k -> k.options(Map.of("num_ctx", new JsonNumber("4096"))))
        .build();
  }

  private static Input asking(String schema) {
    return asking(new StructuredOutput.JsonSchema(schema));
  }

  private static Input asking(StructuredOutput form) {
    return Input.of("Hi").withStructuredOutput(form);
  }

  private static String format(String name, String schema) {
    return "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\""
        + name
        + "\",\"schema\":"
        + schema
        + "}}}";
  }

  private static String one(String property) {
    return "{\"type\":\"object\",\"properties\":{\"a\":" + property + "},\"required\":[\"a\"]}";
  }

  @Test
  void vllmGetsTheSchemaAsItStands() {
    assertThat(asked(GrammarFormsTest::vllm, asking(NAMED))).endsWith(format("answer", NAMED));
  }

  @Test
  void togetherGetsTheSchemaAsItStands() {
    assertThat(asked(GrammarFormsTest::together, asking(NAMED))).endsWith(format("answer", NAMED));
  }

  private static final String TRIP =
      "{\"title\":\"Trip\",\"description\":\"A way to go somewhere.\",\"type\":\"object\","
          + "\"properties\":{\"seats\":{\"description\":\"how many\",\"type\":\"integer\","
          + "\"minimum\":1,\"maximum\":9},\"note\":{\"description\":\"for the driver\",\"type\":["
          + "\"string\",\"null\"],\"minLength\":0,\"maxLength\":20},\"stops\":{\"description\":\"on the way (no item"
          + " twice)\",\"type\":\"array\",\"items\":{\"type\":\"string\"}},\"by\":{\"description\":"
          + "\"what it goes\",\"anyOf\":[{\"description\":\"On rails.\",\"type\":\"object\","
          + "\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"train\"},\"number\":{"
          + "\"description\":\"of the train\",\"type\":\"integer\"}},\"required\":[\"type\","
          + "\"number\"],\"additionalProperties\":false},{\"description\":\"On wheels.\",\"type\":"
          + "\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"car\"},"
          + "\"electric\":{\"description\":\"whether it is\",\"type\":\"boolean\"}},\"required\":["
          + "\"type\",\"electric\"],\"additionalProperties\":false}]}},\"required\":[\"seats\","
          + "\"note\",\"stops\",\"by\"],\"additionalProperties\":false}";

  @Test
  void aRecordOfAnInputGoesOutWithTheConstraintsThatAGrammarSays() {
    assertThat(asked(GrammarFormsTest::vllm, asking(StructuredOutput.of(Trip.class))))
        .endsWith(format("Trip", TRIP));
  }

  @Test
  void aRecordOfTheLlmGoesOutAlike() {
    StructuredOutputShape shape = StructuredOutputShape.of(StructuredOutput.of(Trip.class));

    String body =
        asked(
            url ->
                VLLMBuilder.create()
                    .model("m")
                    .baseUrl(url)
                    .structuredOutput(shape.withMaxRetries(0))
                    .build(),
            Input.of("Hi"));

    assertThat(body).endsWith(format("Trip", TRIP));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"integer\",\"multipleOf\":3} | {\"description\":\"must be a multiple of 3\",\"type\":\"integer\"}",
        "{\"type\":\"string\",\"pattern\":\"^(?=a)a$\"} | {\"description\":\"must match ^(?=a)a$\",\"type\":\"string\"}",
        "{\"type\":\"string\",\"pattern\":\"^(a)\\\\1$\"} | {\"description\":\"must match ^(a)\\\\1$\",\"type\":\"string\"}",
        "{\"type\":\"string\",\"pattern\":\"^(?:^a$)$\"} | {\"description\":\"must match ^(?:^a$)$\",\"type\":\"string\"}",
        "{\"type\":\"string\",\"pattern\":\"a\"} | {\"description\":\"must match a\",\"type\":\"string\"}",
        "{\"type\":\"string\",\"pattern\":\"^a\\\\$\"} | {\"description\":\"must match ^a\\\\$\",\"type\":\"string\"}",
        "{\"type\":\"string\",\"format\":\"regex\"} | {\"description\":\"format: regex\",\"type\":\"string\"}",
      })
  void whatSomeEngineLacksIsTold(String property, String told) {
    assertThat(asked(GrammarFormsTest::vllm, asking(one(property))))
        .endsWith(format("answer", one(told)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"^a$", "^(?:[a-z]+)$", "^a|b$", "^[^$(]\\\\d{2}\\\\$$", "^(x\\\\.)?$"})
  void aPatternFromEndToEndStays(String pattern) {
    String schema = one("{\"type\":\"string\",\"pattern\":\"" + pattern + "\"}");

    assertThat(asked(GrammarFormsTest::vllm, asking(schema))).endsWith(format("answer", schema));
  }

  @Test
  void whatNoWordsSayGoesOutAsItStands() {
    String schema = "{\"patternProperties\":{\"^x\":{\"type\":\"string\"}}}";

    assertThat(asked(GrammarFormsTest::vllm, asking(schema))).endsWith(format("answer", schema));
  }

  @Test
  void aSchemaThatHoldsItselfGoesOutAsItStands() {
    String schema = "{\"type\":\"array\",\"items\":{\"$ref\":\"#\"},\"maxItems\":3}";

    assertThat(asked(GrammarFormsTest::vllm, asking(schema))).endsWith(format("answer", schema));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"integer\",\"minimum\":1,\"maximum\":9}",
        "{\"type\":\"string\",\"minLength\":1,\"maxLength\":9}",
        "{\"type\":\"string\",\"pattern\":\"^[a-z]+$\"}",
        "{\"type\":\"string\",\"format\":\"date\"}",
        "{\"type\":\"array\",\"items\":{\"type\":\"boolean\"},\"minItems\":1,\"maxItems\":3}",
        "{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"null\"}]}",
      })
  void ollamaGetsWhatItsGrammarsSay(String property) {
    assertThat(asked(GrammarFormsTest::ollama, asking(one(property))))
        .endsWith(format("answer", one(property)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"number\",\"minimum\":1} | {\"description\":\"must be at least 1\",\"type\":\"number\"}",
        "{\"type\":\"string\",\"pattern\":\"^\\\\d$\"} | {\"description\":\"must match ^\\\\d$\",\"type\":\"string\"}",
        "{\"type\":\"string\",\"pattern\":\"^(?:a)$\"} | {\"description\":\"must match ^(?:a)$\",\"type\":\"string\"}",
        "{\"type\":\"string\",\"pattern\":\"[a-z]\"} | {\"description\":\"must match [a-z]\",\"type\":\"string\"}",
        "{\"type\":\"string\",\"pattern\":\"^a*$\",\"maxLength\":3} | {\"description\":\"characters at most: 3\",\"type\":\"string\",\"pattern\":\"^a*$\"}",
        "{\"type\":\"string\",\"format\":\"email\"} | {\"description\":\"format: email\",\"type\":\"string\"}",
        "{\"type\":\"array\",\"uniqueItems\":true} | {\"description\":\"no item twice\",\"type\":\"array\"}",
      })
  void ollamaIsToldTheRest(String property, String told) {
    assertThat(asked(GrammarFormsTest::ollama, asking(one(property))))
        .endsWith(format("answer", one(told)));
  }

  @Test
  void ollamasOwnApiGetsTheSame() {
    assertThat(
            asked(
                GrammarFormsTest::ollamaWithOptions,
                asking(one("{\"type\":\"number\",\"minimum\":1}"))))
        .contains(
            "\"format\":" + one("{\"description\":\"must be at least 1\",\"type\":\"number\"}"));
  }
}

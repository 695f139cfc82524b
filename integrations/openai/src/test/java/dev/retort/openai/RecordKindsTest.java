package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each kind of component of a record goes out, one by one. */
class RecordKindsTest {
  private static JsonValue property(String name, Function<URI, AsyncLLM> make) {
    try (LoopbackServer server =
            new LoopbackServer().answering(Told.json(Chats.answer("\"Hello\"")));
        AsyncLLM llm = make.apply(server.baseUrl())) {
      llm.generateOutputs(
          List.of(Input.of("Hi").withStructuredOutput(StructuredOutput.of(Kinds.class))), 1);
      JsonObject schema = within(Wire.json(server.only().body()), "response_format", "json_schema");
      return within(schema, "schema", "properties").fields().get(name);
    }
  }

  private static JsonObject within(JsonObject object, String... names) {
    for (String name : names) {
      object = (JsonObject) object.fields().get(name);
    }
    return object;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "flag | {\"type\":\"boolean\"} | {\"type\":\"boolean\"} | {\"type\":\"boolean\"}",
        "tiny | {\"description\":\"from -128 to 127\",\"type\":\"integer\"} | {\"type\":\"integer\",\"minimum\":-128,\"maximum\":127} | {\"type\":\"integer\",\"minimum\":-128,\"maximum\":127}",
        "small | {\"description\":\"from -32768 to 32767\",\"type\":\"integer\"} | {\"type\":\"integer\",\"minimum\":-32768,\"maximum\":32767} | {\"type\":\"integer\",\"minimum\":-32768,\"maximum\":32767}",
        "whole | {\"type\":\"integer\"} | {\"type\":\"integer\"} | {\"type\":\"integer\"}",
        "large | {\"type\":\"integer\"} | {\"type\":\"integer\"} | {\"type\":\"integer\"}",
        "rough | {\"type\":\"number\"} | {\"type\":\"number\"} | {\"type\":\"number\"}",
        "real | {\"type\":\"number\"} | {\"type\":\"number\"} | {\"type\":\"number\"}",
        "letter | {\"description\":\"one character\",\"type\":\"string\"} | {\"type\":\"string\",\"minLength\":1,\"maxLength\":1} | {\"type\":\"string\",\"minLength\":1,\"maxLength\":1}",
        "exact | {\"type\":\"number\"} | {\"type\":\"number\"} | {\"type\":\"number\"}",
        "box | {\"type\":[\"integer\",\"null\"]} | {\"type\":[\"integer\",\"null\"]} | {\"type\":[\"integer\",\"null\"]}",
        "text | {\"type\":\"string\"} | {\"type\":\"string\"} | {\"type\":\"string\"}",
        "link | {\"description\":\"a URI\",\"type\":\"string\"} | {\"description\":\"format: uri-reference\",\"type\":\"string\"} | {\"description\":\"format: uri-reference\",\"type\":\"string\"}",
        "file | {\"type\":\"string\"} | {\"type\":\"string\"} | {\"type\":\"string\"}",
        "took | {\"description\":\"in seconds\",\"type\":\"number\"} | {\"description\":\"in seconds\",\"type\":\"number\"} | {\"description\":\"in seconds\",\"type\":\"number\"}",
        "mood | {\"type\":\"string\",\"enum\":[\"glad\",\"so_so\"]} | {\"type\":\"string\",\"enum\":[\"glad\",\"so_so\"]} | {\"type\":\"string\",\"enum\":[\"glad\",\"so_so\"]}",
        "list | {\"type\":\"array\",\"items\":{\"type\":\"string\"}} | {\"type\":\"array\",\"items\":{\"type\":\"string\"}} | {\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
        "set | {\"description\":\"no item twice\",\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"glad\",\"so_so\"]}} | {\"description\":\"no item twice\",\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"glad\",\"so_so\"]}} | {\"description\":\"no item twice\",\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"glad\",\"so_so\"]}}",
        "nested | {\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}} | {\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}} | {\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}}",
        "perhaps | {\"type\":[\"string\",\"null\"]} | {\"type\":[\"string\",\"null\"]} | {\"type\":[\"string\",\"null\"]}",
        "place | {\"description\":\"Somewhere.\",\"type\":\"object\",\"properties\":{\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":false} | {\"description\":\"Somewhere.\",\"type\":\"object\",\"properties\":{\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":false} | {\"description\":\"Somewhere.\",\"type\":\"object\",\"properties\":{\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":false}",
        "nowhere | {\"description\":\"Somewhere.\",\"anyOf\":[{\"type\":\"object\",\"properties\":{\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":false},{\"type\":\"null\"}]} | {\"description\":\"Somewhere.\",\"anyOf\":[{\"type\":\"object\",\"properties\":{\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":false},{\"type\":\"null\"}]} | {\"description\":\"Somewhere.\",\"anyOf\":[{\"type\":\"object\",\"properties\":{\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":false},{\"type\":\"null\"}]}",
        "way | {\"description\":\"What goes.\",\"anyOf\":[{\"description\":\"On rails.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"train\"},\"number\":{\"type\":\"integer\"}},\"required\":[\"type\",\"number\"],\"additionalProperties\":false},{\"description\":\"On wheels.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"car\"},\"electric\":{\"type\":\"boolean\"}},\"required\":[\"type\",\"electric\"],\"additionalProperties\":false}]} | {\"description\":\"What goes.\",\"anyOf\":[{\"description\":\"On rails.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"train\"},\"number\":{\"type\":\"integer\"}},\"required\":[\"type\",\"number\"],\"additionalProperties\":false},{\"description\":\"On wheels.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"car\"},\"electric\":{\"type\":\"boolean\"}},\"required\":[\"type\",\"electric\"],\"additionalProperties\":false}]} | {\"description\":\"What goes.\",\"oneOf\":[{\"description\":\"On rails.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"train\"},\"number\":{\"type\":\"integer\"}},\"required\":[\"type\",\"number\"],\"additionalProperties\":false},{\"description\":\"On wheels.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"car\"},\"electric\":{\"type\":\"boolean\"}},\"required\":[\"type\",\"electric\"],\"additionalProperties\":false}]}",
        "bounded | {\"description\":\"must be greater than 0; must be at most 9\",\"type\":\"integer\"} | {\"type\":\"integer\",\"exclusiveMinimum\":0,\"maximum\":9} | {\"type\":\"integer\",\"exclusiveMinimum\":0,\"maximum\":9}",
        "share | {\"description\":\"must be greater than 0\",\"type\":\"number\"} | {\"type\":\"number\",\"exclusiveMinimum\":0} | {\"description\":\"must be greater than 0\",\"type\":\"number\"}",
        "code | {\"description\":\"must have a size between 2 and 4; must match [a-z]+\",\"type\":\"string\"} | {\"type\":\"string\",\"minLength\":2,\"maxLength\":4,\"pattern\":\"^(?:[a-z]+)$\"} | {\"description\":\"must match ^(?:[a-z]+)$\",\"type\":\"string\",\"minLength\":2,\"maxLength\":4}",
        "words | {\"description\":\"must not be blank\",\"type\":\"string\"} | {\"description\":\"must match \\\\S\",\"type\":\"string\"} | {\"description\":\"must match \\\\S\",\"type\":\"string\"}",
        "few | {\"description\":\"must not be empty; must have a size of at most 3\",\"type\":\"array\",\"items\":{\"description\":\"must have a size of at least 1\",\"type\":\"string\"}} | {\"type\":\"array\",\"items\":{\"type\":\"string\",\"minLength\":1},\"minItems\":1,\"maxItems\":3} | {\"type\":\"array\",\"items\":{\"type\":\"string\",\"minLength\":1},\"minItems\":1,\"maxItems\":3}",
      })
  void eachGoesOutAsTheServerKeepsToIt(String name, String strict, String grammar, String llama) {
    assertThat(
            property(
                name,
                url ->
                    OpenAILLMBuilder.create()
                        .model("m")
                        .baseUrl(url)
                        .apiKey(Secret.of(Wire.KEY))
                        .maxRetries(0)
                        .build()))
        .isEqualTo(Wire.value(strict));
    assertThat(
            property(
                name, url -> VLLMBuilder.create().model("m").baseUrl(url).maxRetries(0).build()))
        .isEqualTo(Wire.value(grammar));
    assertThat(
            property(
                name,
                url -> OllamaLLMBuilder.create().model("m").baseUrl(url).maxRetries(0).build()))
        .isEqualTo(Wire.value(llama));
  }
}

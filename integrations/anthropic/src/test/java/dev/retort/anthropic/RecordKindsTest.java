package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each kind of component of a record goes out, one by one. */
class RecordKindsTest {
  private static JsonObject properties() throws MalformedException {
    try (LoopbackServer server =
            new LoopbackServer()
                .answering(
                    Told.json(
                        "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
                            + "\"text\":\"Hello\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,"
                            + "\"output_tokens\":1}}"));
        AsyncLLM llm =
            AnthropicLLMBuilder.create()
                .model("m")
                .baseUrl(server.root())
                .apiKey(Secret.of("k-0123456789"))
                .maxRetries(0)
                .build()) {
      llm.generateOutputs(
          List.of(Input.of("Hi").withStructuredOutput(StructuredOutput.of(Kinds.class))), 1);
      JsonObject object = (JsonObject) Json.read(server.only().body());
      for (String name : List.of("output_config", "format", "schema", "properties")) {
        object = (JsonObject) object.fields().get(name);
      }
      return object;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "flag | {\"type\":\"boolean\"}",
        "tiny | {\"description\":\"from -128 to 127\",\"type\":\"integer\"}",
        "small | {\"description\":\"from -32768 to 32767\",\"type\":\"integer\"}",
        "whole | {\"type\":\"integer\"}",
        "large | {\"type\":\"integer\"}",
        "rough | {\"type\":\"number\"}",
        "real | {\"type\":\"number\"}",
        "letter | {\"description\":\"one character\",\"type\":\"string\"}",
        "exact | {\"type\":\"number\"}",
        "box | {\"type\":[\"integer\",\"null\"]}",
        "text | {\"type\":\"string\"}",
        "link | {\"description\":\"a URI\",\"type\":\"string\"}",
        "file | {\"type\":\"string\"}",
        "took | {\"description\":\"in seconds\",\"type\":\"number\"}",
        "mood | {\"type\":\"string\",\"enum\":[\"glad\",\"so_so\"]}",
        "list | {\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
        "set | {\"description\":\"no item twice\",\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"glad\",\"so_so\"]}}",
        "nested | {\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}}",
        "perhaps | {\"type\":[\"string\",\"null\"]}",
        "place | {\"description\":\"Somewhere.\",\"type\":\"object\",\"properties\":{\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":false}",
        "nowhere | {\"description\":\"Somewhere.\",\"anyOf\":[{\"type\":\"object\",\"properties\":{\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":false},{\"type\":\"null\"}]}",
        "way | {\"description\":\"What goes.\",\"anyOf\":[{\"description\":\"On rails.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"train\"},\"number\":{\"type\":\"integer\"}},\"required\":[\"type\",\"number\"],\"additionalProperties\":false},{\"description\":\"On wheels.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"car\"},\"electric\":{\"type\":\"boolean\"}},\"required\":[\"type\",\"electric\"],\"additionalProperties\":false}]}",
        "bounded | {\"description\":\"must be greater than 0; must be at most 9\",\"type\":\"integer\"}",
        "share | {\"description\":\"must be greater than 0\",\"type\":\"number\"}",
        "code | {\"description\":\"must have a size between 2 and 4; must match [a-z]+\",\"type\":\"string\"}",
        "words | {\"description\":\"must not be blank\",\"type\":\"string\"}",
        "few | {\"description\":\"must not be empty; must have a size of at most 3\",\"type\":\"array\",\"items\":{\"description\":\"must have a size of at least 1\",\"type\":\"string\"}}",
      })
  void eachGoesOutInTheWordsThatTheApiTakes(String name, String schema) throws MalformedException {
    assertThat(properties().fields()).containsEntry(name, Json.read(schema));
  }
}

package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.testkit.LoopbackServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter reaches the server. The parameters are those of the descriptor, so that a new one
 * without a proof fails here.
 */
class WireTest {
  /** A value that is not the default, and what the body must hold for it. */
  private record Proof(Object value, String field, String json) {}

  private static final Map<String, Proof> KWARGS =
      Map.of(
          "max_new_tokens", new Proof(7, "max_tokens", "7"),
          "logprobs", new Proof(true, "logprobs", "true"),
          "top_logprobs", new Proof(5, "top_logprobs", "5"),
          "frequency_penalty", new Proof(0.5, "frequency_penalty", "0.5"),
          "presence_penalty", new Proof(-1.5, "presence_penalty", "-1.5"),
          "temperature", new Proof(0.25, "temperature", "0.25"),
          "top_p", new Proof(0.9, "top_p", "0.9"),
          "stop", new Proof(List.of("\n", "END"), "stop", "[\"\\n\",\"END\"]"),
          "response_format",
              new Proof(
                  Map.of("type", "json_object"), "response_format", "{\"type\":\"json_object\"}"));

  private static final Map<String, Function<Wire, String>> ATTRIBUTES =
      Map.of(
          "model", wire -> wire.request().body().contains("\"model\":\"other\"") ? "" : "model",
          "base_url", wire -> wire.request().path().startsWith("/other/chat") ? "" : "path",
          "api_key",
              wire ->
                  wire.request().header("Authorization").equals("Bearer " + System.getenv("PATH"))
                      ? ""
                      : "Authorization",
          "default_headers",
              wire -> wire.request().header("X-Title").equals("Retort") ? "" : "X-Title",
          "structured_output",
              wire ->
                  Wire.value(
                              "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\","
                                  + "\"schema\":{\"type\":\"object\"}}}")
                          .equals(wire.body().fields().get("response_format"))
                      ? ""
                      : "response_format",
          "max_tokens_field",
              wire ->
                  wire.body().fields().containsKey("max_completion_tokens")
                      ? ""
                      : "max_completion_tokens");

  private final Wire wire = new Wire();

  @AfterEach
  void close() {
    wire.close();
  }

  static Stream<String> kwargs() {
    return OpenAILLMDescriptor.INSTANCE.generationKwargs().stream().map(ParamDescriptor::name);
  }

  static Stream<String> attributes() {
    // What is about batches reaches no request; BatchesTest has the proof of it.
    return Chats.ownAttributes().stream()
        .map(ParamDescriptor::name)
        .filter(name -> !name.startsWith("offline_batch_"));
  }

  private Object attribute(String name) {
    return switch (name) {
      case "model" -> "other";
      case "base_url" -> wire.server().baseUrl().resolve("/other").toString();
      case "api_key" -> Map.of("env", "PATH");
      case "default_headers" -> Map.of("X-Title", "Retort");
      case "structured_output" -> Map.of("schema", Map.of("type", "object"));
      case "max_tokens_field" -> "max_completion_tokens";
      default -> throw new AssertionError("no value for the attribute " + name);
    };
  }

  @ParameterizedTest
  @MethodSource("kwargs")
  void everyKwargReachesTheServer(String name) {
    Proof proof = Objects.requireNonNull(KWARGS.get(name), () -> "no proof for the kwarg " + name);
    try (OpenAILLM llm = wire.llm().build()) {
      llm.setRuntimeParameters(Map.of("generation_kwargs", Map.of(name, proof.value())));

      wire.call(llm);

      assertThat(wire.body().fields()).containsEntry(proof.field(), Wire.value(proof.json()));
    }
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void everyAttributeReachesTheServer(String name) {
    Function<Wire, String> proof =
        Objects.requireNonNull(ATTRIBUTES.get(name), () -> "no proof for the attribute " + name);
    try (OpenAILLM llm = wire.llm().build()) {
      llm.setRuntimeParameters(Map.of(name, attribute(name)));

      wire.call(llm);

      assertThat(proof.apply(wire)).as("what is missing on the wire").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void aChangedAttributeIsInForceWithTheNextCall(String name) {
    try (OpenAILLM llm = wire.llm().build()) {
      llm.load();
      wire.call(llm);
      wire.server().forget();
      llm.setRuntimeParameters(Map.of(name, attribute(name)));

      wire.call(llm);

      assertThat(Objects.requireNonNull(ATTRIBUTES.get(name)).apply(wire))
          .as("what is missing on the wire")
          .isEmpty();
    }
  }

  @Test
  void nothingSetIsTheDefaults() {
    try (OpenAILLM llm = wire.llm().build()) {
      wire.call(llm);

      assertThat(wire.request().body())
          .isEqualTo(
              "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"n\":1,"
                  + "\"max_tokens\":128,\"temperature\":1.0,\"top_p\":1.0}");
    }
  }

  @Test
  void generationsAreAskedForInOneCall() {
    wire.server().answering(LoopbackServer.Told.json(Chats.answer("\"a\"", "\"b\"", "\"c\"")));
    try (OpenAILLM llm = wire.llm().build()) {
      List<GenerateOutput> outputs = llm.generateOutputs(List.of(Input.of("Hi")), 3);

      assertThat(outputs.get(0).generations()).containsExactly("a", "b", "c");
      assertThat(wire.body().fields()).containsEntry("n", Wire.value("3"));
    }
  }

  @Test
  void kwargsOfTheCallGoBeforeThoseOfTheConfig() {
    try (OpenAILLM llm = wire.llm().generationKwargs(k -> k.temperature(0.1).topP(0.2)).build()) {
      llm.generateOutputs(
          List.of(Input.of("Hi")), 1, OpenAILLMKwargs.builder().temperature(1.9).build());

      assertThat(wire.body().fields())
          .containsEntry("temperature", Wire.value("1.9"))
          .containsEntry("top_p", Wire.value("0.2"));
    }
  }

  @Test
  void imagesReachTheServer() {
    try (OpenAILLM llm = wire.llm().build()) {
      llm.generateOutputs(
          List.of(
              Input.of(
                  ChatMessage.user(
                      new ChatMessage.Text("what?"), new ChatMessage.Image("http://x/i.png")))),
          1);

      assertThat(wire.request().body())
          .contains("{\"type\":\"image_url\",\"image_url\":{\"url\":\"http://x/i.png\"}}");
    }
  }

  @Test
  void theFormOfAnInputReachesTheServer() {
    Input input =
        Input.of("Hi").withStructuredOutput(new StructuredOutput.JsonSchema("{\"title\":\"T\"}"));
    try (OpenAILLM llm = wire.llm().maxRetries(0).build()) {
      llm.generateOutputs(List.of(input), 1);

      Map<String, JsonValue> expected = new HashMap<>();
      expected.put(
          "response_format",
          Wire.value(
              "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"T\",\"schema\":"
                  + "{\"title\":\"T\"}}}"));
      assertThat(wire.body().fields()).containsAllEntriesOf(expected);
    }
  }

  @Test
  void aFormOfAnInputThatTheDialectLacksIsNotReplacedByThatOfTheConfig() {
    Input odd = Input.of("Hi").withStructuredOutput(new StructuredOutput.Regex("H.*o"));
    try (OpenAILLM llm =
        wire.llm()
            .structuredOutput(StructuredOutputShape.json(Map.of("title", new JsonString("T"))))
            .build()) {
      llm.generateOutputs(List.of(odd), 1);

      assertThat(wire.body().fields()).doesNotContainKey("response_format");
    }
  }

  @Test
  void aFormThatTheDialectLacksGoesIntoThePrompt() {
    Input odd = Input.of("Hi").withStructuredOutput(new StructuredOutput.Regex("H.*o"));
    try (OpenAILLM llm = wire.llm().build()) {
      List<GenerateOutput> outputs = llm.generateOutputs(List.of(odd), 1);

      assertThat(outputs.get(0).generations()).containsExactly("Hello");
      assertThat(wire.body().fields()).doesNotContainKey("response_format");
      assertThat(wire.request().body())
          .contains(
              "{\"role\":\"system\",\"content\":\"Answer with text that matches this regular"
                  + " expression from end to end, and with nothing else.\\n\\nH.*o\"}");
    }
  }
}

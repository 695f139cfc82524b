package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every parameter reaches the server. The parameters are those of the descriptor, so that a new one
 * without a proof fails here.
 */
class WireTest {
  /** A value that is not the default, and what the body must hold for it. */
  private record Proof(Object value, String field, String json) {}

  /** A value that is not the default, and whether it arrived. */
  private record Arrival(Object value, Predicate<Wire> arrived) {}

  private static final Map<String, Proof> KWARGS =
      Map.of(
          "max_tokens", new Proof(7, "max_tokens", "7"),
          "stop_sequences", new Proof(List.of("\n", "END"), "stop_sequences", "[\"\\n\",\"END\"]"),
          "temperature", new Proof(0.25, "temperature", "0.25"),
          "top_p", new Proof(0.9, "top_p", "0.9"),
          "top_k", new Proof(40, "top_k", "40"));

  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\"}},\"required\":[\"a\"],"
          + "\"additionalProperties\":false}";

  private final Wire wire = new Wire();

  @AfterEach
  void close() {
    wire.close();
  }

  static Stream<String> kwargs() {
    return AnthropicLLMDescriptor.INSTANCE.generationKwargs().stream().map(ParamDescriptor::name);
  }

  static Stream<String> attributes() {
    // What is about batches reaches no request; BatchesTest has the proof of it.
    return AnthropicLLMDescriptor.INSTANCE.declared().stream()
        .map(ParamDescriptor::name)
        .filter(name -> !name.startsWith("offline_batch_"));
  }

  private Arrival attribute(String name) {
    return switch (name) {
      case "model" -> new Arrival("other", w -> w.request().body().contains("\"model\":\"other\""));
      case "base_url" ->
          new Arrival(
              wire.server().root() + "/other",
              w -> w.request().path().equals("/other/v1/messages"));
      case "api_key" ->
          new Arrival(
              Map.of("env", "PATH"),
              w -> w.request().header("x-api-key").equals(System.getenv("PATH")));
      case "structured_output" ->
          new Arrival(
              Map.of("schema", Map.of("type", "string")),
              w ->
                  Messages.value(
                          "{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"string\"}}}")
                      .equals(w.body().fields().get("output_config")));
      default -> throw new AssertionError("no proof for the attribute " + name);
    };
  }

  @ParameterizedTest
  @MethodSource("kwargs")
  void everyKwargReachesTheServer(String name) {
    Proof proof = Objects.requireNonNull(KWARGS.get(name), () -> "no proof for the kwarg " + name);
    try (AnthropicLLM llm = wire.llm().build()) {
      llm.setRuntimeParameters(Map.of("generation_kwargs", Map.of(name, proof.value())));

      wire.call(llm);

      assertThat(wire.body().fields()).containsEntry(proof.field(), Messages.value(proof.json()));
    }
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void everyAttributeReachesTheServer(String name) {
    try (AnthropicLLM llm = wire.llm().build()) {
      llm.setRuntimeParameters(Map.of(name, attribute(name).value()));

      wire.call(llm);

      assertThat(attribute(name).arrived()).accepts(wire);
    }
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void aChangedAttributeIsInForceWithTheNextCall(String name) {
    try (AnthropicLLM llm = wire.llm().build()) {
      llm.load();
      wire.call(llm);
      wire.server().forget();
      llm.setRuntimeParameters(Map.of(name, attribute(name).value()));

      wire.call(llm);

      assertThat(attribute(name).arrived()).accepts(wire);
    }
  }

  @Test
  void nothingSetIsTheDefaults() {
    wire.call();

    assertThat(wire.request().body())
        .isEqualTo(
            "{\"model\":\"m\",\"max_tokens\":128,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"temperature\":1.0}");
  }

  @Test
  void aRequestIsPostedWithKeyAndVersion() {
    wire.call();

    assertThat(wire.request().method()).isEqualTo("POST");
    assertThat(wire.request().path()).isEqualTo("/v1/messages");
    assertThat(wire.request().header("x-api-key")).isEqualTo(Messages.KEY);
    assertThat(wire.request().header("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(wire.request().header("Content-Type")).isEqualTo("application/json");
    assertThat(wire.request().header("Authorization")).isEmpty();
    assertThat(wire.request().header("Idempotency-Key")).isNotEmpty();
  }

  @Test
  void severalGenerationsAreSeveralCalls() {
    try (AnthropicLLM llm = wire.llm().build()) {
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 3).get(0);

      assertThat(output.generations()).containsExactly("Hello", "Hello", "Hello");
      assertThat(output.statistics().inputTokens()).containsExactly(9, 9, 9);
      assertThat(wire.server().seen()).hasSize(3);
    }
  }

  @Test
  void kwargsOfTheCallGoBeforeThoseOfTheConfig() {
    try (AnthropicLLM llm =
        wire.llm().generationKwargs(k -> k.temperature(0.1).topP(0.2)).build()) {
      llm.generateOutputs(
          List.of(Input.of("Hi")), 1, AnthropicLLMKwargs.builder().temperature(0.9).build());

      assertThat(wire.body().fields())
          .containsEntry("temperature", Messages.value("0.9"))
          .containsEntry("top_p", Messages.value("0.2"));
    }
  }

  @Test
  void theSystemsMessageHasAFieldOfItsOwn() {
    wire.call(Input.of(ChatMessage.system("Be brief."), ChatMessage.user("Hi")));

    assertThat(wire.request().body())
        .startsWith(
            "{\"model\":\"m\",\"max_tokens\":128,\"system\":\"Be brief.\","
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],");
  }

  @Test
  void severalMessagesOfTheSystemStayApart() {
    wire.call(
        Input.of(
            ChatMessage.system("Be brief."), ChatMessage.system("Rhyme."), ChatMessage.user("Hi")));

    assertThat(wire.body().fields())
        .containsEntry(
            "system",
            Messages.value(
                "[{\"type\":\"text\",\"text\":\"Be brief.\"},{\"type\":\"text\",\"text\":\"Rhyme.\"}]"));
  }

  @Test
  void aMessageOfTheSystemWithinTheConversationKeepsItsPlace() {
    wire.call(
        Input.of(
            ChatMessage.user("a"),
            ChatMessage.assistant("b"),
            ChatMessage.system("Rhyme."),
            ChatMessage.user("c")));

    assertThat(wire.body().fields())
        .doesNotContainKey("system")
        .containsEntry(
            "messages",
            Messages.value(
                "[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"},"
                    + "{\"role\":\"system\",\"content\":\"Rhyme.\"},{\"role\":\"user\",\"content\":\"c\"}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://x/i.png|{\"type\":\"url\",\"url\":\"http://x/i.png\"}",
        "data:image/png;base64,iVBORw==|{\"type\":\"base64\",\"media_type\":\"image/png\","
            + "\"data\":\"iVBORw==\"}",
        "DATA:image/JPEG;name=a;Base64,/9j/|{\"type\":\"base64\",\"media_type\":\"image/jpeg\","
            + "\"data\":\"/9j/\"}",
      })
  void imagesReachTheServer(String url, String source) {
    wire.call(
        Input.of(ChatMessage.user(new ChatMessage.Image(url), new ChatMessage.Text("what?"))));

    assertThat(wire.body().fields())
        .containsEntry(
            "messages",
            Messages.value(
                "[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":"
                    + source
                    + "},{\"type\":\"text\",\"text\":\"what?\"}]}]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:image/png,abc", "data:;base64,abc", "data:image/png;base64"})
  void dataThatIsNoImageFailsItsItemAlone(String url) {
    Input odd = Input.of(ChatMessage.user(new ChatMessage.Image(url)));
    try (AnthropicLLM llm = wire.llm().build()) {
      List<GenerateOutput> outputs = llm.generateOutputs(List.of(odd, Input.of("Hi")), 1);

      assertThat(outputs.get(0).error())
          .extracting(Failure::kind, Failure::message)
          .containsExactly(
              Kind.BAD_INPUT,
              "an image of the input begins with data: but not as data:image/png;base64, does");
      assertThat(outputs.get(1).generations()).containsExactly("Hello");
    }
  }

  @Test
  void theFormOfAnInputGoesBeforeThatOfTheConfig() {
    Input input = Input.of("Hi").withStructuredOutput(new StructuredOutput.JsonSchema(SCHEMA));
    try (AnthropicLLM llm =
        wire.llm().structuredOutput(StructuredOutputShape.json(Map.of())).maxRetries(0).build()) {
      llm.generateOutputs(List.of(input), 1);

      assertThat(wire.body().fields())
          .containsEntry(
              "output_config",
              Messages.value("{\"format\":{\"type\":\"json_schema\",\"schema\":" + SCHEMA + "}}"));
    }
  }

  @Test
  void aFormOfAnInputThatTheApiLacksIsNotReplacedByThatOfTheConfig() {
    Input odd = Input.of("Hi").withStructuredOutput(new StructuredOutput.Regex("H.*o"));
    try (AnthropicLLM llm =
        wire.llm().structuredOutput(StructuredOutputShape.json(Map.of())).build()) {
      llm.generateOutputs(List.of(odd), 1);

      assertThat(wire.body().fields()).doesNotContainKey("output_config");
    }
  }

  @Test
  void aFormThatTheApiLacksGoesIntoThePrompt() {
    Input odd = Input.of("Hi").withStructuredOutput(new StructuredOutput.Regex("H.*o"));
    try (AnthropicLLM llm = wire.llm().build()) {
      List<GenerateOutput> outputs = llm.generateOutputs(List.of(odd), 1);

      assertThat(outputs.get(0).generations()).containsExactly("Hello");
      assertThat(wire.body().fields())
          .doesNotContainKey("output_config")
          .containsEntry(
              "system",
              Messages.value(
                  "\"Answer with text that matches this regular expression from end to end, and with"
                      + " nothing else.\\n\\nH.*o\""));
    }
  }

  @Test
  void halvesOfCharactersAreReplaced() {
    wire.call(Input.of("a\ud83d"));

    assertThat(wire.request().body()).contains("\"content\":\"a\ufffd\"");
  }
}

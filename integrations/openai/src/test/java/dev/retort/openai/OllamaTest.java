package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.Allowance;
import dev.retort.llm.BudgetException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ollama: OpenAI's dialect, and its own API for what the dialect lacks. */
class OllamaTest {
  private static final Map<String, JsonValue> WIDE = Map.of("num_ctx", number(8192));
  private static final String ANSWER =
      "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\","
          + "\"content\":\"Hello\",\"thinking\":\"Hm\"},\"done\":true,\"done_reason\":\"stop\","
          + "\"prompt_eval_count\":26,\"eval_count\":3}";

  private static JsonValue number(int value) {
    return new JsonNumber(String.valueOf(value));
  }

  private static OllamaLLMBuilder ollama(LoopbackServer server) {
    return OllamaLLMBuilder.create().model("m").baseUrl(server.baseUrl()).maxRetries(0);
  }

  private static GenerateOutput ask(OllamaLLMBuilder builder, Input input) {
    try (OllamaLLM llm = builder.build()) {
      return llm.generateOutputs(List.of(input)).get(0);
    }
  }

  private static Failure failure(GenerateOutput output) {
    return Objects.requireNonNull(output.error());
  }

  private static Seen own(OllamaLLMBuilder builder, LoopbackServer server, Input input) {
    server.answering(Told.json(ANSWER));
    assertThat(ask(builder, input).generations()).containsExactly("Hello");
    return server.only();
  }

  @Test
  void withoutOptionsItIsAskedInOpenAIsDialect() {
    try (LoopbackServer server = new LoopbackServer()) {
      server.answering(Told.json(Chats.answer("\"Hello\"")));
      ask(ollama(server).generationKwargs(k -> k.format("json").seed(7)), Input.of("Hi"));

      assertThat(server.only().path()).isEqualTo("/v1/chat/completions");
      assertThat(server.only().body())
          .isEqualTo(
              "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"n\":1,"
                  + "\"seed\":7,\"response_format\":{\"type\":\"json_object\"}}");
    }
  }

  @Test
  void anEmptyFormatIsNone() {
    try (LoopbackServer server = new LoopbackServer()) {
      server.answering(Told.json(Chats.answer("\"Hello\"")));
      ask(ollama(server).generationKwargs(k -> k.format("")), Input.of("Hi"));

      assertThat(server.only().body()).doesNotContain("response_format");
    }
  }

  @Test
  void optionsGoToItsOwnApiAsTheyAre() {
    try (LoopbackServer server = new LoopbackServer()) {
      Seen seen =
          own(ollama(server).generationKwargs(k -> k.options(WIDE)), server, Input.of("Hi"));

      assertThat(seen.path()).isEqualTo("/api/chat");
      assertThat(seen.body())
          .isEqualTo(
              "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                  + "\"stream\":false,\"options\":{\"num_ctx\":8192}}");
    }
  }

  @Test
  void theOtherKwargsGoAmongTheOptionsWhichGoBeforeThem() {
    try (LoopbackServer server = new LoopbackServer()) {
      Seen seen =
          own(
              ollama(server)
                  .generationKwargs(
                      k ->
                          k.maxNewTokens(9)
                              .temperature(0.5)
                              .topP(0.9)
                              .seed(7)
                              .frequencyPenalty(0.25)
                              .presencePenalty(0.0)
                              .stop(List.of("END"))
                              .options(Map.of("seed", number(8)))),
              server,
              Input.of("Hi"));

      assertThat(seen.body())
          .endsWith(
              "\"options\":{\"num_predict\":9,\"temperature\":0.5,\"top_p\":0.9,\"seed\":8,"
                  + "\"frequency_penalty\":0.25,\"presence_penalty\":0.0,\"stop\":[\"END\"]}}");
    }
  }

  private static Failure cut(OllamaLLMBuilder builder, LoopbackServer server) {
    server.answering(Told.json(ANSWER.replace("\"stop\"", "\"length\"")));
    Input digits = Input.of("Hi").withStructuredOutput(new StructuredOutput.Regex("[0-9]+"));
    return failure(ask(builder, digits));
  }

  @Test
  void anAnswerThatWasCutAtItsOwnBoundSaysSo() {
    try (LoopbackServer server = new LoopbackServer()) {
      OllamaLLMBuilder builder =
          ollama(server)
              .generationKwargs(k -> k.maxNewTokens(9).options(Map.of("num_predict", number(3))));

      assertThat(cut(builder, server).message())
          .startsWith("the answer was cut at options.num_predict = 3 and ")
          .endsWith(
              " It is not asked for again, as it would be cut again: raise options.num_predict");
    }
  }

  @Test
  void itsOwnBoundBelowOneIsNone() {
    try (LoopbackServer server = new LoopbackServer()) {
      OllamaLLMBuilder builder =
          ollama(server)
              .generationKwargs(k -> k.maxNewTokens(9).options(Map.of("num_predict", number(-1))));

      assertThat(cut(builder, server).message())
          .startsWith("the answer was cut at the provider's own bound on its tokens and ")
          .endsWith(": set options.num_predict to more than that");
    }
  }

  @Test
  void aBudgetGoesByItsOwnBound() {
    Allowance allowance = new Allowance(BigDecimal.valueOf(299), "tokens", BigDecimal.ZERO);
    try (OllamaLLM llm =
        OllamaLLMBuilder.create()
            .model("m")
            .generationKwargs(k -> k.maxNewTokens(9).options(Map.of("num_predict", number(250))))
            .build()) {
      llm.spendFrom(
          allowance.spender((read, cached, written) -> BigDecimal.valueOf(read + written)));

      assertThatThrownBy(() -> llm.generateOutputs(List.of(Input.of("Hi"))))
          .isInstanceOf(BudgetException.class)
          .hasMessage(
              "the budget of 299 tokens would be passed: 0 are used, and the next input may need"
                  + " 300; with a higher budget the same goes on from here");
    }
  }

  @Test
  void howLongTheModelStaysLoadedGoesToItsOwnApi() {
    try (LoopbackServer server = new LoopbackServer()) {
      Seen seen =
          own(
              ollama(server).generationKwargs(k -> k.keepAlive(new JsonString("10m"))),
              server,
              Input.of("Hi"));

      assertThat(seen.path()).isEqualTo("/api/chat");
      assertThat(seen.body()).endsWith("\"stream\":false,\"keep_alive\":\"10m\"}");
    }
  }

  @Test
  void aSchemaIsTheFormatOfItsOwnApi() {
    try (LoopbackServer server = new LoopbackServer()) {
      server.answering(Told.json(ANSWER.replace("Hello", "{}")));
      ask(
          ollama(server).generationKwargs(k -> k.options(WIDE).format("json")),
          Input.of("Hi")
              .withStructuredOutput(new StructuredOutput.JsonSchema("{\"type\":\"object\"}")));

      assertThat(server.only().body()).contains("\"format\":{\"type\":\"object\"}");
    }
  }

  /** Answers are checked for the schema, so the server must know it. */
  @Test
  void theSchemaOfTheConfigGoesBeforeTheFormatThatIsAnyJson() {
    StructuredOutputShape shape =
        StructuredOutputShape.json(Map.of("type", new JsonString("object")));
    try (LoopbackServer dialect = new LoopbackServer();
        LoopbackServer own = new LoopbackServer()) {
      dialect.answering(Told.json(Chats.answer("\"{}\"")));
      own.answering(Told.json(ANSWER.replace("Hello", "{}")));
      ask(
          ollama(dialect).structuredOutput(shape).generationKwargs(k -> k.format("json")),
          Input.of("Hi"));
      ask(
          ollama(own).structuredOutput(shape).generationKwargs(k -> k.options(WIDE).format("json")),
          Input.of("Hi"));

      assertThat(dialect.only().body()).contains("\"schema\":{\"type\":\"object\"}");
      assertThat(own.only().body()).contains("\"format\":{\"type\":\"object\"}");
    }
  }

  @Test
  void imagesGoToItsOwnApiAsTheirBytes() {
    try (LoopbackServer server = new LoopbackServer()) {
      Seen seen =
          own(
              ollama(server).generationKwargs(k -> k.options(WIDE)),
              server,
              Input.of(
                  ChatMessage.user(
                      new ChatMessage.Text("What is it?"),
                      new ChatMessage.Image("data:image/png;base64,AAAA"))));

      assertThat(seen.body())
          .contains("{\"role\":\"user\",\"content\":\"What is it?\",\"images\":[\"AAAA\"]}");
    }
  }

  @Test
  void anImageByAddressIsRefusedByItsOwnApi() {
    try (LoopbackServer server = new LoopbackServer()) {
      GenerateOutput output =
          ask(
              ollama(server).generationKwargs(k -> k.options(WIDE)),
              Input.of(ChatMessage.user(new ChatMessage.Image("https://images.example/cat.png"))));

      assertThat(failure(output).kind()).isEqualTo(Kind.BAD_INPUT);
      assertThat(failure(output).message())
          .isEqualTo(
              "with options or keep_alive, Ollama takes the bytes of an image and not its address;"
                  + " give it as data:image/png;base64,...");
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void tokensAreThoseThatItCounted() {
    try (LoopbackServer server = new LoopbackServer()) {
      server.answering(Told.json(ANSWER));
      GenerateOutput output =
          ask(ollama(server).generationKwargs(k -> k.options(WIDE)), Input.of("Hi"));

      assertThat(output.statistics().inputTokens()).containsExactly(26);
      assertThat(output.statistics().outputTokens()).containsExactly(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"stop, STOP", "length, LENGTH", "unload, OTHER"})
  void whyItEndedIsToldByItsOwnApi(String word, FinishReason reason) {
    try (LoopbackServer server = new LoopbackServer()) {
      server.answering(Told.json(ANSWER.replace("\"stop\"", "\"" + word + "\"")));
      GenerateOutput output =
          ask(ollama(server).generationKwargs(k -> k.options(WIDE)), Input.of("Hi"));

      assertThat(output.finishReasons()).containsExactly(reason);
    }
  }

  @Test
  void anErrorOfItsOwnApiIsToldInItsWords() {
    try (LoopbackServer server = new LoopbackServer()) {
      server.answering(Told.status(404, "{\"error\":\"model 'm' not found\"}"));
      GenerateOutput output =
          ask(ollama(server).generationKwargs(k -> k.options(WIDE)), Input.of("Hi"));

      assertThat(failure(output).kind()).isEqualTo(Kind.BAD_REQUEST);
      assertThat(failure(output).message()).contains("model 'm' not found");
    }
  }

  @Test
  void anAnswerThatIsNotDoneIsMalformed() {
    try (LoopbackServer server = new LoopbackServer()) {
      server.answering(Told.json("{\"model\":\"m\",\"done\":false}"));
      GenerateOutput output =
          ask(ollama(server).generationKwargs(k -> k.options(WIDE)), Input.of("Hi"));

      assertThat(failure(output).kind()).isEqualTo(Kind.MALFORMED);
    }
  }
}

package dev.retort.cohere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out and what is made of what comes back, as the vendor's reference has it. */
class CohereLLMTest {
  private static final String KEY = "co-test-0123456789";
  private static final String ANSWER =
      "{\"id\":\"r-1\",\"finish_reason\":\"COMPLETE\",\"message\":{\"role\":\"assistant\","
          + "\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\"},"
          + "{\"type\":\"text\",\"text\":\"Hel\"},{\"type\":\"text\",\"text\":\"lo\"}]},"
          + "\"usage\":{\"billed_units\":{\"input_tokens\":5,\"output_tokens\":3},"
          + "\"tokens\":{\"input_tokens\":66,\"output_tokens\":4},\"cached_tokens\":6}}";

  private final LoopbackServer server = new LoopbackServer().answering(Told.json(ANSWER));

  @AfterEach
  void close() {
    server.close();
  }

  private CohereLLMBuilder llm() {
    return CohereLLMBuilder.create()
        .model("command-a")
        .baseUrl(server.root())
        .apiKey(Secret.of(KEY))
        .maxRetries(0);
  }

  private static GenerateOutput ask(CohereLLM llm, Input input) {
    try (llm) {
      return llm.generateOutputs(List.of(input)).get(0);
    }
  }

  private GenerateOutput ask() {
    return ask(llm().build(), Input.of("Hi"));
  }

  private Failure failure(Told answer) {
    server.answering(answer);
    return Objects.requireNonNull(ask().error());
  }

  @Test
  void theRequestGoesToVersionTwoWithABearerToken() {
    ask();

    assertThat(server.only().path()).isEqualTo("/v2/chat");
    assertThat(server.only().header("Authorization")).isEqualTo("Bearer " + KEY);
  }

  @Test
  void whatIsNotSetIsLeftToTheServer() {
    ask();

    assertThat(server.only().body())
        .isEqualTo(
            "{\"stream\":false,\"model\":\"command-a\","
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
  }

  @Test
  void allThatIsSetGoesOutUnderTheServersNames() {
    ask(
        llm()
            .clientName("riddles")
            .generationKwargs(
                k ->
                    k.temperature(0.3)
                        .maxTokens(7)
                        .k(50)
                        .p(0.75)
                        .seed(9)
                        .stopSequences(List.of("END"))
                        .frequencyPenalty(0.5)
                        .presencePenalty(0.25))
            .build(),
        Input.of(ChatMessage.system("Be brief."), ChatMessage.user("Hi")));

    assertThat(server.only().header("X-Client-Name")).isEqualTo("riddles");
    assertThat(server.only().body())
        .isEqualTo(
            "{\"stream\":false,\"model\":\"command-a\",\"messages\":["
                + "{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"Hi\"}],\"temperature\":0.3,\"max_tokens\":7,"
                + "\"k\":50,\"p\":0.75,\"seed\":9,\"stop_sequences\":[\"END\"],"
                + "\"frequency_penalty\":0.5,\"presence_penalty\":0.25}");
  }

  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}},\"required\":[\"a\"]}";

  @Test
  void aSchemaGoesOutWithJsonObject() {
    ask(
        llm().build(),
        Input.of("Hi").withStructuredOutput(new StructuredOutput.JsonSchema(SCHEMA)));

    assertThat(server.only().body())
        .endsWith("\"response_format\":{\"type\":\"json_object\",\"json_schema\":" + SCHEMA + "}}");
  }

  @Test
  void aSchemaOfTheConfigHoldsWhereTheInputHasNone() {
    ask(
        (CohereLLM)
            LLM.fromJson(
                "{\"model\":\"m\",\"base_url\":\""
                    + server.root()
                    + "\",\"max_retries\":0,\"structured_output\":{\"schema\":"
                    + SCHEMA
                    + "},\"type_info\":{"
                    + "\"module\":\"dev.retort.cohere\",\"name\":\"CohereLLM\"}}"),
        Input.of("Hi"));

    assertThat(server.only().body()).contains("\"json_schema\":" + SCHEMA);
  }

  @Test
  void imagesAreParts() {
    ask(
        llm().build(),
        Input.of(
            ChatMessage.user(
                new ChatMessage.Text("What?"), new ChatMessage.Image("https://x.example/a.png"))));

    assertThat(server.only().body())
        .contains(
            "\"content\":[{\"type\":\"text\",\"text\":\"What?\"},{\"type\":\"image_url\","
                + "\"image_url\":{\"url\":\"https://x.example/a.png\"}}]");
  }

  @Test
  void textPartsAreOneAnswerAndThoughtsAreNone() {
    assertThat(ask().generations()).containsExactly("Hello");
  }

  @Test
  void tokensAreThoseOfTheModelNotThoseOnTheBill() {
    assertThat(ask().statistics()).isEqualTo(new Statistics(List.of(66), List.of(4), List.of(6)));
  }

  @Test
  void moreGenerationsAreMoreCalls() {
    try (CohereLLM llm = llm().build()) {
      assertThat(llm.generateOutputs(List.of(Input.of("Hi")), 3).get(0).generations())
          .containsExactly("Hello", "Hello", "Hello");
      assertThat(server.seen()).hasSize(3);
    }
  }

  @Test
  void anAnswerThatWasCutSaysSo() {
    server.answering(Told.json(ANSWER.replace("COMPLETE", "MAX_TOKENS")));

    assertThat(ask().finishReasons()).containsExactly(GenerateOutput.FinishReason.LENGTH);
  }

  @Test
  void anAnswerThatTheServerBrokeOffIsAFailureOfTheServer() {
    assertThat(failure(Told.json(ANSWER.replace("COMPLETE", "ERROR"))))
        .extracting(Failure::kind, Failure::message)
        .containsExactly(
            Kind.SERVER, "the provider broke off the generation (finish_reason: ERROR)");
  }

  @Test
  void anErrorHasTheServersWordsAndNoKey() {
    Failure failure =
        failure(Told.status(401, "{\"id\":\"1\",\"message\":\"invalid api token " + KEY + "\"}"));

    assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(failure.message()).contains("invalid api token").doesNotContain(KEY);
  }

  @Test
  void tooManyCallsAreARateLimit() {
    assertThat(failure(Told.status(429, "{\"message\":\"slow down\"}")).kind())
        .isEqualTo(Kind.RATE_LIMIT);
  }

  @Test
  void anAnswerWithoutAMessageIsMalformed() {
    assertThat(failure(Told.json("{\"id\":\"1\"}")).kind()).isEqualTo(Kind.MALFORMED);
  }

  /** The reference has them as floating-point numbers. */
  @Test
  void tokensMayBeWrittenWithAPoint() {
    server.answering(Told.json(ANSWER.replace("66", "66.0")));

    assertThat(ask().statistics().inputTokens()).containsExactly(66);
  }

  @Test
  void contentThatIsNoListIsMalformed() {
    assertThat(failure(Told.json("{\"message\":{\"content\":3}}")))
        .extracting(Failure::kind)
        .isEqualTo(Kind.MALFORMED);
  }

  @Test
  void aConfigOfDistilabelsIsReadAndAsksTheAddressOfTheVersionThatIsKnown() {
    LLM read =
        LLM.fromYaml(
            """
            model: command-r
            base_url: https://api.cohere.ai/v1
            timeout: 120
            client_name: distilabel
            structured_output: null
            generation_kwargs: {temperature: 0.5, max_tokens: 10, k: 3, p: 0.5, raw_prompting: null}
            type_info: {module: distilabel.models.llms.cohere, name: CohereLLM}
            """);

    assertThat(((CohereLLM) read).address()).hasToString("https://api.cohere.com");
  }

  private static String seeded(String seed, String type) {
    return "model: m\ngeneration_kwargs: {seed: "
        + seed
        + "}\ntype_info: {module: "
        + type
        + ", name: CohereLLM}\n";
  }

  /** distilabel declares it a float. */
  @ParameterizedTest
  @ValueSource(strings = {"7", "7.0", "7e0", "0.7e1"})
  void distilabelsSeedMayHaveAPoint(String seed) {
    LLM read = LLM.fromYaml(seeded(seed, "distilabel.models.llms.cohere"));

    assertThat(read.toYaml()).contains("seed: 7\n");
  }

  @ParameterizedTest
  @CsvSource({
    "7.5, distilabel.models.llms.cohere",
    "-7.0, distilabel.models.llms.cohere",
    "3e9, distilabel.models.llms.cohere",
    "1e999, distilabel.models.llms.cohere",
    "7.0, dev.retort.cohere"
  })
  void anyOtherSeedIsAnInteger(String seed, String type) {
    assertThatThrownBy(() -> LLM.fromYaml(seeded(seed, type)))
        .hasMessageContaining("<yaml>:2:27: error: \"seed\"");
  }

  @Test
  void anotherAddressOfAVersionIsNot() {
    LLM read = CohereLLMBuilder.create().model("m").baseUrl(URI.create("http://a.test/v1")).build();

    assertThatThrownBy(read::load)
        .hasMessageContaining("base_url is the root of the API; leave out /v1");
  }

  @Test
  void rawPromptingIsRefusedWhereItIsAskedFor() {
    assertThatThrownBy(
            () ->
                LLM.fromYaml(
                    """
                    model: command-r
                    generation_kwargs: {raw_prompting: true}
                    type_info: {module: distilabel.models.llms.cohere, name: CohereLLM}
                    """))
        .hasMessageContaining("raw_prompting");
  }

  @Test
  void aMissingKeyIsToldForTheVendorsOwnServer() {
    assertThatThrownBy(() -> CohereLLMBuilder.create().model("m").build().load())
        .hasMessageContaining(
            "api_key is needed for api.cohere.com; set the environment variable COHERE_API_KEY");
  }

  @Test
  void itsDumpHasNoSecretAndIsReadAgain() {
    CohereLLM llm = llm().build();

    assertThat(llm.toYaml()).doesNotContain(KEY);
    assertThat(LLM.fromYaml(llm.toYaml())).isInstanceOf(CohereLLM.class);
  }
}

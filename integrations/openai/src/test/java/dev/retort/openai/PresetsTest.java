package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import dev.retort.llm.UnsupportedCapabilityException;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Providers that differ in little, each as its public reference says. */
class PresetsTest {
  private static final String KEY = "key-0123456789";

  /**
   * What a provider's reference says.
   *
   * @param llm of which a config is made
   * @param url root of the API
   * @param urlVariable environment variable of the root
   * @param keyVariable environment variable of the key
   * @param needsKey whether its own server needs one
   * @param alias distilabel's name; null where it has none
   */
  record Reference(
      LLMDescriptor<?> llm,
      String url,
      String urlVariable,
      String keyVariable,
      boolean needsKey,
      @Nullable String alias) {
    @Override
    public String toString() {
      return llm.typeInfo().name();
    }

    LLM at(URI server) {
      return LLM.fromJson(
          "{\"model\":\"m\",\"base_url\":\""
              + server
              + "\",\"type_info\":{\"module\":\"dev.retort.openai\",\"name\":\""
              + this
              + "\"}}");
    }

    ParamDescriptor attribute(String name) {
      return llm.attributes().stream()
          .filter(param -> param.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  static Stream<Reference> references() {
    return Stream.of(
        new Reference(
            VLLMDescriptor.INSTANCE,
            "http://localhost:8000/v1",
            "VLLM_BASE_URL",
            "VLLM_API_KEY",
            false,
            "vllm:ClientvLLM"),
        new Reference(
            OllamaLLMDescriptor.INSTANCE,
            "http://localhost:11434/v1",
            "OLLAMA_BASE_URL",
            "OLLAMA_API_KEY",
            false,
            "ollama:OllamaLLM"),
        new Reference(
            TogetherLLMDescriptor.INSTANCE,
            "https://api.together.xyz/v1",
            "TOGETHER_BASE_URL",
            "TOGETHER_API_KEY",
            true,
            "together:TogetherLLM"),
        new Reference(
            GroqLLMDescriptor.INSTANCE,
            "https://api.groq.com/openai/v1",
            "GROQ_BASE_URL",
            "GROQ_API_KEY",
            true,
            "groq:GroqLLM"),
        new Reference(
            MistralLLMDescriptor.INSTANCE,
            "https://api.mistral.ai/v1",
            "MISTRAL_BASE_URL",
            "MISTRAL_API_KEY",
            true,
            "mistral:MistralLLM"),
        new Reference(
            OpenRouterLLMDescriptor.INSTANCE,
            "https://openrouter.ai/api/v1",
            "OPENROUTER_BASE_URL",
            "OPENROUTER_API_KEY",
            true,
            null));
  }

  /** What distilabel's own files say of the kwargs of each, and more. */
  static Stream<Arguments> distilabelsKwargs() {
    return Stream.of(
        Arguments.of(
            "vllm",
            "ClientvLLM",
            "{max_new_tokens: 128, frequency_penalty: 0.0, logit_bias: {'50256': -100},"
                + " presence_penalty: 0.0, temperature: 1.0, top_p: 1.0}"),
        Arguments.of("vllm", "ClientvLLM", "{logit_bias: null}"),
        Arguments.of(
            "together",
            "TogetherLLM",
            "{max_new_tokens: 128, logprobs: false, top_logprobs: null, frequency_penalty: 0.0,"
                + " presence_penalty: 0.0, temperature: 1.0, top_p: 1.0, stop: null,"
                + " response_format: null}"),
        Arguments.of(
            "groq",
            "GroqLLM",
            "{seed: null, max_new_tokens: 128, temperature: 1.0, top_p: 1.0, stop: null}"),
        Arguments.of("mistral", "MistralLLM", "{max_new_tokens: 64, temperature: 0.2, top_p: 1.0}"),
        Arguments.of(
            "mistral", "MistralLLM", "{max_new_tokens: null, temperature: null, top_p: null}"),
        Arguments.of("ollama", "OllamaLLM", "{format: '', options: null, keep_alive: null}"),
        Arguments.of(
            "ollama",
            "OllamaLLM",
            "{format: json, options: {num_ctx: 8192, stop: [END]}, keep_alive: 10m}"),
        Arguments.of(
            "azure",
            "AzureOpenAILLM",
            "{max_new_tokens: 128, logprobs: true, top_logprobs: 2, stop: [END]}"));
  }

  @ParameterizedTest
  @MethodSource("distilabelsKwargs")
  void distilabelsKwargsAreTaken(String file, String name, String kwargs) {
    LLM llm =
        LLM.fromYaml(
            "model: m\ngeneration_kwargs: "
                + kwargs
                + "\ntype_info: {module: distilabel.models.llms."
                + file
                + ", name: "
                + name
                + "}\n");

    assertThat(LLM.fromYaml(llm.toYaml()).generationKwargs()).isEqualTo(llm.generationKwargs());
  }

  @ParameterizedTest
  @MethodSource("references")
  void theAddressIsTheProvidersAndNotThatOfAnother(Reference reference) {
    assertThat(reference.attribute("base_url"))
        .extracting(ParamDescriptor::env, ParamDescriptor::defaultValue)
        .containsExactly(reference.urlVariable(), reference.url());
  }

  @ParameterizedTest
  @MethodSource("references")
  void theKeyComesFromTheProvidersVariable(Reference reference) {
    assertThat(reference.attribute("api_key").env()).isEqualTo(reference.keyVariable());
  }

  @ParameterizedTest
  @MethodSource("references")
  void aMissingKeyIsToldWhereOneIsNeeded(Reference reference) {
    LLM llm = reference.at(URI.create(reference.url()));
    if (!reference.needsKey()) {
      llm.load();
      llm.close();
      return;
    }
    assertThatThrownBy(llm::load)
        .hasMessage(
            "/api_key: error: api_key is needed for "
                + URI.create(reference.url()).getHost()
                + "; set the environment variable "
                + reference.keyVariable()
                + ", or name the one that holds the key: api_key: {env: NAME} [retort:missing-key]");
  }

  private static ServedLLM withKey(LLM llm) {
    if (llm instanceof DialectLLM named) {
      named.apiKey = Secret.of(KEY);
    }
    return (ServedLLM) llm; // A server of vLLM's needs none.
  }

  @ParameterizedTest
  @MethodSource("references")
  void theProvidersOwnServerIsNotTakenForOpenAIs(Reference reference) {
    ServedLLM llm = withKey(reference.at(URI.create(reference.url())));

    assertThat(llm.dialect(llm.endpoint())).isEqualTo(Dialect.of(false, null));
  }

  /**
   * As distilabel's dumps of Groq and examples of vLLM have it, and Ollama's and Mistral's SDKs.
   */
  @ParameterizedTest
  @CsvSource({
    "VLLM, http://gpu:8000, http://gpu:8000/v1/chat/completions",
    "VLLM, http://gpu:8000/v1, http://gpu:8000/v1/chat/completions",
    "OllamaLLM, http://gpu:11434/, http://gpu:11434/v1/chat/completions",
    "GroqLLM, https://api.groq.com, https://api.groq.com/openai/v1/chat/completions",
    "GroqLLM, http://127.0.0.1:1/v1, http://127.0.0.1:1/v1/chat/completions",
    "MistralLLM, https://api.mistral.ai, https://api.mistral.ai/v1/chat/completions",
    "TogetherLLM, http://127.0.0.1:1, http://127.0.0.1:1/chat/completions",
  })
  void anAddressMayBeThatOfTheHostAlone(String name, URI address, URI asked) {
    ServedLLM llm =
        withKey(
            references()
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow()
                .at(address));

    assertThat(llm.endpoint().address()).isEqualTo(asked);
  }

  @Test
  void whatElseDistilabelsDumpsHoldIsPassedOver() {
    LLM mistral =
        LLM.fromYaml(
            """
            model: m
            endpoint: https://api.mistral.ai
            max_concurrent_requests: 64
            type_info: {module: distilabel.models.llms.mistral, name: MistralLLM}
            """);
    LLM ollama =
        LLM.fromYaml(
            """
            model: m
            host: http://localhost:11434
            follow_redirects: true
            tokenizer_id: null
            type_info: {module: distilabel.models.llms.ollama, name: OllamaLLM}
            """);
    LLM vllm =
        LLM.fromYaml(
            """
            model: m
            httpx_client_kwargs: null
            tokenizer: t
            tokenizer_revision: null
            type_info: {module: distilabel.models.llms.vllm, name: ClientvLLM}
            """);

    assertThat(List.of(mistral, ollama, vllm))
        .allSatisfy(
            llm ->
                assertThat(llm.toYaml())
                    .doesNotContain("endpoint", "\nhost:", "redirects", "httpx", "tokenizer"));
  }

  /** Else the key for a server of one's own would go to the vendor, prompts with it. */
  @ParameterizedTest
  @CsvSource({"mistral, MistralLLM, endpoint", "ollama, OllamaLLM, host"})
  void anAddressUnderDistilabelsNameIsNotPassedOver(String file, String name, String key) {
    String config =
        "model: m\n"
            + key
            + ": https://models.corp.example\ntype_info: {module: distilabel.models.llms."
            + file
            + ", name: "
            + name
            + "}\n";

    assertThatThrownBy(() -> LLM.fromYaml(config))
        .hasMessage(
            "<yaml>:2:1: error: the key \""
                + key
                + "\" is distilabel's, and requests would go to another server than it says; give"
                + " the address as \"base_url\" [retort:unknown-key]");
    assertThat(LLM.fromYaml(config + "base_url: https://models.corp.example\n").toYaml())
        .contains("base_url: https://models.corp.example");
  }

  @ParameterizedTest
  @MethodSource("references")
  void distilabelsNameIsKnown(Reference reference) {
    String alias = reference.alias();
    if (alias == null) {
      return;
    }
    String file = alias.substring(0, alias.indexOf(':'));
    String name = alias.substring(alias.indexOf(':') + 1);
    for (String module : List.of("distilabel.models.llms.", "distilabel.llms.")) {
      LLM llm =
          LLM.fromYaml(
              "model: m\ntype_info: {module: " + module + file + ", name: " + name + "}\n");
      assertThat(llm.descriptor()).isSameAs(reference.llm());
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void itClaimsNoOfflineBatchesWhichItDoesNotHave(Reference reference) {
    assertThat(reference.llm().capabilities())
        .doesNotContain(Capability.OFFLINE_BATCH)
        .contains(Capability.STRUCTURED_OUTPUT, Capability.IMAGES);
    assertThat(reference.llm().attributes())
        .extracting(ParamDescriptor::name)
        .noneMatch(name -> name.startsWith("offline_batch_max"));
  }

  @ParameterizedTest
  @MethodSource("references")
  void itClaimsLogProbabilitiesIfItCanBeAskedForThem(Reference reference) {
    boolean asked =
        reference.llm().generationKwargs().stream()
            .anyMatch(kwarg -> kwarg.name().equals("logprobs"));

    assertThat(reference.llm().capabilities().contains(Capability.LOGPROBS)).isEqualTo(asked);
  }

  @ParameterizedTest
  @MethodSource("references")
  void offlineBatchesThatItDoesNotHaveAreRefusedBeforeAnythingIsSent(Reference reference) {
    LLM llm = reference.at(URI.create("http://127.0.0.1:1/v1"));
    llm.setRuntimeParameters(Map.of("use_offline_batch_generation", true));

    assertThatThrownBy(llm::load)
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageStartingWith(
            "offline batch generation is not supported by "
                + reference
                + ": it does not implement SupportsOfflineBatch");
  }

  private static Seen asked(AsyncLLM llm, LoopbackServer server) {
    try (llm) {
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi"))).get(0);
      assertThat(output.generations()).containsExactly("Hello");
      return server.only();
    }
  }

  private static LoopbackServer server() {
    return new LoopbackServer().answering(Told.json(Chats.answer("\"Hello\"")));
  }

  @Test
  void vllmIsAskedForManyAtOnce() {
    try (LoopbackServer server = server()) {
      Seen seen =
          asked(
              VLLMBuilder.create()
                  .model("m")
                  .baseUrl(server.baseUrl())
                  .apiKey(Secret.of(KEY))
                  .build(),
              server);

      assertThat(seen.header("Authorization")).isEqualTo("Bearer " + KEY);
      assertThat(seen.body())
          .isEqualTo(
              "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"n\":1,"
                  + "\"max_tokens\":128,\"temperature\":1.0,\"top_p\":1.0}");
    }
  }

  @Test
  void groqIsAskedForOneWithASeedAndForMoreByMoreCalls() {
    try (LoopbackServer server = server();
        GroqLLM llm =
            GroqLLMBuilder.create()
                .model("m")
                .baseUrl(server.baseUrl())
                .apiKey(Secret.of(KEY))
                .generationKwargs(k -> k.seed(7).stop(List.of(".")))
                .build()) {
      assertThat(llm.generateOutputs(List.of(Input.of("Hi")), 2).get(0).generations())
          .containsExactly("Hello", "Hello");

      assertThat(server.seen())
          .hasSize(2)
          .allSatisfy(
              seen ->
                  assertThat(seen.body())
                      .isEqualTo(
                          "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                              + "\"n\":1,\"max_tokens\":128,\"temperature\":1.0,\"top_p\":1.0,"
                              + "\"seed\":7,\"stop\":[\".\"]}"));
    }
  }

  /** Its reference has no {@code n}; what is sent of it is passed over, and one choice comes. */
  @Test
  void openRouterIsAskedForMoreByMoreCalls() {
    try (LoopbackServer server = server();
        OpenRouterLLM llm =
            OpenRouterLLMBuilder.create().model("m").baseUrl(server.baseUrl()).build()) {
      assertThat(llm.generateOutputs(List.of(Input.of("Hi")), 3).get(0).generations())
          .containsExactly("Hello", "Hello", "Hello");
    }
  }

  @Test
  void ollamaIsAskedWithoutAKeyAndWithPenalties() {
    try (LoopbackServer server = server()) {
      Seen seen =
          asked(
              OllamaLLMBuilder.create()
                  .model("m")
                  .baseUrl(server.baseUrl())
                  .generationKwargs(k -> k.presencePenalty(0.5).frequencyPenalty(0.25))
                  .build(),
              server);

      assertThat(seen.header("Authorization")).isEmpty();
      assertThat(seen.body())
          .contains("\"frequency_penalty\":0.25,\"presence_penalty\":0.5")
          .contains("\"n\":1");
    }
  }

  @Test
  void vllmTakesABiasOfTokens() {
    try (LoopbackServer server = server()) {
      Seen seen =
          asked(
              VLLMBuilder.create()
                  .model("m")
                  .baseUrl(server.baseUrl())
                  .generationKwargs(k -> k.logitBias(Map.of("50256", -100.0)))
                  .build(),
              server);

      assertThat(seen.body()).endsWith(",\"logit_bias\":{\"50256\":-100.0}}");
    }
  }

  @Test
  void mistralIsToldNothingThatIsNotSet() {
    try (LoopbackServer server = server()) {
      Seen seen =
          asked(MistralLLMBuilder.create().model("m").baseUrl(server.baseUrl()).build(), server);

      assertThat(seen.body())
          .isEqualTo(
              "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"n\":1}");
    }
  }

  @Test
  void mistralsOwnKwargsHaveMistralsNames() {
    try (LoopbackServer server = server()) {
      Seen seen =
          asked(
              MistralLLMBuilder.create()
                  .model("m")
                  .baseUrl(server.baseUrl())
                  .generationKwargs(k -> k.maxNewTokens(7).randomSeed(3).safePrompt(true))
                  .build(),
              server);

      assertThat(seen.body())
          .isEqualTo(
              "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"n\":1,"
                  + "\"max_tokens\":7,\"random_seed\":3,\"safe_prompt\":true}");
    }
  }

  private static AzureOpenAILLMBuilder azure(LoopbackServer server) {
    return AzureOpenAILLMBuilder.create()
        .model("my deployment")
        .baseUrl(URI.create(server.baseUrl().toString().replace("/v1", "")))
        .apiKey(Secret.of(KEY));
  }

  @Test
  void azureTakesTheKeyInAHeaderOfItsOwn() {
    try (LoopbackServer server = server()) {
      Seen seen = asked(azure(server).build(), server);

      assertThat(seen.header("api-key")).isEqualTo(KEY);
      assertThat(seen.header("Authorization")).isEmpty();
    }
  }

  @Test
  void azureWithoutAVersionIsTheApiWithoutVersions() {
    try (LoopbackServer server = server()) {
      Seen seen = asked(azure(server).build(), server);

      assertThat(seen.path()).isEqualTo("/openai/v1/chat/completions");
      assertThat(seen.body())
          .isEqualTo(
              "{\"model\":\"my deployment\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                  + "\"n\":1,\"max_completion_tokens\":128}");
    }
  }

  @Test
  void azureWithAVersionHasTheDeploymentInThePath() {
    try (LoopbackServer server = server()) {
      Seen seen = asked(azure(server).apiVersion("2024-10-21").build(), server);

      assertThat(seen.path())
          .isEqualTo("/openai/deployments/my%20deployment/chat/completions?api-version=2024-10-21");
    }
  }

  @Test
  void azureNeedsAnAddress() {
    AzureOpenAILLM llm = AzureOpenAILLMBuilder.create().model("m").apiKey(Secret.of(KEY)).build();

    assertThatThrownBy(llm::load)
        .hasMessage(
            "/base_url: error: base_url is needed: the address of your resource, such as"
                + " https://NAME.openai.azure.com; set it, or the environment variable"
                + " AZURE_OPENAI_ENDPOINT [retort:missing-key]");
  }

  @Test
  void azureReadsDistilabelsVariables() {
    assertThat(AzureOpenAILLMDescriptor.INSTANCE.attributes())
        .filteredOn(param -> param.env() != null)
        .extracting(ParamDescriptor::env)
        .containsExactly("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "OPENAI_API_VERSION");
    LLM read =
        LLM.fromYaml(
            "model: m\ntype_info: {module: distilabel.models.llms.azure, name: AzureOpenAILLM}\n");
    assertThat(Objects.requireNonNull(read.descriptor()))
        .isSameAs(AzureOpenAILLMDescriptor.INSTANCE);
  }
}

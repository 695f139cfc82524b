package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.AcmeLLM;
import com.acme.AcmeLLMBuilder;
import com.acme.AcmeLLMKwargs;
import com.acme.AcmeLLMSerializer;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written is read again, and what is read is written the same. */
class RoundTripTest {
  private static final String YAML =
      """
      generation_kwargs:
        temperature: 0.3
        stop:
          - "a: b"
          - plain
      use_offline_batch_generation: false
      offline_batch_generation_block_until_done: null
      jobs_ids: null
      max_concurrency: 64
      requests_per_minute: null
      input_tokens_per_minute: null
      output_tokens_per_minute: null
      max_retries: 6
      timeout: 120
      on_error: keep
      max_errors: null
      model: acme-1
      base_url: https://llm.acme.example/v1
      api_key:
        env: OTHER_KEY
      type_info:
        module: com.acme
        name: AcmeLLM
      """;

  private static final String JSON =
      "{\"generation_kwargs\":{\"temperature\":0.3,\"stop\":[\"a: b\",\"plain\"]},"
          + "\"use_offline_batch_generation\":false,"
          + "\"offline_batch_generation_block_until_done\":null,\"jobs_ids\":null,"
          + "\"max_concurrency\":64,\"requests_per_minute\":null,"
          + "\"input_tokens_per_minute\":null,\"output_tokens_per_minute\":null,"
          + "\"max_retries\":6,\"timeout\":120,\"on_error\":\"keep\",\"max_errors\":null,"
          + "\"model\":\"acme-1\",\"base_url\":\"https://llm.acme.example/v1\","
          + "\"api_key\":{\"env\":\"OTHER_KEY\"},"
          + "\"type_info\":{\"module\":\"com.acme\",\"name\":\"AcmeLLM\"}}";

  private static AcmeLLM built() {
    return AcmeLLMBuilder.create()
        .model("acme-1")
        .apiKey(Secret.env("OTHER_KEY"))
        .generationKwargs(k -> k.temperature(0.3).stop(List.of("a: b", "plain")))
        .build();
  }

  @Test
  void anObjectIsWrittenAsYamlInDeclarationOrder() {
    assertThat(built().toYaml()).isEqualTo(YAML);
  }

  @Test
  void anObjectIsWrittenAsCompactJson() {
    assertThat(built().toJson()).isEqualTo(JSON);
  }

  @Test
  void yamlIsReadAndWrittenTheSame() {
    assertThat(LLM.fromYaml(YAML).toYaml()).isEqualTo(YAML);
  }

  @Test
  void jsonIsReadAndWrittenTheSame() {
    assertThat(LLM.fromJson(JSON).toJson()).isEqualTo(JSON);
  }

  @Test
  void anAliasNamesTheType() {
    LLM llm = LLM.fromYaml("model: x\ntype_info: {module: acme.llms, name: AcmeLLM}");

    assertThat(llm).isInstanceOf(AcmeLLM.class);
  }

  @Test
  void kwargsOfOneCallWinOverThoseSet() {
    AcmeLLMKwargs set = AcmeLLMKwargs.builder().temperature(0.3).maxNewTokens(5).build();
    AcmeLLMKwargs overrides = AcmeLLMKwargs.builder().temperature(1.9).build();

    assertThat(AcmeLLMSerializer.INSTANCE.bind(set, overrides))
        .isEqualTo(new AcmeLLMKwargs(1.9, 5, null));
  }

  @Test
  void kwargsThatNobodySetHaveTheirDefaults() {
    assertThat(AcmeLLMSerializer.INSTANCE.bind(null, null))
        .isEqualTo(new AcmeLLMKwargs(1.0, 128, null));
  }

  @Test
  void runtimeParametersAreMergedKeyByKey() {
    AcmeLLM llm = built();

    llm.setRuntimeParameters(
        Map.of(
            "base_url",
            URI.create("http://localhost"),
            "generation_kwargs",
            Map.of("max_new_tokens", 7)));

    assertThat(llm.toJson())
        .contains("\"temperature\":0.3,\"max_new_tokens\":7,")
        .contains("\"base_url\":\"http://localhost\"");
  }

  @Test
  void nothingIsSetIfAnythingIsWrong() {
    AcmeLLM llm = built();

    assertThatThrownBy(() -> llm.setRuntimeParameters(Map.of("max_retries", 7, "temprature", 1)))
        .isInstanceOf(ConfigException.class);
    assertThat(llm.toJson()).contains("\"max_retries\":6");
  }
}

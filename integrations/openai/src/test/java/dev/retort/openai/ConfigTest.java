package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.LLM;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configs of the LLM: distilabel's own dumps, ours, and wrong ones. */
class ConfigTest {
  /** A fixture of distilabel's tests, version 1.5. */
  private static final String DUMP_15 =
      """
      {"model":"gpt-4","generation_kwargs":{},"max_retries":6,\
      "base_url":"https://api.openai.com/v1","timeout":120,"default_headers":null,\
      "structured_output":null,"jobs_ids":null,"offline_batch_generation_block_until_done":null,\
      "use_offline_batch_generation":false,\
      "type_info":{"module":"distilabel.models.llms.openai","name":"OpenAILLM"}}""";

  /** The LLM of a pipeline file of distilabel's tests, version 1.0. */
  private static final String DUMP_10 =
      """
      generation_kwargs: {}
      model: gpt-3.5-turbo
      base_url: https://api.openai.com/v1
      type_info:
        module: distilabel.llms.openai
        name: OpenAILLM
      """;

  private static final String OURS =
      """
      {"generation_kwargs":{"max_new_tokens":64,"logprobs":true,"top_logprobs":2,\
      "temperature":0.5,"stop":["\\n"],"response_format":{"type":"json_object"}},\
      "use_offline_batch_generation":false,"offline_batch_generation_block_until_done":null,\
      "jobs_ids":null,"max_concurrency":8,"requests_per_minute":null,\
      "input_tokens_per_minute":null,"output_tokens_per_minute":null,"max_retries":2,\
      "timeout":30,"on_error":"keep","max_errors":null,"model":"gpt-4",\
      "base_url":"https://llm.acme.example/v1","api_key":{"env":"ACME_API_KEY"},\
      "default_headers":{"X-Title":"Retort","X-Api-Key":{"env":"ACME_OTHER_KEY"}},\
      "structured_output":{"format":"json","schema":{"type":"object","properties":\
      {"b":{"type":"number","maximum":1.50},"a":{}}},"mode":"tool_call","max_retries":1},\
      "max_tokens_field":"max_tokens","offline_batch_max_requests":1000,\
      "offline_batch_max_bytes":5000000000,"offline_batch_max_resubmissions":0,\
      "type_info":{"module":"dev.retort.openai","name":"OpenAILLM"}}""";

  @Test
  void distilabelsDumpIsReadAndTheDumpOfItIsReadToTheSame() {
    LLM llm = LLM.fromJson(DUMP_15);

    assertThat(llm).isInstanceOf(OpenAILLM.class);
    assertThat(llm.toJson())
        .contains("\"model\":\"gpt-4\"", "\"max_retries\":6", "\"timeout\":120")
        .contains("\"type_info\":{\"module\":\"dev.retort.openai\",\"name\":\"OpenAILLM\"}");
    assertThat(LLM.fromJson(llm.toJson()).toJson()).isEqualTo(llm.toJson());
    assertThat(LLM.fromYaml(llm.toYaml()).toYaml()).isEqualTo(llm.toYaml());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "distilabel.llms.openai",
        "distilabel.models.llms.openai",
        "distilabel.llm.openai"
      })
  void everyModuleThatHeldTheClassIsKnown(String module) {
    LLM llm = LLM.fromYaml(DUMP_10.replace("distilabel.llms.openai", module));

    assertThat(llm.modelName()).isEqualTo("gpt-3.5-turbo");
  }

  @Test
  void everyAttributeSurvivesByteForByte() {
    assertThat(LLM.fromJson(OURS).toJson()).isEqualTo(OURS);
    assertThat(LLM.fromYaml(LLM.fromJson(OURS).toYaml()).toJson()).isEqualTo(OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "temperature,-0.1",
    "temperature,2.1",
    "top_p,-0.1",
    "top_p,1.1",
    "frequency_penalty,-2.1",
    "frequency_penalty,2.1",
    "presence_penalty,-2.1",
    "presence_penalty,2.1",
    "top_logprobs,-1",
    "top_logprobs,21",
    "max_new_tokens,0",
  })
  void valuesOutOfRangeAreRefused(String kwarg, String value) {
    assertThatThrownBy(() -> LLM.fromYaml(DUMP_10.replace("{}", "{" + kwarg + ": " + value + "}")))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.pointer()).isEqualTo("/generation_kwargs/" + kwarg);
                          assertThat(problem.id()).isEqualTo("out-of-range");
                        }));
  }

  @ParameterizedTest
  @CsvSource({
    "temperature,0",
    "temperature,2",
    "top_p,0",
    "top_p,1",
    "frequency_penalty,-2",
    "presence_penalty,2.0",
    "top_logprobs,0",
    "top_logprobs,20",
    "max_new_tokens,1",
  })
  void valuesOnABoundAreTaken(String kwarg, String value) {
    assertThat(LLM.fromYaml(DUMP_10.replace("{}", "{" + kwarg + ": " + value + "}")).toJson())
        .contains("\"" + kwarg + "\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key: sk-in-clear-0123",
        "default_headers: {Authorization: Bearer sk-in-clear-0123}",
        "default_headers: {X-Api-Key: sk-in-clear-0123}"
      })
  void aCredentialInClearIsRefusedAndNotRepeated(String line) {
    assertThatThrownBy(() -> LLM.fromYaml(DUMP_10 + line + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("retort:clear-secret")
        .hasMessageNotContaining("sk-in-clear");
  }

  @Test
  void aMisspeltKeyOfTheStructuredOutputIsRefused() {
    assertThatThrownBy(
            () -> LLM.fromYaml(DUMP_10 + "structured_output: {schema: {}, mod: tool_call}\n"))
        .hasMessageContaining("mode")
        .hasMessageContaining("retort:unknown-key");
  }

  @Test
  void everyOwnAttributeIsARuntimeParameter() {
    LLM llm = LLM.fromYaml(DUMP_10);

    assertThat(llm.runtimeParametersNames())
        .containsAllEntriesOf(
            Map.of(
                "model", false,
                "base_url", true,
                "api_key", true,
                "default_headers", true,
                "structured_output", true,
                "max_tokens_field", true));
  }

  @Test
  void whatCannotChangeAnAnswerIsNoIdentity() {
    assertThat(
            Chats.ownAttributes().stream()
                .filter(param -> !param.isIdentity())
                .map(param -> param.name()))
        .isEqualTo(
            List.of(
                "api_key",
                "max_tokens_field",
                "offline_batch_max_requests",
                "offline_batch_max_bytes",
                "offline_batch_max_resubmissions"));
  }

  @Test
  void theConfigOfTheGuideCanBeRead() {
    LLM llm = LLM.read(Path.of("src/test/resources/local-server.yaml"));

    assertThat(llm).isInstanceOf(OpenAILLM.class);
    assertThat(llm.modelName()).isEqualTo("qwen3-8b");
  }
}

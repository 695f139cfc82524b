package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.LLM;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configs of the LLM: distilabel's own dumps, ours, and wrong ones. */
class ConfigTest {
  /** As distilabel 1.5 writes it. */
  private static final String DUMP_15 =
      """
      {"model":"claude-3-opus-20240229","generation_kwargs":{},"max_retries":6,\
      "base_url":"https://api.anthropic.com","timeout":600.0,\
      "structured_output":null,"jobs_ids":null,"offline_batch_generation_block_until_done":null,\
      "use_offline_batch_generation":false,\
      "type_info":{"module":"distilabel.models.llms.anthropic","name":"AnthropicLLM"}}""";

  private static final String SHORT =
      """
      generation_kwargs: {}
      model: claude-3-opus-20240229
      type_info: {module: distilabel.llms.anthropic, name: AnthropicLLM}
      """;

  private static final String OURS =
      """
      {"generation_kwargs":{"max_tokens":64,"stop_sequences":["\\n"],"temperature":0.5,\
      "top_p":0.9,"top_k":40},\
      "use_offline_batch_generation":false,"offline_batch_generation_block_until_done":null,\
      "jobs_ids":null,"max_concurrency":8,"requests_per_minute":null,\
      "input_tokens_per_minute":null,"output_tokens_per_minute":null,"max_retries":2,\
      "timeout":30,"on_error":"keep","max_errors":null,"model":"claude",\
      "base_url":"https://llm.acme.example","api_key":{"env":"ACME_API_KEY"},\
      "structured_output":{"format":"json","schema":{"type":"object","properties":\
      {"b":{"type":"number","maximum":1.50},"a":{}}},"mode":"tool_call","max_retries":1},\
      "offline_batch_max_requests":1000,"offline_batch_max_bytes":5000000000,\
      "offline_batch_max_resubmissions":0,\
      "type_info":{"module":"dev.retort.anthropic","name":"AnthropicLLM"}}""";

  @Test
  void distilabelsDumpIsReadAndTheDumpOfItIsReadToTheSame() {
    LLM llm = LLM.fromJson(DUMP_15);

    assertThat(llm).isInstanceOf(AnthropicLLM.class);
    assertThat(llm.toJson())
        .contains("\"model\":\"claude-3-opus-20240229\"", "\"max_retries\":6", "\"timeout\":600")
        .contains("\"type_info\":{\"module\":\"dev.retort.anthropic\",\"name\":\"AnthropicLLM\"}");
    assertThat(LLM.fromJson(llm.toJson()).toJson()).isEqualTo(llm.toJson());
    assertThat(LLM.fromYaml(llm.toYaml()).toYaml()).isEqualTo(llm.toYaml());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "distilabel.llms.anthropic",
        "distilabel.models.llms.anthropic",
        "distilabel.llm.anthropic"
      })
  void everyModuleThatHeldTheClassIsKnown(String module) {
    LLM llm = LLM.fromYaml(SHORT.replace("distilabel.llms.anthropic", module));

    assertThat(llm.modelName()).isEqualTo("claude-3-opus-20240229");
  }

  @Test
  void everyAttributeSurvivesByteForByte() {
    assertThat(LLM.fromJson(OURS).toJson()).isEqualTo(OURS);
    assertThat(LLM.fromYaml(LLM.fromJson(OURS).toYaml()).toJson()).isEqualTo(OURS);
  }

  @Test
  void itWaitsTenMinutesUnlessToldOtherwise() {
    try (AnthropicLLM llm = AnthropicLLMBuilder.create().model("m").build()) {
      assertThat(llm.timeout()).isEqualTo(Duration.ofMinutes(10));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "temperature,-0.1",
    "temperature,1.1",
    "top_p,-0.1",
    "top_p,1.1",
    "top_k,-1",
    "max_tokens,0",
  })
  void valuesOutOfRangeAreRefused(String kwarg, String value) {
    assertThatThrownBy(() -> LLM.fromYaml(SHORT.replace("{}", "{" + kwarg + ": " + value + "}")))
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
  @CsvSource({"temperature,0", "temperature,1", "top_p,0", "top_p,1", "top_k,0", "max_tokens,1"})
  void valuesOnABoundAreTaken(String kwarg, String value) {
    assertThat(LLM.fromYaml(SHORT.replace("{}", "{" + kwarg + ": " + value + "}")).toJson())
        .contains("\"" + kwarg + "\":");
  }

  @Test
  void aKeyInClearIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> LLM.fromYaml(SHORT + "api_key: sk-in-clear-0123\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("retort:clear-secret")
        .hasMessageNotContaining("sk-in-clear");
  }

  @Test
  void everyOwnAttributeIsARuntimeParameter() {
    assertThat(LLM.fromYaml(SHORT).runtimeParametersNames())
        .containsAllEntriesOf(
            Map.of("model", false, "base_url", true, "api_key", true, "structured_output", true));
  }

  @Test
  void whatCannotChangeAnAnswerIsNoIdentity() {
    assertThat(
            AnthropicLLMDescriptor.INSTANCE.declared().stream()
                .filter(param -> !param.isIdentity())
                .map(param -> param.name()))
        .isEqualTo(
            List.of(
                "api_key",
                "offline_batch_max_requests",
                "offline_batch_max_bytes",
                "offline_batch_max_resubmissions"));
  }
}

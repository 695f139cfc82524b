package dev.retort.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.LLM;
import dev.retort.llm.SupportsLogprobs;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Log probabilities, which the binding cannot hand on, are refused before anything is asked. */
class LogprobsTest {
  private static final String CONFIG =
      """
      model_path: model.gguf
      generation_kwargs:
        logprobs: true
      type_info: {module: dev.retort.llamacpp, name: LlamaCppLLM}
      """;

  private static final String KNOWN =
      "; known are \"max_new_tokens\", \"frequency_penalty\", \"presence_penalty\", \"temperature\","
          + " \"top_p\", \"top_k\", \"min_p\", \"repetition_penalty\", \"stop\", \"seed\""
          + " [retort:unknown-key]";

  private static LlamaCppLLM llm() {
    return LlamaCppLLMBuilder.create().modelPath(Path.of("model.gguf")).build();
  }

  @Test
  void theyAreNotClaimed() {
    assertThat(llm()).isNotInstanceOf(SupportsLogprobs.class);
  }

  @Test
  void aConfigThatAsksForThemIsRefused() {
    assertThatThrownBy(() -> LLM.fromYaml(CONFIG))
        .isInstanceOf(ConfigException.class)
        .hasMessage("<yaml>:3:3: error: unknown generation kwarg \"logprobs\"" + KNOWN);
  }

  @Test
  void aParameterOfARunThatAsksForThemIsRefused() {
    assertThatThrownBy(
            () ->
                llm().setRuntimeParameters(Map.of("generation_kwargs", Map.of("top_logprobs", 3))))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/generation_kwargs/top_logprobs: error: unknown generation kwarg \"top_logprobs\""
                + KNOWN);
  }
}

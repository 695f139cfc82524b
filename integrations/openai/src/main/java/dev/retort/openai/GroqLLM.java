package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.annotation.RuntimeParam;
import dev.retort.http.Api;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Models at Groq, which gives one generation a call and no log probabilities. Its offline batches
 * are not built.
 */
@LLMType(aliases = {"distilabel.models.llms.groq:GroqLLM", "distilabel.llms.groq:GroqLLM"})
@Preset(name = "base_url", env = "GROQ_BASE_URL", defaultValue = "https://api.groq.com/openai/v1")
@Preset(name = "api_key", env = "GROQ_API_KEY")
public class GroqLLM extends DialectLLM {
  /** For generated code and subclasses. */
  protected GroqLLM() {}

  @Override
  String rootPath() {
    return "/openai/v1";
  }

  @Override
  Api api() {
    return ChatClient.imitator("api.groq.com", "GROQ_API_KEY");
  }

  /**
   * Completes one conversation.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param seed number that makes sampling repeatable, as far as the server can
   * @param maxNewTokens how many tokens the generation may have
   * @param temperature sampling temperature; higher is more random
   * @param topP share of the probability, from the top, that is sampled from
   * @param stop texts at which the generation ends
   * @return the output, or a {@link GenerationException}
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      @RuntimeParam @Nullable Integer seed,
      @RuntimeParam(defaultValue = "128") @Min(1) int maxNewTokens,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
      @RuntimeParam @Nullable List<String> stop) {
    return complete(
        input,
        1,
        new ChatParameters(maxNewTokens, false, null, 0, 0, temperature, topP, stop)
            .with("seed", seed),
        null);
  }
}

package dev.retort.bench.document;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An LLM of 15 runtime parameters: ten are inherited, two are fields, three are kwargs. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields before anyone sees the object.
public class BenchLLM extends AsyncLLM {
  /** Model id sent with every request. */
  @Attribute String model;

  /** Root of the bench API. */
  @RuntimeParam(defaultValue = "https://llm.bench.example/v1")
  URI baseUrl;

  /** Key sent as a bearer token. */
  @RuntimeParam(env = "BENCH_API_KEY")
  Secret apiKey;

  /** What the user wants to find again. */
  @Attribute @Nullable Map<String, JsonValue> metadata;

  @Override
  public String modelName() {
    return model;
  }

  /**
   * Answers at once.
   *
   * @param temperature Sampling temperature.
   * @param topP Probability mass that is kept.
   * @param maxNewTokens Most tokens of one generation.
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
      @RuntimeParam(defaultValue = "128") @Positive int maxNewTokens) {
    return CompletableFuture.completedFuture(GenerateOutput.of(model));
  }
}

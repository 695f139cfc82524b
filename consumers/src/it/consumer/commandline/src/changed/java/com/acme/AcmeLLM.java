package com.acme;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Chat models behind Acme's completion endpoint, after a change. */
@LLMType(aliases = "acme.llms:AcmeLLM")
public class AcmeLLM extends AsyncLLM {
  /** Model id sent with every request. */
  @Attribute String model;

  /** Root of the Acme API. */
  @RuntimeParam(defaultValue = "https://llm.acme.example/v1")
  URI baseUrl;

  /** Where answers are computed. */
  @RuntimeParam @Nullable String region;

  /** Key sent as a bearer token. */
  @RuntimeParam(env = "ACME_API_KEY")
  Secret apiKey;

  /** For the generated builder. */
  public AcmeLLM() {}

  @Override
  public String modelName() {
    return model;
  }

  /**
   * Completes one conversation.
   *
   * @param temperature sampling temperature; higher is more random
   * @param maxNewTokens upper bound on the tokens of one generation
   * @param stop sequences at which a generation ends
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "0.5") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "128") @Positive int maxNewTokens,
      @RuntimeParam @Nullable List<String> stop) {
    String answer = input.messages().get(0).text() + " t=" + temperature + " r=" + region;
    return CompletableFuture.completedFuture(
        GenerateOutput.of(
            Collections.nCopies(numGenerations, answer), GenerateOutput.Statistics.of(1, 2)));
  }
}

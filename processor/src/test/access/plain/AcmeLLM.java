package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Chat models behind Acme's completion endpoint. */
@LLMType
public class AcmeLLM extends AsyncLLM {
  /** Model id sent with every request. */
  @Attribute String model;

  /** Key sent as a bearer token. */
  @RuntimeParam(env = "ACME_API_KEY") @Nullable Secret apiKey;

  /** How it sounds. */
  @RuntimeParam(defaultValue = "calm") Tone tone;

  /** What only this package may name. */
  @RuntimeParam(defaultValue = "a") Inner inner;

  enum Inner { A, B }

  @Override public String modelName() { return model; }

  /**
   * Completes one conversation.
   *
   * @param temperature sampling temperature; higher is more random
   * @param stop sequences at which a generation ends
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam @Nullable List<String> stop) {
    return CompletableFuture.completedFuture(null);
  }
}

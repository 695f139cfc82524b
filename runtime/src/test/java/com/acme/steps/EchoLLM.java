package com.acme.steps;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers with what it was told; refuses what holds "refuse", and never answers to "never". */
@LLMType(aliases = "distilabel.llms.openai:EchoLLM")
public class EchoLLM extends AsyncLLM {
  /** Name of the model. */
  @RuntimeParam(defaultValue = "echo-1")
  String model;

  /** A credential that is never asked for. */
  @RuntimeParam @Nullable Secret apiKey;

  /** Headers, which may hold credentials. */
  @RuntimeParam(defaultValue = "{}")
  Map<String, String> defaultHeaders;

  /** A fixed part of the config. */
  @Attribute(defaultValue = "!")
  String mark;

  @Override
  public String modelName() {
    return model;
  }

  /**
   * Answers one conversation.
   *
   * @param temperature how loud
   * @param stop not used
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam @Nullable List<String> stop) {
    StringBuilder said = new StringBuilder();
    for (ChatMessage message : input.messages()) {
      said.append(said.length() > 0 ? "/" : "").append(message.text());
    }
    if (said.toString().equals("never")) {
      return new CompletableFuture<>();
    }
    if (said.indexOf("refuse") >= 0) {
      return CompletableFuture.failedFuture(
          new GenerationException(
              new GenerateOutput.Failure(
                  GenerateOutput.Kind.CONTENT_FILTER, "not that", 1, 400, "req-7"),
              null));
    }
    List<@Nullable String> answers = new ArrayList<>();
    for (int i = 0; i < numGenerations; i++) {
      answers.add(said + mark + (numGenerations > 1 ? i : "") + (temperature > 1.5 ? "!!" : ""));
    }
    return CompletableFuture.completedFuture(
        GenerateOutput.of(answers, GenerateOutput.Statistics.of(3, 5)));
  }
}

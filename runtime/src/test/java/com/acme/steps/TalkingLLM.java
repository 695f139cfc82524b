package com.acme.steps;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Never gives the same answer twice, and fails on "fail once" the first time. */
@LLMType
@SuppressWarnings("NullAway.Init")
public class TalkingLLM extends AsyncLLM {
  /** By name of the talk, since a pipeline makes its LLMs itself. */
  private static final Map<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();

  private static final Map<String, Boolean> FAILED = new ConcurrentHashMap<>();

  /** Name of the talk. */
  @Attribute String talk;

  /** Name of the model. */
  @Attribute(defaultValue = "talk-1")
  String model;

  /** A credential that is never asked for. */
  @RuntimeParam @Nullable Secret apiKey;

  /** How often it was called in a talk. */
  public static int calls(String talk) {
    return counter(talk).get();
  }

  private static AtomicInteger counter(String talk) {
    return CALLS.computeIfAbsent(talk, name -> new AtomicInteger());
  }

  @Override
  public String modelName() {
    return model;
  }

  /**
   * Answers.
   *
   * @param temperature not used
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input, int numGenerations, @RuntimeParam @Nullable Double temperature) {
    int call = counter(talk).incrementAndGet();
    String text = input.messages().get(0).text();
    if (text.equals("fail once") && FAILED.putIfAbsent(talk, true) == null) {
      return CompletableFuture.failedFuture(new IOException("not now"));
    }
    return CompletableFuture.supplyAsync(
        () ->
            GenerateOutput.of(
                java.util.Collections.nCopies(numGenerations, text + " answer " + call),
                GenerateOutput.Statistics.of(2, 3)));
  }
}

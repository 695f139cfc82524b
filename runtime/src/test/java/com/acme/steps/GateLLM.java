package com.acme.steps;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers its first inputs at once and the others never; a test can wait for the first of these.
 */
@LLMType
public class GateLLM extends AsyncLLM {
  /** By name of the gate, since a pipeline makes its LLMs itself. */
  private static final Map<String, CountDownLatch> STUCK = new ConcurrentHashMap<>();

  private final AtomicInteger asked = new AtomicInteger();

  /** Name of the gate. */
  @RuntimeParam(identity = false)
  String gate;

  /** How many inputs are answered. */
  @RuntimeParam(defaultValue = "3", identity = false)
  int answers;

  /** Opens when an input is asked that will never be answered. */
  public static CountDownLatch stuck(String gate) {
    return STUCK.computeIfAbsent(gate, name -> new CountDownLatch(1));
  }

  @Override
  public String modelName() {
    return "gate";
  }

  /** Answers or not. */
  CompletionStage<GenerateOutput> generateAsync(Input input) {
    if (asked.incrementAndGet() > answers) {
      stuck(gate).countDown();
      return new CompletableFuture<>();
    }
    return CompletableFuture.completedFuture(GenerateOutput.of(input.messages().get(0).text()));
  }
}

package dev.retort.bench.fanout;

import dev.retort.annotation.LLMType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers on another thread, as a provider's client does. */
@LLMType
public class HandoffLLM extends AsyncLLM {
  private static final GenerateOutput ANSWER =
      GenerateOutput.of(List.of("ok"), GenerateOutput.Statistics.of(1, 1));

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "backend");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public String modelName() {
    return "handoff";
  }

  @Override
  public void unload() {
    thread.shutdown();
    super.unload();
  }

  /** Answers soon. */
  CompletionStage<GenerateOutput> generateAsync(Input input) {
    CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
    thread.execute(() -> answer.complete(ANSWER));
    return answer;
  }
}

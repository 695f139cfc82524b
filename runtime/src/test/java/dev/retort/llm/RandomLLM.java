package dev.retort.llm;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An LLM of either kind that answers on the spot, or later on another thread, as chance has it. */
final class RandomLLM {
  private RandomLLM() {}

  static AsyncLLM of(Random random, ScheduledExecutorService backend) {
    int lanes = 1 + random.nextInt(6);
    NativeLLM.Play play =
        call -> {
          int what;
          synchronized (random) {
            what = random.nextInt(4);
          }
          if (what == 0) {
            return CompletableFuture.completedFuture(NativeLLM.echo(call));
          }
          CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
          var unused =
              backend.schedule(
                  () -> answer.complete(NativeLLM.echo(call)), what * 20L, TimeUnit.MICROSECONDS);
          return answer;
        };
    if (random.nextBoolean()) {
      NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).maxConcurrency(lanes).build();
      llm.play = play;
      return llm;
    }
    SingleLLM llm = SingleLLMBuilder.create().maxRetries(0).maxConcurrency(lanes).build();
    llm.play = play;
    return llm;
  }
}

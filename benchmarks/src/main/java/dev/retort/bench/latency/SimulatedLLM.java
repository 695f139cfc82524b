package dev.retort.bench.latency;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Answers after a set time in real time, from a timer's thread: a service without limits. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class SimulatedLLM extends AsyncLLM {
  private static final GenerateOutput ANSWER =
      GenerateOutput.of(List.of("ok"), GenerateOutput.Statistics.of(1, 1));

  /** How long an answer takes. */
  @RuntimeParam(defaultValue = "50ms", identity = false)
  @Positive
  Duration latency;

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "simulated");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public String modelName() {
    return "simulated";
  }

  @Override
  public void unload() {
    timer.shutdownNow();
    super.unload();
  }

  /** Answers in time. */
  @SuppressWarnings("FutureReturnValueIgnored") // What it completes is what is returned.
  CompletionStage<GenerateOutput> generateAsync(Input input) {
    CompletableFuture<GenerateOutput> answer = new CompletableFuture<>();
    timer.schedule(() -> answer.complete(ANSWER), latency.toNanos(), TimeUnit.NANOSECONDS);
    return answer;
  }
}

package dev.retort.opentelemetry;

import dev.retort.llm.GenerateOutput.Statistics;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The metrics of calls. Safe for any thread. */
final class CallMetrics {
  private final DoubleHistogram durations;
  private final LongHistogram tokens;
  private final DoubleHistogram waits;
  private final LongCounter retries;

  CallMetrics(Meter meter) {
    durations =
        meter
            .histogramBuilder(GenAiNames.DURATION_METRIC)
            .setUnit("s")
            .setDescription("GenAI operation duration.")
            .setExplicitBucketBoundariesAdvice(GenAiNames.DURATION_BOUNDS)
            .build();
    tokens =
        meter
            .histogramBuilder(GenAiNames.TOKEN_METRIC)
            .ofLongs()
            .setUnit("{token}")
            .setDescription("Number of input and output tokens used.")
            .setExplicitBucketBoundariesAdvice(GenAiNames.TOKEN_BOUNDS)
            .build();
    waits =
        meter
            .histogramBuilder(GenAiNames.WAIT_METRIC)
            .setUnit("s")
            .setDescription("How long calls waited for a limit of their account.")
            .setExplicitBucketBoundariesAdvice(GenAiNames.DURATION_BOUNDS)
            .build();
    retries =
        meter
            .counterBuilder(GenAiNames.RETRY_METRIC)
            .setUnit("{retry}")
            .setDescription("Attempts that failed and were made again.")
            .build();
  }

  /** Whether anyone collects them. */
  boolean areEnabled() {
    return durations.isEnabled() || tokens.isEnabled() || waits.isEnabled() || retries.isEnabled();
  }

  /** Counts a wait at a limit. */
  void waited(CallAttributes of, String gate, Duration duration, Context context) {
    waits.record(
        Amounts.seconds(duration),
        of.all().toBuilder().put(GenAiNames.GATE, gate).build(),
        context);
  }

  /** Counts an attempt that is made again. */
  void retried(CallAttributes of, String errorType, Context context) {
    retries.add(1, of.failed(errorType), context);
  }

  /**
   * Counts a call that has ended.
   *
   * @param errorType null if it was answered
   * @param context with the span that it is an example of
   */
  void ended(
      CallAttributes of,
      Duration duration,
      Statistics used,
      @Nullable String errorType,
      Context context) {
    durations.record(
        Amounts.seconds(duration), errorType == null ? of.all() : of.failed(errorType), context);
    if (!used.inputTokens().isEmpty()) {
      tokens.record(Amounts.sum(used.inputTokens()), of.input(), context);
    }
    if (!used.outputTokens().isEmpty()) {
      tokens.record(Amounts.sum(used.outputTokens()), of.output(), context);
    }
  }
}

package dev.retort.opentelemetry;

import dev.retort.llm.GenerateOutput.Statistics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The metrics of calls. Safe for any thread. */
final class CallMetrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private final DoubleHistogram durations;
  private final LongHistogram tokens;

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
  }

  /** Whether anyone collects them. */
  boolean areEnabled() {
    return durations.isEnabled() || tokens.isEnabled();
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
    Attributes attributes =
        errorType == null
            ? of.all()
            : of.all().toBuilder().put(GenAiNames.ERROR_TYPE, errorType).build();
    durations.record(duration.toNanos() / NANOS_PER_SECOND, attributes, context);
    if (!used.inputTokens().isEmpty()) {
      tokens.record(Sums.of(used.inputTokens()), of.input(), context);
    }
    if (!used.outputTokens().isEmpty()) {
      tokens.record(Sums.of(used.outputTokens()), of.output(), context);
    }
  }
}

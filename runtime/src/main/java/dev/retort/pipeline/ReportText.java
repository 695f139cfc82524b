package dev.retort.pipeline;

import dev.retort.llm.LimiterState.Gate;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** {@code run.json}: a report, or where a run stands, as indented JSON. */
final class ReportText {
  private ReportText() {}

  /**
   * Where a run stands that goes on.
   *
   * @param pipeline name of the pipeline
   * @param startedAt when it began
   * @param now when it was looked at
   * @param stopping why it is about to end; null if it is not
   * @param counted so far
   */
  record Standing(
      String pipeline,
      Instant startedAt,
      Instant now,
      @Nullable String stopping,
      RunCounts counted) {}

  static String of(RunReport report) {
    return text(out -> write(report, out));
  }

  static String of(Standing standing) {
    return text(out -> write(standing, out));
  }

  private static String text(Consumer<JsonGenerator> writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JsonFactory.builder().build().createGenerator(new Indented(), text)) {
      writing.accept(out);
    }
    return text.append('\n').toString();
  }

  private static void write(RunReport report, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("pipeline", report.pipeline());
    out.writeStringProperty("status", report.status().wireName());
    out.writeStringProperty("started_at", instant(report.startedAt()));
    out.writeStringProperty("finished_at", instant(report.finishedAt()));
    if (report.message() != null) {
      out.writeStringProperty("message", report.message());
    }
    write(new RunCounts(report.totals(), report.steps(), report.waited(), report.spending()), out);
    out.writeEndObject();
  }

  private static void write(Standing standing, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("pipeline", standing.pipeline());
    out.writeStringProperty("status", "running");
    out.writeStringProperty("started_at", instant(standing.startedAt()));
    out.writeStringProperty("updated_at", instant(standing.now()));
    out.writeNumberProperty("pid", ProcessHandle.current().pid());
    if (standing.stopping() != null) {
      out.writeStringProperty("stopping", standing.stopping());
    }
    write(standing.counted(), out);
    out.writeEndObject();
  }

  private static void write(RunCounts counted, JsonGenerator out) {
    out.writeName("totals");
    counts(counted.totals(), Map.of(), out);
    out.writeName("steps");
    out.writeStartObject();
    for (Map.Entry<String, Counts> step : counted.steps().entrySet()) {
      out.writeName(step.getKey());
      counts(step.getValue(), counted.waited().getOrDefault(step.getKey(), Map.of()), out);
    }
    out.writeEndObject();
    spending(counted.spending(), out);
  }

  private static void spending(Spending spending, JsonGenerator out) {
    out.writeName("models");
    out.writeStartObject();
    spending
        .models()
        .forEach(
            (model, usage) -> {
              out.writeName(model);
              out.writeStartObject();
              out.writeNumberProperty("calls", usage.calls());
              out.writeNumberProperty("input_tokens", usage.inputTokens());
              out.writeNumberProperty("cached_input_tokens", usage.cachedInputTokens());
              out.writeNumberProperty("output_tokens", usage.outputTokens());
              out.writeEndObject();
            });
    out.writeEndObject();
    Spending.Costs costs = spending.costs();
    if (costs == null) {
      return;
    }
    out.writeName("costs");
    out.writeStartObject();
    out.writeStringProperty("prices_of", costs.date().toString());
    out.writeStringProperty("currency", costs.currency());
    out.writeName("total");
    amount(costs.total(), out);
    amounts("steps", costs.steps(), out);
    amounts("models", costs.models(), out);
    out.writeName("without_price");
    out.writeStartArray();
    costs.withoutPrice().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void amounts(String name, Map<String, BigDecimal> amounts, JsonGenerator out) {
    out.writeName(name);
    out.writeStartObject();
    amounts.forEach(
        (each, amount) -> {
          out.writeName(each);
          amount(amount, out);
        });
    out.writeEndObject();
  }

  /** All digits, no exponent. */
  private static void amount(BigDecimal amount, JsonGenerator out) {
    out.writeNumber(amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
  }

  private static void counts(Counts counts, Map<Gate, Duration> waited, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("rows_in", counts.rowsIn());
    out.writeNumberProperty("rows_out", counts.rowsOut());
    out.writeNumberProperty("calls", counts.calls());
    out.writeNumberProperty("failed", counts.failed());
    out.writeNumberProperty("retries", counts.retries());
    out.writeNumberProperty("input_tokens", counts.inputTokens());
    out.writeNumberProperty("cached_input_tokens", counts.cachedInputTokens());
    out.writeNumberProperty("output_tokens", counts.outputTokens());
    out.writeName("from_journal");
    out.writeStartObject();
    out.writeNumberProperty("calls", counts.journal().calls());
    out.writeNumberProperty("input_tokens", counts.journal().inputTokens());
    out.writeNumberProperty("cached_input_tokens", counts.journal().cachedInputTokens());
    out.writeNumberProperty("output_tokens", counts.journal().outputTokens());
    out.writeEndObject();
    Counts.Estimated estimated = counts.estimated();
    if (estimated.calls() > 0) {
      out.writeName("estimated");
      out.writeStartObject();
      out.writeNumberProperty("calls", estimated.calls());
      out.writeNumberProperty("input_tokens", estimated.inputTokens());
      out.writeNumberProperty("output_tokens", estimated.outputTokens());
      out.writeEndObject();
    }
    if (!waited.isEmpty()) {
      out.writeName("waited");
      out.writeStartObject();
      waited.forEach(
          (gate, time) ->
              out.writeNumberProperty(
                  gate.name().toLowerCase(Locale.ROOT), Math.round(time.toNanos() / 1e6) / 1000.0));
      out.writeEndObject();
    }
    out.writeNumberProperty("seconds", Math.round(counts.seconds() * 1000) / 1000.0);
    out.writeEndObject();
  }

  private static String instant(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Two spaces and a line feed, on every system. */
  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
  }
}

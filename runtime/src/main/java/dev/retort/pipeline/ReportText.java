package dev.retort.pipeline;

import dev.retort.llm.LimiterState.Gate;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** {@code run.json}: a report as indented JSON. */
final class ReportText {
  private ReportText() {}

  static String of(RunReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JsonFactory.builder().build().createGenerator(new Indented(), text)) {
      write(report, out);
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
    out.writeName("totals");
    counts(report.totals(), Map.of(), out);
    out.writeName("steps");
    out.writeStartObject();
    for (Map.Entry<String, Counts> step : report.steps().entrySet()) {
      out.writeName(step.getKey());
      counts(step.getValue(), report.waited().getOrDefault(step.getKey(), Map.of()), out);
    }
    out.writeEndObject();
    spending(report.spending(), out);
    out.writeEndObject();
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

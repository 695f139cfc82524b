package dev.retort.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.TreeMap;

/** An SDK that keeps what it is told, and writes it as text that a test can pin. */
final class Telemetry implements AutoCloseable {
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final OpenTelemetrySdk sdk;

  Telemetry() {
    this(Sampler.alwaysOn());
  }

  Telemetry(Sampler sampler) {
    sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .setSampler(sampler)
                    .build())
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
  }

  OpenTelemetry sdk() {
    return sdk;
  }

  /** Spans that have ended, in the order of their ends. */
  List<SpanData> spans() {
    return spans.getFinishedSpanItems();
  }

  SpanData span() {
    if (spans().size() != 1) {
      throw new AssertionError("wanted one span, there are " + spans());
    }
    return spans().get(0);
  }

  MetricData metric(String name) {
    return metrics.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  List<MetricData> metrics() {
    return List.copyOf(metrics.collectAllMetrics());
  }

  /** All of a span but its ids and times. */
  static String text(SpanData span) {
    StringBuilder text = new StringBuilder();
    text.append(span.getName() + ", " + span.getKind() + ", " + span.getStatus().getStatusCode());
    if (!span.getStatus().getDescription().isEmpty()) {
      text.append(": " + span.getStatus().getDescription());
    }
    text.append("\n").append(text(span.getAttributes()));
    for (EventData event : span.getEvents()) {
      text.append("event " + event.getName() + "\n").append(text(event.getAttributes()));
    }
    return text.toString();
  }

  static String text(Attributes attributes) {
    TreeMap<String, String> sorted = new TreeMap<>();
    attributes.forEach((key, value) -> sorted.put(key.getKey(), value(value)));
    StringBuilder text = new StringBuilder();
    sorted.forEach((name, value) -> text.append("  " + name + " = " + value + "\n"));
    return text.toString();
  }

  private static String value(Object value) {
    return value instanceof Value<?> structured ? structured.asString() : value.toString();
  }

  @Override
  public void close() {
    sdk.close();
  }
}

package dev.retort.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All that is emitted is named in one class, and all that is named there is emitted. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class GenAiNamesTest {
  private final Telemetry telemetry = new Telemetry();
  private final PlayedLLM llm =
      PlayedLLMBuilder.create()
          .baseUrl(URI.create("https://llm.example"))
          .generationKwargs(
              kwargs ->
                  kwargs
                      .temperature(0.5)
                      .topP(0.75)
                      .topK(40)
                      .maxNewTokens(100)
                      .frequencyPenalty(0.25)
                      .presencePenalty(-0.25)
                      .seed(42L)
                      .stop(List.of("END")))
          .build();

  @BeforeEach
  void callInEveryWay() {
    AtomicInteger sent = new AtomicInteger();
    llm.play =
        (input, n) ->
            switch (sent.incrementAndGet()) {
              case 1 ->
                  CompletableFuture.failedFuture(
                      new GenerationException(new Failure(Kind.SERVER, "no", 1, 503, "r"), null));
              case 2 ->
                  CompletableFuture.completedFuture(
                      PlayedLLM.echo(input, n)
                          .withFinishReasons(Collections.nCopies(n, FinishReason.STOP)));
              default ->
                  CompletableFuture.failedFuture(
                      new GenerationException(Failure.of(Kind.BAD_REQUEST, "no"), null));
            };
    llm.addListener(
        Relay.ofAWait(
            OpenTelemetryListener.builder(telemetry.sdk()).captureMessages(true).build()));
    Input input = Input.of("Hi").withStructuredOutput(new StructuredOutput.JsonSchema("{}"));
    llm.generateOutputs(List.of(input), 2);
    llm.generateOutputs(List.of(input), 2);
  }

  @AfterEach
  void close() {
    llm.close();
    telemetry.close();
  }

  @Test
  void attributes() throws IllegalAccessException {
    Set<String> emitted = new TreeSet<>();
    for (SpanData span : telemetry.spans()) {
      add(span.getAttributes(), emitted);
      for (EventData event : span.getEvents()) {
        add(event.getAttributes(), emitted);
      }
    }
    for (MetricData metric : telemetry.metrics()) {
      metric.getData().getPoints().forEach(point -> add(point.getAttributes(), emitted));
    }
    Set<String> named = new TreeSet<>();
    for (Field field : GenAiNames.class.getDeclaredFields()) {
      if (field.get(null) instanceof AttributeKey<?> key) {
        named.add(key.getKey());
      }
    }
    assertThat(emitted).isEqualTo(named);
  }

  @Test
  void metrics() throws IllegalAccessException {
    assertThat(telemetry.metrics())
        .extracting(MetricData::getName)
        .containsExactlyInAnyOrderElementsOf(named("_METRIC"));
  }

  @Test
  void events() throws IllegalAccessException {
    assertThat(telemetry.spans())
        .flatExtracting(SpanData::getEvents)
        .extracting(EventData::getName)
        .hasSameElementsAs(named("_EVENT"));
  }

  private static void add(Attributes attributes, Set<String> to) {
    attributes.forEach((key, value) -> to.add(key.getKey()));
  }

  private static Set<String> named(String suffix) throws IllegalAccessException {
    Set<String> names = new TreeSet<>();
    for (Field field : GenAiNames.class.getDeclaredFields()) {
      if (field.getName().endsWith(suffix)) {
        names.add((String) field.get(null));
      }
    }
    return names;
  }
}

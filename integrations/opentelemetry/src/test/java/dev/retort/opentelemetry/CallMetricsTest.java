package dev.retort.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Metrics of the calls of LLMs. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class CallMetricsTest {
  private final Telemetry telemetry = new Telemetry();
  private final PlayedLLM llm =
      PlayedLLMBuilder.create().baseUrl(URI.create("https://llm.example/v1")).maxRetries(0).build();

  @BeforeEach
  void listen() {
    llm.addListener(OpenTelemetryListener.create(telemetry.sdk()));
  }

  @AfterEach
  void close() {
    llm.close();
    telemetry.close();
  }

  private void calls(int number, int numGenerations) {
    llm.generateOutputs(List.of(Input.of("Hi"), Input.of("Hi")).subList(0, number), numGenerations);
  }

  /** Attributes of the points, with how many values they hold and, but for times, their sum. */
  private String points(String name) {
    MetricData metric = telemetry.metric(name);
    TreeMap<String, String> points = new TreeMap<>();
    for (HistogramPointData point : metric.getHistogramData().getPoints()) {
      points.put(
          Telemetry.text(point.getAttributes()),
          point.getCount() + (metric.getUnit().equals("s") ? "" : " of " + point.getSum()));
    }
    StringBuilder text = new StringBuilder();
    points.forEach((attributes, values) -> text.append(values + "\n" + attributes));
    return text.toString();
  }

  @Test
  void theDurationOfCallsIsCountedByWhatWasAskedAndHowItEnded() {
    calls(2, 1);
    llm.play =
        (input, n) ->
            CompletableFuture.failedFuture(
                new GenerationException(Failure.of(Kind.BAD_REQUEST, "no"), null));
    calls(1, 1);
    assertThat(points("gen_ai.client.operation.duration"))
        .isEqualTo(
            """
            1
              error.type = bad_request
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
              server.address = llm.example
              server.port = 443
            2
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
              server.address = llm.example
              server.port = 443
            """);
  }

  @Test
  void tokensAreCountedACallByTheirType() {
    calls(2, 3);
    assertThat(points("gen_ai.client.token.usage"))
        .isEqualTo(
            """
            2 of 14.0
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
              gen_ai.token.type = input
              server.address = llm.example
              server.port = 443
            2 of 30.0
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
              gen_ai.token.type = output
              server.address = llm.example
              server.port = 443
            """);
  }

  @Test
  void tokensThatTheProviderDoesNotTellAreNotCounted() {
    llm.play = (input, n) -> CompletableFuture.completedFuture(GenerateOutput.of("yes"));
    calls(1, 1);
    assertThat(telemetry.metrics())
        .extracting(MetricData::getName)
        .containsExactly("gen_ai.client.operation.duration");
  }

  @Test
  void tokensOfAnAnswerThatLacksGenerationsAreCounted() {
    llm.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                GenerateOutput.of(List.of("one"), Statistics.of(3, 4)));
    calls(1, 2);
    assertThat(points("gen_ai.client.token.usage")).contains("1 of 3.0", "1 of 4.0");
    assertThat(points("gen_ai.client.operation.duration")).contains("error.type = incomplete");
  }

  @Test
  void waitsAreCountedByTheirGate() {
    try (PlayedLLM other = PlayedLLMBuilder.create().build()) {
      other.addListener(Relay.ofAWait(OpenTelemetryListener.create(telemetry.sdk())));
      other.generateOutputs(List.of(Input.of("Hi"), Input.of("Hi")), 1);
    }
    assertThat(points("retort.client.wait.duration"))
        .isEqualTo(
            """
            2
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
              retort.gate = in_flight
            """);
  }

  @Test
  void attemptsThatAreMadeAgainAreCountedByTheirFailure() {
    AtomicInteger sent = new AtomicInteger();
    try (PlayedLLM other = PlayedLLMBuilder.create().build()) {
      other.play =
          (input, n) ->
              sent.incrementAndGet() == 1
                  ? CompletableFuture.failedFuture(
                      new GenerationException(Failure.of(Kind.SERVER, "not now"), null))
                  : CompletableFuture.completedFuture(PlayedLLM.echo(input, n));
      other.addListener(OpenTelemetryListener.create(telemetry.sdk()));
      other.generateOutputs(List.of(Input.of("Hi")), 1);
    }
    LongPointData point =
        telemetry.metric("retort.client.retries").getLongSumData().getPoints().iterator().next();
    assertThat(point.getValue() + "\n" + Telemetry.text(point.getAttributes()))
        .isEqualTo(
            """
            1
              error.type = server
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
            """);
  }

  @Test
  void theBoundsOfTheBucketsAreThoseOfTheConventions() {
    calls(1, 1);
    assertThat(bounds("gen_ai.client.operation.duration"))
        .containsExactly(
            0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
    assertThat(bounds("gen_ai.client.token.usage"))
        .containsExactly(
            1d, 4d, 16d, 64d, 256d, 1024d, 4096d, 16384d, 65536d, 262144d, 1048576d, 4194304d,
            16777216d, 67108864d);
  }

  @Test
  void theUnitsAreThoseOfTheConventions() {
    calls(1, 1);
    assertThat(telemetry.metric("gen_ai.client.operation.duration").getUnit()).isEqualTo("s");
    assertThat(telemetry.metric("gen_ai.client.token.usage").getUnit()).isEqualTo("{token}");
  }

  private List<Double> bounds(String name) {
    return telemetry.metric(name).getHistogramData().getPoints().iterator().next().getBoundaries();
  }
}

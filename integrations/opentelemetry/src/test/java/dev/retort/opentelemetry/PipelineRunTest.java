package dev.retort.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.RunOptions;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline whose steps call LLMs on threads of their own. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class PipelineRunTest {
  private final Telemetry telemetry = new Telemetry();

  @AfterEach
  void close() {
    telemetry.close();
  }

  @Test
  void itsCallsBelongToTheSpanThatTheListenerWasGiven(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              name: traced
              steps:
                - name: rows
                  step:
                    name: rows
                    data: [{instruction: a}, {instruction: b}]
                    type_info: {module: dev.retort.step, name: LoadDataFromDicts}
                - name: answers
                  step:
                    name: answers
                    llm:
                      type_info: {module: dev.retort.opentelemetry, name: PlayedLLM}
                    type_info: {module: dev.retort.step, name: TextGeneration}
              connections:
                - from: rows
                  to: [answers]
            """);
    OpenTelemetry openTelemetry = telemetry.sdk();
    // region run
    Span job = openTelemetry.getTracer("com.acme.jobs").spanBuilder("job").startSpan();
    Pipeline.read(file)
        .run(
            RunOptions.defaults()
                .output(folder.resolve("out"))
                .generationListener(
                    OpenTelemetryListener.builder(openTelemetry)
                        .parent(Context.current().with(job))
                        .build()));
    job.end();
    // endregion
    assertThat(telemetry.spans())
        .filteredOn(span -> !span.getName().equals("job"))
        .hasSize(2)
        .extracting(SpanData::getParentSpanId)
        .containsOnly(job.getSpanContext().getSpanId());
  }
}

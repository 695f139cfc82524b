package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.pipeline.Counts;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.RunListener;
import dev.retort.pipeline.RunOptions;
import dev.retort.pipeline.RunProgress;
import dev.retort.pipeline.RunReport;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Exchange;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that end by themselves as items fail, over a server that is paid for what it answers: calls
 * under way are waited for, no new one is made, and the next run pays for none of them again.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class StoppedRunsTest {
  private static final int ROWS = 10;
  private static final int IN_FLIGHT = 4;

  @TempDir Path folder;
  private final CompletableFuture<RunProgress> begun = new CompletableFuture<>();
  private final CountDownLatch all = new CountDownLatch(IN_FLIGHT);

  private static String ask(String name, LoopbackServer server, String policy) {
    return """
            - name: NAME
              step:
                add_raw_input: false
                llm: {model: m, base_url: "BASE", max_concurrency: 4, POLICY, type_info: {module: dev.retort.openai, name: OpenAILLM}}
                type_info: {module: dev.retort.step, name: TextGeneration}
        """
        .replace("NAME", name)
        .replace("BASE", server.baseUrl().toString())
        .replace("POLICY", policy);
  }

  private Pipeline pipeline(String steps, String to) throws IOException {
    Files.write(
        folder.resolve("in.jsonl"),
        IntStream.range(0, ROWS).mapToObj(i -> "{\"instruction\": \"q" + i + "\"}").toList());
    return Pipeline.read(
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              name: stopped
              steps:
                - {name: load, step: {path: in.jsonl, type_info: {module: dev.retort.step, name: LoadDataFromFile}}}
            """
                + steps
                + "  connections: [{from: load, to: ["
                + to
                + "]}]\n"));
  }

  private RunReport run(Pipeline pipeline) {
    return pipeline.run(
        RunOptions.defaults()
            .output(folder.resolve("out"))
            .listener(
                new RunListener() {
                  @Override
                  public void started(RunProgress progress) {
                    begun.complete(progress);
                  }
                }));
  }

  /** Waits until as many calls are under way as may be. */
  private void awaitAll() throws IOException {
    all.countDown();
    try {
      all.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("closed");
    }
  }

  private void awaitStopping() {
    // Not by a loop that takes the cores from the run: calls have four seconds from then on.
    while (begun.join().stopping() == null) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private void refuse(Exchange exchange) throws IOException {
    exchange.tell(Told.status(400, "{\"error\":{\"message\":\"no\"}}"));
  }

  private static boolean asks(Exchange exchange, String question) {
    return exchange.body().contains("\"" + question + "\"");
  }

  /** Refuses the first row, and answers the others only once the run is stopping. */
  private void refuseFirst(Exchange exchange) throws IOException {
    awaitAll();
    if (asks(exchange, "q0")) {
      refuse(exchange);
    } else {
      awaitStopping();
      exchange.tell(Chats.echo(exchange.seen()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"on_error: fail", "max_errors: 0"})
  void callsUnderWayAreWaitedForCountedAndNotPaidForAgain(String policy) throws IOException {
    try (LoopbackServer server = new LoopbackServer()) {
      String ask = ask("ask", server, policy);
      server.acting(this::refuseFirst);
      Counts first = run(pipeline(ask, "ask")).totals();

      assertThat(server.seen()).hasSize(IN_FLIGHT);
      assertThat(first.calls()).isEqualTo(IN_FLIGHT);
      assertThat(first.inputTokens()).isEqualTo(9L * (IN_FLIGHT - 1));
      assertThat(first.outputTokens()).isEqualTo(12L * (IN_FLIGHT - 1));

      server.forget();
      server.acting(exchange -> exchange.tell(Chats.echo(exchange.seen())));
      RunReport second = run(pipeline(ask, "ask"));

      assertThat(second.status()).isEqualTo(RunReport.Status.DONE);
      assertThat(server.seen()).hasSize(ROWS - (IN_FLIGHT - 1));
      assertThat(second.totals().journal().calls()).isEqualTo(IN_FLIGHT - 1);
    }
  }

  @Test
  void aCallThatIsNotAnsweredIsGivenUpAndTheRestIsKept() throws IOException {
    try (LoopbackServer server = new LoopbackServer()) {
      String ask = ask("ask", server, "max_errors: 0");
      server.acting(
          exchange -> {
            if (asks(exchange, "q1")) {
              awaitAll(); // And says nothing until the client hangs up.
            } else {
              refuseFirst(exchange);
            }
          });
      RunReport first = run(pipeline(ask, "ask"));

      assertThat(first.exitCode()).isEqualTo(4);
      assertThat(server.seen()).hasSize(IN_FLIGHT);
      assertThat(first.totals().outputTokens()).isEqualTo(12L * (IN_FLIGHT - 2));
      assertThat(first.totals().estimated().calls()).isEqualTo(1);

      server.forget();
      server.acting(exchange -> exchange.tell(Chats.echo(exchange.seen())));
      run(pipeline(ask, "ask"));

      assertThat(server.seen()).hasSize(ROWS - (IN_FLIGHT - 2));
    }
  }

  @Test
  void otherStepsMakeNoNewCallWhileTheFailedOneWaitsForItsAnswers() throws IOException {
    try (LoopbackServer failing = new LoopbackServer();
        LoopbackServer other = new LoopbackServer()) {
      Pipeline pipeline =
          pipeline(
              ask("ask", failing, "on_error: fail") + ask("other", other, "max_retries: 0"),
              "ask, other");
      CountDownLatch otherIsDone = new CountDownLatch(IN_FLIGHT);
      failing.acting(
          exchange -> {
            awaitAll();
            if (asks(exchange, "q0")) {
              refuse(exchange);
              return;
            }
            try {
              otherIsDone.await();
            } catch (InterruptedException e) {
              throw new InterruptedIOException("closed");
            }
            exchange.tell(Chats.echo(exchange.seen()));
          });
      other.acting(
          exchange -> {
            awaitStopping();
            exchange.tell(Chats.echo(exchange.seen()));
            otherIsDone.countDown();
          });
      RunReport report = run(pipeline);

      assertThat(report.exitCode()).isEqualTo(2);
      assertThat(List.of(failing.seen().size(), other.seen().size()))
          .containsExactly(IN_FLIGHT, IN_FLIGHT);
      assertThat(report.steps().get("ask").outputTokens()).isEqualTo(12L * (IN_FLIGHT - 1));
      assertThat(report.steps().get("other").outputTokens()).isEqualTo(12L * IN_FLIGHT);
    }
  }
}

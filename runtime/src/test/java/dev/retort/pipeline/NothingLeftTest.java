package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.steps.GateLLM;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a run ends, no thread of it is left. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class NothingLeftTest {
  @TempDir Path folder;

  private Set<Thread> before = Set.of();

  private static Set<Thread> ours() {
    Set<Thread> threads = new HashSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("retort-")) {
        threads.add(thread);
      }
    }
    return threads;
  }

  /** Other tests leave threads on purpose. */
  @BeforeEach
  void lookAround() {
    before = ours();
  }

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    Set<Thread> left = ours();
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(60_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  /** Ten rows, of which some are answered. */
  private Pipeline pipeline(String gate, int answers) throws IOException {
    String text =
        """
        pipeline:
          name: p
          steps:
            - {name: count, step: {rows: 10, type_info: {module: com.acme.steps, name: CountRows}}}
            - name: ask
              step:
                llm:
                  gate: %s
                  answers: %d
                  type_info: {module: com.acme.steps, name: GateLLM}
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections:
            - {from: count, to: [ask]}
        """;
    return Pipeline.read(
        Files.writeString(folder.resolve("pipeline.yaml"), text.formatted(gate, answers)));
  }

  private RunOptions options() {
    return RunOptions.defaults().output(folder.resolve("out"));
  }

  @Test
  void afterARunThatIsDone() throws IOException {
    assertThat(pipeline("none", 10).run(options()).exitCode()).isZero();
  }

  @Test
  void afterADeadline() throws IOException {
    RunOptions bounded = options().deadline(Duration.ofMillis(500));
    assertThat(pipeline("nothing left late", 2).run(bounded).exitCode()).isEqualTo(4);
  }

  @Test
  void afterAStopThatCameTwice() throws Exception {
    Stop stop = new Stop();
    Pipeline pipeline = pipeline("nothing left twice", 2);
    CompletableFuture<RunReport> run =
        CompletableFuture.supplyAsync(() -> pipeline.run(options().stop(stop)));
    GateLLM.stuck("nothing left twice").await();
    stop.request();
    stop.request();
    assertThat(run.get().exitCode()).isEqualTo(130);
  }

  @Test
  void afterAnInterrupt() throws Exception {
    Pipeline pipeline = pipeline("nothing left interrupted", 2);
    Thread caller = new Thread(() -> pipeline.run(options()));
    caller.start();
    GateLLM.stuck("nothing left interrupted").await();
    caller.interrupt();
    caller.join();
  }
}

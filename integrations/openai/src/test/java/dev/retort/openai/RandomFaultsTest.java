package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.pipeline.Budget;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.RunOptions;
import dev.retort.pipeline.RunReport;
import dev.retort.pipeline.Stop;
import dev.retort.step.Row;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Exchange;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pipelines over a server that fails at random and is paid by the key, stopped at random and
 * started again until they are done: nothing is lost, nothing is paid twice, and what the runs tell
 * adds up to what was served.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RandomFaultsTest {
  private static final int ROWS = 40;
  private static final int IN_FLIGHT = 6;
  private static final int GENERATIONS = 2;
  private static final int TOKENS = 9 + 12;

  @TempDir Path folder;

  /** Fails, or does the work for a key, once: then it keeps the answer and gives it whole. */
  private static final class Paid {
    final Map<String, Told> answers = new ConcurrentHashMap<>();
    final AtomicInteger worked = new AtomicInteger();
    final AtomicInteger delivered = new AtomicInteger();
    final AtomicLong requests = new AtomicLong();
    private final Random random;

    Paid(long seed) {
      random = new Random(seed);
    }

    private synchronized int dice(int sides) {
      return random.nextInt(sides);
    }

    void answer(Exchange exchange) throws IOException {
      requests.incrementAndGet();
      boolean isKnown = answers.containsKey(exchange.seen().header("Idempotency-Key"));
      switch (isKnown ? -1 : dice(12)) {
        case 0 -> exchange.tell(Told.status(429, "{}").with("Retry-After-Ms", "1"));
        case 1 -> exchange.tell(Told.status(503, "{}").with("Retry-After-Ms", "1"));
        case 2 -> exchange.reset();
        case 3 -> {
          work(exchange);
          exchange.reset();
        }
        case 4 -> {
          byte[] bytes = work(exchange).bytes();
          exchange.send(Arrays.copyOf(bytes, bytes.length - 1 - dice(40)));
          exchange.hangUp();
        }
        default -> {
          Told answer = work(exchange);
          delivered.incrementAndGet();
          exchange.tell(answer);
        }
      }
    }

    private Told work(Exchange exchange) {
      return answers.computeIfAbsent(
          exchange.seen().header("Idempotency-Key"),
          key -> {
            String question = exchange.body().replaceAll("(?s).*\"content\":\"([^\"]*)\".*", "$1");
            return Told.json(
                Chats.answer(
                    "\"" + question + " #" + worked.incrementAndGet() + "\"",
                    "\"" + question + " b\""));
          });
    }
  }

  private Path pipeline(LoopbackServer server) throws IOException {
    Files.write(
        folder.resolve("in.jsonl"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "{\"id\": " + i + ", \"instruction\": \"ask " + i / 3 + "\"}")
            .toList());
    return Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline:
          name: random
          steps:
            - {name: load, step: {path: in.jsonl, type_info: {module: dev.retort.step, name: LoadDataFromFile}}}
            - name: ask
              step:
                num_generations: 2
                group_generations: true
                llm: {model: m, base_url: "BASE", max_concurrency: 6, max_retries: 40, type_info: {module: dev.retort.openai, name: OpenAILLM}}
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections: [{from: load, to: [ask]}]
        """
            .replace("BASE", server.baseUrl().toString()));
  }

  @RepeatedTest(10)
  void aRunThatIsStoppedAgainAndAgainLosesNothingAndPaysNothingTwice(RepetitionInfo repetition)
      throws IOException {
    long seed = Long.getLong("retort.seed", 0) + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    Paid paid = new Paid(seed);
    Path output = folder.resolve("out");
    long told = 0;
    int stops = 0;
    try (LoopbackServer server = new LoopbackServer()) {
      Path file = pipeline(server);
      RunReport report;
      do {
        Stop stop = new Stop();
        long at = paid.requests.get() + 1 + random.nextInt(60);
        server.acting(
            exchange -> {
              if (paid.requests.get() == at) {
                stop.request();
              }
              paid.answer(exchange);
            });
        RunOptions options = RunOptions.defaults().output(output).stop(stop);
        if (random.nextInt(4) == 0) {
          options = options.budget(Budget.tokens((long) TOKENS * (20 + random.nextInt(100))));
        }
        report = Pipeline.read(file).run(options);
        told += report.totals().inputTokens() + report.totals().outputTokens();
        stops += report.status() == RunReport.Status.DONE ? 0 : 1;
        assertThat(Files.readString(output.resolve("run.json")))
            .contains("\"status\": \"" + report.status().wireName() + "\"");
        assertThat(report.message() + report.problems()).doesNotContain("Exception");
        assertThat(report.status()).isIn(RunReport.Status.DONE, RunReport.Status.STOPPED);
        List<Row> rows = rows(output);
        for (int i = 0; i < rows.size(); i++) {
          assertThat(rows.get(i).get("id")).isEqualTo((long) i);
        }
      } while (report.status() != RunReport.Status.DONE);
      List<Row> rows = rows(output);
      assertThat(rows).hasSize(ROWS);
      List<Object> firsts = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        List<?> generations = (List<?>) rows.get(i).get("generation");
        assertThat(generations).hasSize(GENERATIONS);
        assertThat((String) generations.get(0)).startsWith("ask " + i / 3 + " #");
        assertThat(generations.get(1)).isEqualTo("ask " + i / 3 + " b");
        firsts.add(generations.get(0));
      }
      assertThat(firsts).doesNotHaveDuplicates();
      // What was worked for is what the rows hold: not one answer more.
      assertThat(paid.answers).hasSize(ROWS);
      long delivered = (long) paid.delivered.get() * TOKENS;
      assertThat(told).isBetween(delivered - (long) stops * IN_FLIGHT * TOKENS, delivered);
    }
  }

  private static List<Row> rows(Path output) throws IOException {
    Path leaf = output.resolve("data/ask.jsonl");
    return Files.exists(leaf)
        ? Files.readAllLines(leaf).stream().map(Row::ofJson).toList()
        : List.of();
  }
}

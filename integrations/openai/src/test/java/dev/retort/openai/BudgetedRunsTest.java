package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.pipeline.Budget;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.RunOptions;
import dev.retort.pipeline.RunReport;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Exchange;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are stopped by their budget and gone on with, over a server whose answers take what
 * chance says: what {@code run.json} of all runs tells is to the token what the server served.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class BudgetedRunsTest {
  private static final int ROWS = 40;
  private static final int MOST = 50;
  private static final Pattern TOTALS =
      Pattern.compile(
          "\"totals\": \\{.*?\"input_tokens\": (\\d+),.*?\"output_tokens\": (\\d+),",
          Pattern.DOTALL);

  @TempDir Path folder;

  /** Serves; refusals cost nothing. */
  private static final class Server {
    final AtomicLong tokens = new AtomicLong();
    private final Random random;

    Server(long seed) {
      random = new Random(seed);
    }

    void answer(Exchange exchange) throws IOException {
      exchange.tell(told());
    }

    private synchronized Told told() {
      if (random.nextInt(6) == 0) {
        return Told.status(429, "{}").with("Retry-After-Ms", "1");
      }
      int read = random.nextInt(60);
      int written = random.nextInt(MOST + 1);
      tokens.addAndGet(read + written);
      // One in three has not the form, and is asked again where there is one.
      String said = random.nextInt(3) == 0 ? "\"some\"" : "\"7\"";
      return Told.json(
          Chats.answer(said)
              .replace(
                  "\"prompt_tokens\":9,\"completion_tokens\":12,\"total_tokens\":21",
                  "\"prompt_tokens\":"
                      + read
                      + ",\"completion_tokens\":"
                      + written
                      + ",\"total_tokens\":"
                      + (read + written)));
    }
  }

  private Path pipeline(LoopbackServer server, String form) throws IOException {
    Files.write(
        folder.resolve("in.jsonl"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "{\"instruction\": \"ask " + i / 2 + "\"}")
            .toList());
    return Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline:
          name: budgeted
          steps:
            - {name: load, step: {path: in.jsonl, type_info: {module: dev.retort.step, name: LoadDataFromFile}}}
            - name: ask
              step:
                llm:
                  model: m
                  base_url: "BASE"
                  max_concurrency: 6
                  max_retries: 40
                  structured_output: FORM
                  generation_kwargs: {max_new_tokens: 50}
                  type_info: {module: dev.retort.openai, name: OpenAILLM}
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections: [{from: load, to: [ask]}]
        """
            .replace("FORM", form)
            .replace("BASE", server.baseUrl().toString()));
  }

  private static long tokens(Path output) throws IOException {
    Matcher totals = TOTALS.matcher(Files.readString(output.resolve("run.json")));
    assertThat(totals.find()).isTrue();
    return Long.parseLong(totals.group(1)) + Long.parseLong(totals.group(2));
  }

  private void runs(long seed, String form) throws IOException {
    Random random = new Random(seed);
    Server served = new Server(seed);
    Path output = folder.resolve("out");
    long told = 0;
    long budget = 0;
    try (LoopbackServer server = new LoopbackServer()) {
      server.acting(served::answer);
      Path file = pipeline(server, form);
      RunReport report;
      do {
        budget += random.nextInt(1500);
        report =
            Pipeline.read(file)
                .run(RunOptions.defaults().output(output).budget(Budget.tokens(budget)));
        told += tokens(output);
        assertThat(told).as("told").isEqualTo(served.tokens.get());
        assertThat(told).as("within the budget").isLessThanOrEqualTo(budget);
        assertThat(report.exitCode()).isIn(0, 4);
      } while (report.status() != RunReport.Status.DONE);
      assertThat(Files.readAllLines(output.resolve("data/ask.jsonl"))).hasSize(ROWS);
    }
  }

  @RepeatedTest(6)
  void whatAllRunsTellIsWhatWasServedAndNoBudgetIsPassed(RepetitionInfo repetition)
      throws IOException {
    runs(Long.getLong("retort.seed", 0) + repetition.getCurrentRepetition(), "null");
  }

  /** Rows that fail for want of budget have no answer, and a later run knows what they took. */
  @RepeatedTest(6)
  void noBudgetIsPassedWhereAnswersAreAskedAgain(RepetitionInfo repetition) throws IOException {
    runs(
        Long.getLong("retort.seed", 0) + repetition.getCurrentRepetition(),
        "{format: regex, schema: \"[0-9]\"}");
  }
}

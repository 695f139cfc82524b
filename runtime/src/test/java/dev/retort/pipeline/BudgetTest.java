package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end before they pass their budget. */
@Timeout(300)
class BudgetTest {
  private static final String PRICES =
      """
      date: 2026-11-01
      currency: USD
      models:
        metered-1: {input: 1, cached_input: 0.5, output: 10}
        metered-2: {input: 3, output: 7}
      """;

  @TempDir Path folder;

  private static String ask(String name, String llm, String more) {
    return "    - {name: "
        + name
        + ", step: {llm: {"
        + llm
        + "type_info: {module: com.acme.steps, name: MeteredLLM}}"
        + more
        + ", type_info: {module: dev.retort.step, name: TextGeneration}}}\n";
  }

  private Pipeline pipeline(String steps, String connections) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file, "pipeline:\n  name: p\n  steps:\n" + steps + "  connections: " + connections + "\n");
    return Pipeline.read(file);
  }

  private static String rows(int rows) {
    return "    - {name: count, step: {rows: "
        + rows
        + ", type_info: {module: com.acme.steps, name: CountRows}}}\n";
  }

  private Pipeline one(int rows) throws IOException {
    return pipeline(rows(rows) + ask("ask", "", ""), "[{from: count, to: [ask]}]");
  }

  /** Two models, three steps, one behind another and one beside them. */
  private Pipeline three(int rows) throws IOException {
    return pipeline(
        rows(rows)
            + ask("first", "", ", num_generations: 2, group_generations: true")
            + ask(
                "second",
                "model: metered-2, ",
                ", output_mappings: {generation: more, model_name: other}")
            + ask("beside", "model: metered-2, max_concurrency: 3, ", ""),
        "[{from: count, to: [first, beside]}, {from: first, to: [second]}]");
  }

  private RunOptions options() {
    return RunOptions.defaults().output(folder.resolve("out"));
  }

  private Prices prices() throws IOException {
    return Prices.read(Files.writeString(folder.resolve("prices.yaml"), PRICES));
  }

  private static long tokens(RunReport report) {
    return report.totals().inputTokens() + report.totals().outputTokens();
  }

  private long written(String step) throws IOException {
    return Files.readAllLines(folder.resolve("out/data/" + step + ".jsonl")).size();
  }

  @Test
  void aRunEndsBeforeItPassesItsBudgetAndSaysSo() throws IOException {
    RunReport report = one(1000).run(options().budget(Budget.tokens(2000)));
    assertThat(report.status()).isEqualTo(RunReport.Status.STOPPED);
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(report.totals().failed()).isZero();
    assertThat(tokens(report)).isBetween(1800L, 2000L);
    assertThat(report.message())
        .matches(
            "the budget of 2000 tokens would be passed: "
                + tokens(report)
                + " are used, and the next input may need \\d+; with a higher budget the same goes"
                + " on from here");
    assertThat(written("ask")).isEqualTo(report.totals().calls()).isPositive();
    assertThat(Files.readString(folder.resolve("out/run.json")))
        .contains("\"status\": \"stopped\"", "the budget of 2000 tokens");
  }

  @Test
  void aBudgetThatIsEnoughChangesNothing() throws IOException {
    RunReport report = one(100).run(options().budget(Budget.parse("1M")));
    assertThat(report.exitCode()).isZero();
    assertThat(written("ask")).isEqualTo(100);
  }

  @Test
  void withAHigherBudgetTheSameGoesOnAndWhatWasPaidBeforeCounts() throws IOException {
    RunReport first = one(1000).run(options().budget(Budget.tokens(2000)));
    RunReport again = one(1000).run(options().budget(Budget.tokens(2000)));
    assertThat(tokens(first) + tokens(again)).isLessThanOrEqualTo(2000);
    assertThat(again.exitCode()).isEqualTo(4);
    assertThat(again.message()).contains(tokens(first) + " of them before this run");
    RunReport higher = one(1000).run(options().budget(Budget.tokens(4000)));
    assertThat(higher.exitCode()).isEqualTo(4);
    assertThat(tokens(first) + tokens(again) + tokens(higher)).isBetween(3800L, 4000L);
    assertThat(higher.totals().journal().calls())
        .isEqualTo(first.totals().calls() + again.totals().calls());
    assertThat(one(1000).run(options()).exitCode()).isZero();
    assertThat(written("ask")).isEqualTo(1000);
  }

  @Test
  void withACacheOnlyWhatThisRunAsksCounts() throws IOException {
    RunOptions cached = options().cache(folder.resolve("cache"));
    RunReport first = one(1000).run(cached.budget(Budget.tokens(2000)));
    RunReport second = one(1000).run(cached.budget(Budget.tokens(2000)));
    assertThat(tokens(second)).isBetween(1800L, 2000L);
    assertThat(second.totals().journal().calls()).isEqualTo(first.totals().calls());
  }

  /** One row that is answered, and one whose call times out. */
  private RunReport timingOut(RunOptions options) throws IOException {
    Files.writeString(folder.resolve("in.csv"), "instruction\nHi\nnever\n");
    return pipeline(
            """
                - {name: load, step: {path: in.csv, type_info: {module: dev.retort.step, name: LoadDataFromFile}}}
            """
                + ask("ask", "timeout: 0.05, max_retries: 0, ", "")
                    .replace("MeteredLLM", "EchoLLM"),
            "[{from: load, to: [ask]}]")
        .run(options);
  }

  @Test
  void whatACallThatTimedOutMayHaveTakenIsToldApart() throws IOException {
    RunReport report = timingOut(options());
    assertThat(report.totals().estimated()).isEqualTo(new Counts.Estimated(1, 53, 256));
    assertThat(tokens(report)).isEqualTo(8);
    assertThat(Files.readString(folder.resolve("out/run.json")).replaceAll("\\s+", ""))
        .contains("\"estimated\":{\"calls\":1,\"input_tokens\":53,\"output_tokens\":256}");
  }

  @Test
  void itCountsInLaterRunsWhichSayHowMuchOfTheirSumItIs() throws IOException {
    timingOut(options());
    assertThat(timingOut(options().budget(Budget.tokens(400))).message())
        .isEqualTo(
            "the budget of 400 tokens would be passed: 317 are used, 317 of them before this run,"
                + " 309 of them estimated, for calls that were cut off, and the next input may need"
                + " 309; with a higher budget the same goes on from here");
  }

  @Test
  void aBudgetOfNothingGivesWhatTheJournalHolds() throws IOException {
    one(20).run(options());
    RunReport report = one(30).run(options().overwrite(true).budget(Budget.tokens(0)));
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(report.totals().calls()).isZero();
    assertThat(written("ask")).isEqualTo(20);
  }

  @RepeatedTest(40)
  void noInterleavingOfSeveralStepsPassesABudgetOfTokens(RepetitionInfo round) throws IOException {
    long limit = new Random(round.getCurrentRepetition()).nextInt(300, 6000);
    RunReport report = three(200).run(options().budget(Budget.tokens(limit)));
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(tokens(report)).isBetween(limit - 250, limit);
    assertThat(report.totals().failed()).isZero();
  }

  @RepeatedTest(20)
  void noInterleavingOfSeveralStepsPassesABudgetOfMoney(RepetitionInfo round) throws IOException {
    BigDecimal limit =
        BigDecimal.valueOf(new Random(round.getCurrentRepetition()).nextInt(1500, 20_000), 6);
    RunOptions options = options().prices(prices()).budget(Budget.money(limit, "USD"));
    RunReport first = three(200).run(options);
    assertThat(first.exitCode()).isEqualTo(4);
    assertThat(first.spending().costs().total()).isLessThanOrEqualTo(limit).isPositive();
    RunReport second = three(200).run(options);
    assertThat(first.spending().costs().total().add(second.spending().costs().total()))
        .isLessThanOrEqualTo(limit);
  }

  @Test
  void rowsThatFitBeforeTheFirstThatDoesNotAreGivenByAModelThatTakesLists() throws IOException {
    String step = ask("ask", "", "").replace("MeteredLLM", "BatchLLM");
    Pipeline pipeline = pipeline(rows(100) + step, "[{from: count, to: [ask]}]");
    RunReport report = pipeline.run(options().budget(Budget.tokens(500)));
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(tokens(report)).isBetween(400L, 500L);
    assertThat(written("ask")).isEqualTo(tokens(report) / 25);
  }

  @Test
  void aRequestToStopIsNotTakenForTheEndOfTheBudget() throws IOException {
    Stop stop = new Stop();
    RunListener stopping =
        new RunListener() {
          @Override
          public void progressed(String step, Counts counts) {
            if (step.equals("ask")) {
              stop.request();
            }
          }
        };
    RunReport report =
        one(100_000).run(options().stop(stop).listener(stopping).budget(Budget.tokens(1_000_000)));
    assertThat(report.exitCode()).isEqualTo(130);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 tokens",
    "2000000, 2000000 tokens",
    "500k, 500000 tokens",
    "2M, 2000000 tokens",
    "1.5M, 1500000 tokens",
    "12.50USD, 12.50 USD",
    "3EUR, 3 EUR"
  })
  void aBudgetIsTokensOrMoney(String text, String meant) {
    Budget budget = Budget.parse(text);
    assertThat(budget.limit() + " " + budget.unit()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "1.0005k", "12.50 USD", "12usd", "$5", "1e6", "2m", "x"})
  void anythingElseIsRefusedWithWhatThereIs(String text) {
    assertThatThrownBy(() -> Budget.parse(text))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "error: \""
                + text
                + "\" is no budget: give tokens, such as 2000000, 500k or 2M, or money, such as"
                + " 12.50USD [retort:wrong-value]");
  }

  @Test
  void moneyNeedsPrices() {
    assertThatThrownBy(() -> one(1).run(options().budget(Budget.parse("1USD"))))
        .hasMessage(
            "error: a budget in USD needs to know what models cost: give a file of prices with"
                + " --prices [retort:budget-unpriced]");
  }

  @Test
  void moneyNeedsPricesInItsCurrency() {
    assertThatThrownBy(() -> one(1).run(options().prices(prices()).budget(Budget.parse("1EUR"))))
        .hasMessage(
            "error: the budget is in EUR and the prices are in USD; give both in one currency"
                + " [retort:budget-unpriced]");
  }

  @Test
  void moneyNeedsAPriceOfEveryModel() {
    assertThatThrownBy(
            () ->
                pipeline(
                        rows(1) + ask("ask", "model: metered-9, ", ""),
                        "[{from: count, to: [ask]}]")
                    .run(options().prices(prices()).budget(Budget.parse("1USD"))))
        .hasMessage(
            "error: the model \"metered-9\" of the pipeline has no price, so what it costs cannot"
                + " be held against the budget; write its price into the file of --prices"
                + " [retort:budget-unpriced]");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void moneyNeedsAPriceOfWhatTheFolderWasAnsweredByBefore() throws IOException {
    pipeline(rows(1) + ask("ask", "model: metered-9, ", ""), "[{from: count, to: [ask]}]")
        .run(options());
    assertThatThrownBy(
            () ->
                one(1).run(options().overwrite(true).prices(prices()).budget(Budget.parse("1USD"))))
        .hasMessage(
            "error: the model \"metered-9\" of earlier answers in the output folder has no price,"
                + " so what it costs cannot be held against the budget; write its price into the"
                + " file of --prices [retort:budget-unpriced]");
  }
}

package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.retort.config.ConfigException;
import dev.retort.step.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LLMs that ask others, in pipelines. */
class ComposedPipelineTest {
  private static final String COMPOSED =
      """
      retort: {version: 1}
      pipeline:
        name: composed
        steps:
          - name: load
            step:
              data: [{instruction: Hi}]
              type_info: {module: dev.retort.step, name: LoadDataFromDicts}
          - name: ask
            step:
              add_raw_input: false
              add_raw_output: false
              llm:
                aggregator_llm:
                  llms:
                    - {model: broken, max_retries: 0, fails: true, type_info: {module: dev.retort.pipeline, name: StubLLM}}
                    - {model: spare, type_info: {module: dev.retort.pipeline, name: StubLLM}}
                  type_info: {module: dev.retort.compose, name: FallbackLLM}
                proposers_llms:
                  - {model: one, type_info: {module: dev.retort.pipeline, name: StubLLM}}
                  - {model: two, type_info: {module: dev.retort.pipeline, name: StubLLM}}
                type_info: {module: dev.retort.compose, name: MixtureOfAgentsLLM}
              type_info: {module: dev.retort.step, name: TextGeneration}
        connections:
          - {from: load, to: [ask]}
      """;

  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void prepare() {
    output = folder.resolve("out");
  }

  private RunReport run(String yaml, String... params) throws IOException {
    return run(RunOptions.defaults(), yaml, params);
  }

  private RunReport run(RunOptions options, String yaml, String... params) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(file, yaml);
    return Pipeline.read(file, ReadOptions.none().params(List.of(params)))
        .run(options.output(output));
  }

  private RunOptions priced(String models) throws IOException {
    Path file = folder.resolve("prices.yaml");
    Files.writeString(file, "date: 2026-11-01\ncurrency: USD\nmodels: " + models + "\n");
    return RunOptions.defaults().prices(Prices.read(file));
  }

  private Row row() throws IOException {
    return Row.ofJson(Files.readAllLines(output.resolve("data/ask.jsonl")).get(0));
  }

  @Test
  void aRowTellsWhoWasAskedAndWhoAnswered() throws IOException {
    run(COMPOSED);

    assertThat(row().toJson())
        .isEqualTo(
            "{\"instruction\":\"Hi\",\"generation\":\"spare at 1.0\","
                + "\"model_name\":\"moa-fallback-broken-spare-one-two\",\"retort_metadata\":{"
                + "\"statistics_ask\":{\"input_tokens\":9,\"output_tokens\":3,\"models\":["
                + "{\"model\":\"one\",\"answered\":false,\"input_tokens\":3,\"output_tokens\":1},"
                + "{\"model\":\"two\",\"answered\":false,\"input_tokens\":3,\"output_tokens\":1},"
                + "{\"model\":\"broken\",\"answered\":false,\"input_tokens\":0,\"output_tokens\":0},"
                + "{\"model\":\"spare\",\"answered\":true,\"input_tokens\":3,\"output_tokens\":1}"
                + "]}}}");
  }

  @Test
  void anAnswerIsOneCallAndTheTokensAreThoseOfAll() throws IOException {
    Counts counts = Objects.requireNonNull(run(COMPOSED).steps().get("ask"));

    assertThat(List.of(counts.calls(), counts.inputTokens(), counts.outputTokens()))
        .containsExactly(1L, 9L, 3L);
  }

  @Test
  void aParameterWithinIsSetByPathAndIndex() throws IOException {
    run(COMPOSED, "ask.llm.aggregator_llm.llms.1.generation_kwargs.temperature=0.25");

    assertThat(row().get("generation")).isEqualTo("spare at 0.25");
  }

  @Test
  void aRunThatGoesOnHasTheSameRow() throws IOException {
    run(COMPOSED);
    String before = row().toJson();
    Files.delete(output.resolve("data/ask.jsonl"));

    Counts counts = Objects.requireNonNull(run(COMPOSED).steps().get("ask"));

    assertThat(row().toJson()).isEqualTo(before);
    assertThat(counts.calls()).isZero();
  }

  private static final String WITHOUT_SPARE =
      "{model: spare, max_retries: 0, fails: true, type_info:";

  /** The proposers answer, and nobody makes an answer of it. */
  private RunReport runWithoutSpare(RunOptions options) throws IOException {
    return run(options, COMPOSED.replace("{model: spare, type_info:", WITHOUT_SPARE));
  }

  @Test
  void aRunThatGoesOnPaysForWhatIsMissingAlone() throws IOException {
    Counts first =
        Objects.requireNonNull(runWithoutSpare(RunOptions.defaults()).steps().get("ask"));

    RunReport second = run(RunOptions.defaults().overwrite(true), COMPOSED);

    Counts counts = Objects.requireNonNull(second.steps().get("ask"));
    assertThat(List.of(first.inputTokens(), first.outputTokens())).containsExactly(6L, 2L);
    assertThat(List.of(counts.calls(), counts.inputTokens(), counts.outputTokens()))
        .containsExactly(1L, 3L, 1L);
    assertThat(counts.journal()).isEqualTo(new Counts.FromJournal(0, 6, 0, 2));
    assertThat(second.spending().models())
        .containsExactly(
            entry("broken", new Spending.Usage(1, 0, 0, 0)),
            entry("spare", new Spending.Usage(1, 3, 0, 1)));
  }

  @Test
  void aPlanLeavesOutWhatIsKeptOfARowThatWasBegun() throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(file, COMPOSED);
    Plan before = Pipeline.read(file).plan(RunOptions.defaults().output(output));
    runWithoutSpare(RunOptions.defaults());
    Files.writeString(file, COMPOSED);

    Plan after = Pipeline.read(file).plan(RunOptions.defaults().output(output));

    Plan.Asked whole = Objects.requireNonNull(before.steps().get(1).asked());
    Plan.Asked rest = Objects.requireNonNull(after.steps().get(1).asked());
    long hi = 9;
    assertThat(Objects.requireNonNull(whole.input()).high())
        .isEqualTo(Objects.requireNonNull(rest.input()).high() + 2 * hi);
    assertThat(rest.input().low()).isZero();
  }

  @Test
  void whatEarlierRunsPaidForPartsOfAnAnswerCountsOnce() throws IOException {
    runWithoutSpare(priced(PRICES));
    run(priced(PRICES).overwrite(true), COMPOSED);

    RunReport report =
        run(
            priced(PRICES).overwrite(true).budget(Budget.parse("318USD")),
            COMPOSED.replace("[{instruction: Hi}]", "[{instruction: Hi}, {instruction: Ho}]"));

    // What the broken one and the spare one may have taken that failed, and 319.
    assertThat(report.message())
        .contains("45519.001416 are used", " before this run, 45200.001416 of them estimated");
  }

  @Test
  void aWrongNameWithinIsToldWhereItStands() {
    assertThatThrownBy(() -> run(COMPOSED.replace("model: spare", "modle: spare")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown key \"modle\"; did you mean \"model\"?");
  }

  @Test
  void anotherConfigWithinIsAnotherRun() throws IOException {
    run(COMPOSED);

    assertThatThrownBy(
            () -> run(COMPOSED, "ask.llm.proposers_llms.0.generation_kwargs.temperature=0.5"))
        .hasMessageContaining("proposers_llms");
  }

  private static final String PRICES =
      "{one: {input: 1000000, output: 10000000}, two: {input: 2000000, output: 0},"
          + " broken: {input: 1, output: 1}, spare: {input: 100000000, output: 0}}";

  @Test
  void aRunTellsWhatTheModelsWereAskedThatWereReallyAsked() throws IOException {
    assertThat(run(COMPOSED).spending().models())
        .containsExactly(
            entry("one", new Spending.Usage(1, 3, 0, 1)),
            entry("two", new Spending.Usage(1, 3, 0, 1)),
            entry("broken", new Spending.Usage(1, 0, 0, 0)),
            entry("spare", new Spending.Usage(1, 3, 0, 1)));
  }

  @Test
  void eachModelCostsWhatItCosts() throws IOException {
    Spending.Costs costs = Objects.requireNonNull(run(priced(PRICES), COMPOSED).spending().costs());

    assertThat(costs.models().values())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal(13), new BigDecimal(6), BigDecimal.ZERO, new BigDecimal(300));
    assertThat(costs.steps().get("ask")).isEqualByComparingTo("319");
    assertThat(costs.total()).isEqualByComparingTo("319");
    assertThat(costs.withoutPrice()).isEmpty();
  }

  @Test
  void aModelWithinThatHasNoPriceIsNamed() throws IOException {
    Spending.Costs costs =
        Objects.requireNonNull(
            run(priced("{spare: {input: 1000000, output: 0}}"), COMPOSED).spending().costs());

    assertThat(costs.withoutPrice()).containsExactly("broken", "one", "two");
    assertThat(costs.total()).isEqualByComparingTo("3");
  }

  @Test
  void whatTheJournalGivesCostsNothing() throws IOException {
    run(priced(PRICES), COMPOSED);

    Spending again = run(priced(PRICES), COMPOSED).spending();

    assertThat(again.models()).isEmpty();
    assertThat(Objects.requireNonNull(again.costs()).total()).isZero();
  }

  @Test
  void aBudgetInMoneyWantsThePricesOfThoseWhoAreReallyAsked() {
    assertThatThrownBy(
            () ->
                run(
                    priced("{moa-fallback-broken-spare-one-two: {input: 1, output: 1}}")
                        .budget(Budget.parse("1USD")),
                    COMPOSED))
        .hasMessage(
            "error: the model \"broken\" of the pipeline has no price, so what it costs cannot be"
                + " held against the budget; write its price into the file of --prices"
                + " [retort:budget-unpriced]");
  }

  @Test
  void aBudgetInMoneyCountsEachModelAtItsPrice() throws IOException {
    String two = COMPOSED.replace("[{instruction: Hi}]", "[{instruction: Hi}, {instruction: Ho}]");
    String dear =
        "{one: {input: 1, output: 1}, two: {input: 1, output: 1},"
            + " broken: {input: 1, output: 1}, spare: {input: 100, output: 0}}";

    RunReport report =
        run(priced(dear).budget(Budget.parse("0.5077USD")), two, "ask.input_batch_size=1");

    assertThat(report.message())
        .isEqualTo(
            "the budget of 0.5077 USD would be passed: 0.001016 are used, 0.000708 of them estimated,"
                + " for calls that were cut off, and the next input may need 0.5076; with a higher budget the same goes on from here");
  }

  @Test
  void whatEarlierRunsPaidCountsAtThePriceOfEachModel() throws IOException {
    run(COMPOSED);
    Files.delete(output.resolve("data/ask.jsonl"));

    RunReport report =
        run(
            priced(PRICES).overwrite(true).budget(Budget.parse("318USD")),
            COMPOSED.replace("[{instruction: Hi}]", "[{instruction: Hi}, {instruction: Ho}]"));

    // What the broken one may have taken, and 319.
    assertThat(report.message())
        .contains("319.000708 are used", " before this run, 0.000708 of them estimated");
  }

  @Test
  void aMixtureThatHoldsItselfIsToldWhereItDoes() {
    String itself =
        COMPOSED
            .replace("      llm:\n", "      llm: &mixture\n")
            .replace(
                "- {model: two, type_info: {module: dev.retort.pipeline, name: StubLLM}}",
                "- *mixture");

    assertThatThrownBy(() -> run(itself))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "pipeline.yaml:21:15: error: this alias stands inside its own anchor, so that what it"
                + " names would hold itself; write out here what is meant [retort:yaml-feature]");
  }

  @Test
  void whatWasAnsweredBeforeARunWasStoppedIsNotAskedAgain() throws IOException {
    String two =
        COMPOSED.replace(
            "[{instruction: Hi}]",
            "[{instruction: Hi}, {instruction: " + "long ".repeat(80) + "}]");
    String oneByOne = "ask.input_batch_size=1";
    run(RunOptions.defaults().budget(Budget.tokens(6200)), two, oneByOne);

    Counts counts = Objects.requireNonNull(run(two, oneByOne).steps().get("ask"));

    assertThat(counts.journal().calls()).isEqualTo(1);
    assertThat(counts.calls()).isEqualTo(1);
  }
}

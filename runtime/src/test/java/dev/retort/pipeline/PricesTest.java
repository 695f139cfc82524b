package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("prices.yaml"), text);
  }

  private RunReport run(String prices) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              name: p
              steps:
                - {name: load, step: {data: [{instruction: a}, {instruction: b}], type_info: {module: dev.retort.step, name: LoadDataFromDicts}}}
                - {name: one, step: {llm: {type_info: {module: com.acme.steps, name: EchoLLM}}, type_info: {module: dev.retort.step, name: TextGeneration}}}
                - {name: two, step: {llm: {model: other, type_info: {module: com.acme.steps, name: EchoLLM}}, type_info: {module: dev.retort.step, name: TextGeneration}}}
              connections: [{from: load, to: [one, two]}]
            """);
    return Pipeline.read(file)
        .run(RunOptions.defaults().output(folder.resolve("out")).prices(Prices.read(file(prices))));
  }

  @Test
  void costsAreExact() throws IOException {
    Prices prices =
        Prices.read(
            file("date: 2026-11-01\ncurrency: USD\nmodels: {m: {input: 0.15, output: 1}}\n"));
    assertThat(prices.cost("m", 3, 0, 1)).isEqualByComparingTo("0.00000145");
    assertThat(prices.cost("n", 3, 0, 1)).isNull();
  }

  @Test
  void tokensFromTheProvidersCacheHaveAPriceOfTheirOwn() throws IOException {
    Prices prices =
        Prices.read(
            file(
                """
                date: 2026-11-01
                currency: USD
                models:
                  m: {input: 2, cached_input: 0.5, output: 10}
                  n: {input: 2, output: 10}
                """));
    assertThat(prices.cost("m", 10, 4, 1)).isEqualByComparingTo("0.000024");
    assertThat(prices.cost("n", 10, 4, 1)).isEqualByComparingTo("0.00003");
  }

  @Test
  void offlineBatchesHavePricesOfTheirOwnOrNone() throws IOException {
    Prices prices =
        Prices.read(
            file(
                """
                date: 2026-11-01
                currency: USD
                models:
                  m: {input: 2, output: 10, batch_input: 1, batch_output: 5}
                  n: {input: 2, output: 10}
                """));
    assertThat(prices.batchCost("m", 10, 1)).isEqualByComparingTo("0.000015");
    assertThat(prices.batchCost("n", 10, 1)).isNull();
  }

  @Test
  void onePriceOfABatchNeedsTheOther() {
    assertThatThrownBy(
            () ->
                Prices.read(
                    file(
                        """
                        date: 2026-11-01
                        currency: USD
                        models: {m: {input: 2, output: 10, batch_input: 1}}
                        """)))
        .hasMessageEndingWith(
            "prices.yaml:3:10: error: the key \"batch_output\" is missing; it is required: an"
                + " offline batch needs both prices [retort:missing-key]");
  }

  @Test
  void whatTheProviderHadInItsCacheIsCountedAndCostsLess() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              name: p
              steps:
                - {name: load, step: {data: [{instruction: ten letter}], type_info: {module: dev.retort.step, name: LoadDataFromDicts}}}
                - {name: ask, step: {llm: {type_info: {module: com.acme.steps, name: MeteredLLM}}, type_info: {module: dev.retort.step, name: TextGeneration}}}
              connections: [{from: load, to: [ask]}]
            """);
    RunOptions options =
        RunOptions.defaults()
            .output(folder.resolve("out"))
            .prices(
                Prices.read(
                    file(
                        """
                        date: 2026-11-01
                        currency: USD
                        models: {metered-1: {input: 2, cached_input: 1, output: 0}}
                        """)));
    RunReport report = Pipeline.read(file).run(options);
    assertThat(report.totals().cachedInputTokens()).isEqualTo(5);
    assertThat(report.spending().costs().total()).isEqualByComparingTo("0.000015");
    assertThat(Pipeline.read(file).run(options).totals().journal().cachedInputTokens())
        .isEqualTo(5);
  }

  @Test
  void allProblemsOfAFileAreToldWithTheirPlaces() throws IOException {
    Path file =
        file(
            """
            date: yesterday
            curency: USD
            models:
              a: {input: -1, output: 0.5, cached: 2}
              b: {input: "1"}
              c: 3
            """);
    assertThatThrownBy(() -> Prices.read(file))
        .isInstanceOf(ConfigException.class)
        .satisfies(
            e ->
                assertThat(((ConfigException) e).problems())
                    .extracting(each -> each.place().line() + " " + each.id())
                    .containsExactly(
                        "2 unknown-key",
                        "1 wrong-value",
                        "1 missing-key",
                        "4 unknown-key",
                        "4 out-of-range",
                        "5 wrong-type",
                        "5 missing-key",
                        "6 wrong-type"));
  }

  @Test
  void aRunToldOfPricesReportsCostsAndWhatHasNoPrice() throws IOException {
    RunReport report =
        run("date: 2026-11-01\ncurrency: EUR\nmodels: {echo-1: {input: 1, output: 10}}\n");
    Spending.Costs costs = report.spending().costs();
    assertThat(costs.total()).isEqualByComparingTo("0.000106");
    assertThat(costs.steps()).containsOnlyKeys("one");
    assertThat(costs.withoutPrice()).containsExactly("other");
    assertThat(report.spending().models())
        .containsEntry("other", new Spending.Usage(2, 6, 0, 10))
        .containsEntry("echo-1", new Spending.Usage(2, 6, 0, 10));
    assertThat(Files.readString(folder.resolve("out/run.json")))
        .contains("\"currency\": \"EUR\"", "\"total\": 0.000106", "\"prices_of\": \"2026-11-01\"");
  }
}

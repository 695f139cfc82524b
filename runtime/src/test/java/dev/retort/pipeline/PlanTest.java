package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run without running it. */
class PlanTest {
  /** Three rows of which the last gives no prompt; the first step asks for two, one a call. */
  private static final String PIPELINE =
      """
      pipeline:
        name: p
        steps:
          - name: load
            step:
              data: [{text: "twelve bytes"}, {text: "and eighteen bytes"}, {text: null}]
              type_info: {module: dev.retort.step, name: LoadDataFromDicts}
          - name: keep
            step: {columns: [text], type_info: {module: dev.retort.step, name: KeepColumns}}
          - name: ask
            step:
              llm: {model: metered-1, type_info: {module: com.acme.steps, name: MeteredLLM}}
              template: "{{ text }}"
              columns: [text]
              num_generations: 2
              type_info: {module: dev.retort.step, name: TextGeneration}
          - name: again
            step:
              llm: {model: metered-1, type_info: {module: com.acme.steps, name: MeteredLLM}}
              template: "{{ generation }}"
              columns: [generation]
              output_mappings: {generation: more, model_name: other}
              type_info: {module: dev.retort.step, name: TextGeneration}
        connections: [{from: load, to: [keep]}, {from: keep, to: [ask]}, {from: ask, to: [again]}]
      """;

  @TempDir Path folder;

  private Pipeline pipeline(String text) throws IOException {
    return Pipeline.read(Files.writeString(folder.resolve("pipeline.yaml"), text));
  }

  private RunOptions options() {
    return RunOptions.defaults().output(folder.resolve("out"));
  }

  private static Plan.Asked asked(Plan plan, String step) {
    return plan.steps().stream()
        .filter(each -> each.step().equals(step))
        .findFirst()
        .orElseThrow()
        .asked();
  }

  private Prices prices(String models) throws IOException {
    return Prices.read(
        Files.writeString(
            folder.resolve("prices.yaml"),
            "date: 2026-11-01\ncurrency: USD\nmodels: " + models + "\n"));
  }

  @Test
  void tokensAreToldWhereTheRowsAreKnown() throws IOException {
    Plan plan = pipeline(PIPELINE).plan(options());
    assertThat(asked(plan, "ask"))
        .isEqualTo(
            new Plan.Asked(
                "metered-1",
                0L,
                new Plan.Range(2 + 3, 6L + 8 + 9 + 8),
                new Plan.Range(4, 80L),
                null));
    assertThat(plan.calls()).isEqualTo(2 + 6);
  }

  @Test
  void ofAStepBehindAnswersOnlyTheOutputIsKnown() throws IOException {
    assertThat(asked(pipeline(PIPELINE).plan(options()), "again"))
        .isEqualTo(new Plan.Asked("metered-1", null, null, new Plan.Range(6, 120L), null));
  }

  @Test
  void whatTheJournalAnswersIsNotAskedAgain() throws IOException {
    pipeline(PIPELINE).run(options());
    Plan plan = pipeline(PIPELINE).plan(options().prices(prices("{}")));
    assertThat(asked(plan, "ask"))
        .isEqualTo(
            new Plan.Asked("metered-1", 2L, new Plan.Range(0, 0L), new Plan.Range(0, 0L), null));
    // Two of the first step, and four of the second, whose rows without an answer it asks not.
    assertThat(plan.kept()).isEqualTo(6);
  }

  @Test
  void whatACacheAnswersIsNotAskedAgain() throws IOException {
    RunOptions cached = options().cache(folder.resolve("cache"));
    pipeline(PIPELINE).run(cached);
    assertThat(asked(pipeline(PIPELINE).plan(cached), "ask").answered()).isEqualTo(2);
    assertThat(asked(pipeline(PIPELINE).plan(options()), "ask").answered()).isZero();
  }

  @Test
  void twinsHaveAnswersOfTheirOwn() throws IOException {
    String step =
        """
              llm: {type_info: {module: com.acme.steps, name: MeteredLLM}}
              template: "{{ text }}"
              columns: [text]
              type_info: {module: dev.retort.step, name: TextGeneration}
        """;
    String head =
        """
        pipeline:
          name: p
          steps:
            - {name: load, step: {data: [{text: a}, {text: a}], type_info: {module: dev.retort.step, name: LoadDataFromDicts}}}
            - name: one
              step:
        """;
    String one = head + step.indent(4);
    pipeline(one + "  connections: [{from: load, to: [one]}]\n").run(options());
    Plan both =
        pipeline(
                one
                    + "    - name: two\n      step:\n"
                    + step.indent(4)
                    + "  connections: [{from: load, to: [one, two]}]\n")
            .plan(options());
    assertThat(asked(both, "one").answered()).isEqualTo(2);
    assertThat(asked(both, "two").answered()).isZero();
  }

  @Test
  void costsAreRanges() throws IOException {
    String first = PIPELINE.replace(", {from: ask, to: [again]}", "");
    String alone =
        first.substring(0, first.indexOf("    - name: again"))
            + first.substring(first.indexOf("  connections"));
    Plan plan =
        pipeline(alone).plan(options().prices(prices("{metered-1: {input: 1, output: 10}}")));
    assertThat(plan.cost().low()).isEqualByComparingTo("0.000045");
    assertThat(plan.cost().high()).isEqualByComparingTo("0.000831");
  }

  @Test
  void aCostThatIsNotKnownIsNotToldInPart() throws IOException {
    Prices prices = prices("{metered-1: {input: 1, output: 10}}");
    Plan plan = pipeline(PIPELINE).plan(options().prices(prices));
    assertThat(asked(plan, "ask").cost()).isNotNull();
    assertThat(plan.cost()).isNull();
  }

  @Test
  void aPlanWritesNothingAndLocksNothing() throws IOException {
    pipeline(PIPELINE).run(options());
    Map<Path, String> before = files();
    pipeline(PIPELINE).plan(options());
    assertThat(files()).isEqualTo(before);
  }

  private Map<Path, String> files() throws IOException {
    Map<Path, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        all.put(
            file,
            Files.getLastModifiedTime(file)
                + (Files.isRegularFile(file) ? " " + Files.size(file) : ""));
      }
    }
    return all;
  }

  @Test
  void aFolderThatIsNotThereIsNotMade() throws IOException {
    pipeline(PIPELINE).plan(options());
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatIsNoJournalIsTold() throws IOException {
    Path journal = Files.createDirectories(folder.resolve("out/journal"));
    Files.write(journal.resolve("answers.journal"), List.of("not one"));
    assertThatThrownBy(() -> pipeline(PIPELINE).plan(options()))
        .hasMessage(
            "error: the file \""
                + journal.resolve("answers.journal")
                + "\" is no journal; take it away, or choose another folder"
                + " [retort:journal-unusable]");
  }

  private static final String FIRST = "{type_info: {module: com.acme.steps, name: MeteredLLM}}";
  private static final String SECOND =
      "{model: metered-2, generation_kwargs: {max_new_tokens: 50},"
          + " type_info: {module: com.acme.steps, name: MeteredLLM}}";
  private static final String BOTH =
      "{metered-1: {input: 1, output: 10}, metered-2: {input: 3, output: 7}}";

  private Plan.Asked composed(String llm, int generations) throws IOException {
    String file =
        """
        pipeline:
          name: p
          steps:
            - {name: load, step: {data: [{text: "twelve bytes"}], type_info: {module: dev.retort.step, name: LoadDataFromDicts}}}
            - name: ask
              step:
                llm: LLM
                template: "{{ text }}"
                columns: [text]
                num_generations: NUMBER
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections: [{from: load, to: [ask]}]
        """
            .replace("LLM\n", llm + "\n")
            .replace("NUMBER", "" + generations);
    return asked(pipeline(file).plan(options().prices(prices(BOTH))), "ask");
  }

  @Test
  void aFallbackAsksItsFirstAndMayAskAllEachAtItsOwnBoundAndPrice() throws IOException {
    Plan.Asked asked =
        composed(
            "{llms: ["
                + FIRST
                + ", "
                + SECOND
                + "], type_info: {module: dev.retort.compose, name: FallbackLLM}}",
            2);

    assertThat(asked.input()).isEqualTo(new Plan.Range(2, 2L * 14));
    assertThat(asked.output()).isEqualTo(new Plan.Range(2, 2L * 20 + 2 * 50));
    assertThat(Objects.requireNonNull(asked.cost()).low()).isEqualByComparingTo("0.000022");
    assertThat(Objects.requireNonNull(asked.cost()).high()).isEqualByComparingTo("0.001156");
  }

  @Test
  void aMixtureAsksAllOfWhomThoseOfLaterRoundsReadWhatWasProposed() throws IOException {
    Plan.Asked asked =
        composed(
            "{aggregator_llm: "
                + SECOND
                + ", proposers_llms: ["
                + FIRST
                + "], rounds: 2, aggregator_system_prompt: 'Mix:',"
                + " type_info: {module: dev.retort.compose, name: MixtureOfAgentsLLM}}",
            1);

    assertThat(asked.input()).isEqualTo(new Plan.Range(3 * 2, 14L + 48 + 48));
    assertThat(asked.output()).isEqualTo(new Plan.Range(3, 20L + 20 + 50));
    assertThat(Objects.requireNonNull(asked.cost()).low()).isEqualByComparingTo("0.000037");
    assertThat(Objects.requireNonNull(asked.cost()).high()).isEqualByComparingTo("0.000956");
  }
}

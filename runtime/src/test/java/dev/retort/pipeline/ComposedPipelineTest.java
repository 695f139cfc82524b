package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.step.Row;
import java.io.IOException;
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
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(file, yaml);
    return Pipeline.read(file, ReadOptions.none().params(List.of(params)))
        .run(RunOptions.defaults().output(output));
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
}

package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.step.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineRunTest {
  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void prepare() {
    output = folder.resolve("out");
  }

  private Pipeline pipeline(String yaml, String... params) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(file, yaml);
    return Pipeline.read(file, ReadOptions.none().params(List.of(params)));
  }

  private RunReport run(String yaml, String... params) throws IOException {
    return pipeline(yaml, params).run(RunOptions.defaults().output(output));
  }

  private List<Row> rows(String step) throws IOException {
    return Files.readAllLines(output.resolve("data").resolve(step + ".jsonl")).stream()
        .map(Row::ofJson)
        .toList();
  }

  private static final String ECHO =
      """
      retort: {version: 1}
      pipeline:
        name: echoes
        steps:
          - name: load
            step:
              data:
                - {instruction: Hi, id: 1}
                - {instruction: refuse this, id: 2}
                - {instruction: null, id: 3}
                - {id: 4, instruction: "\u00e9"}
              type_info: {module: dev.retort.step, name: LoadDataFromDicts}
          - name: ask
            step:
              llm: {type_info: {module: com.acme.steps, name: EchoLLM}}
              system_prompt: Be kind
              type_info: {module: dev.retort.step, name: TextGeneration}
        connections:
          - {from: load, to: [ask]}
      """;

  @Test
  void rowsComeOutInOrderWithAnswersAndErrors() throws IOException {
    RunReport report = run(ECHO);

    assertThat(rows("ask").stream().map(row -> row.get("generation")))
        .containsExactly("Be kind/Hi!", null, null, "Be kind/\u00e9!");
    assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void metadataTellWhatWasSentAndWhatCameBack() throws IOException {
    run(ECHO);
    assertThat(rows("ask").get(0).toJson())
        .isEqualTo(
            "{\"instruction\":\"Hi\",\"id\":1,\"generation\":\"Be kind/Hi!\",\"model_name\":\"echo-1\","
                + "\"retort_metadata\":{\"raw_input_ask\":[{\"role\":\"system\",\"content\":\"Be kind\"},"
                + "{\"role\":\"user\",\"content\":\"Hi\"}],\"raw_output_ask\":\"Be kind/Hi!\","
                + "\"statistics_ask\":{\"input_tokens\":3,\"output_tokens\":5}}}");
  }

  @Test
  void aFailedRowHasItsError() throws IOException {
    run(ECHO);
    assertThat(rows("ask").get(1).get("retort_metadata").toString())
        .contains(
            "error_ask={kind=content_filter, message=not that, attempts=1, status=400, request_id=req-7}");
  }

  @Test
  void aNullPlaceholderFailsItsRowAlone() throws IOException {
    run(ECHO);
    assertThat(rows("ask").get(2).get("retort_metadata").toString())
        .contains(
            "error_ask={kind=bad_input, message=\"instruction\" is null"
                + " (line 1, column 4 of the template), attempts=0, status=null, request_id=null}");
  }

  @Test
  void failedRowsAreAWarningWithCounts() throws IOException {
    assertThat(run(ECHO).problems().stream().map(Object::toString))
        .containsExactly(
            "warning: 2 of 4 rows of step \"ask\" failed; their error is in retort_metadata."
                + " The first: content_filter: not that [retort:failed-rows]");
  }

  @Test
  void theReportHasTheCounts() throws IOException {
    run(ECHO);
    String report = Files.readString(output.resolve("run.json"));
    assertThat(
            report
                .replaceAll("\"(started_at|finished_at)\": \"[0-9TZ:.-]+\"", "\"$1\": \"-\"")
                .replaceAll("\"seconds\": [0-9.]+", "\"seconds\": 0"))
        .isEqualTo(
            """
            {
              "pipeline": "echoes",
              "status": "done",
              "started_at": "-",
              "finished_at": "-",
              "totals": {
                "rows_in": 4,
                "rows_out": 4,
                "calls": 3,
                "failed": 2,
                "retries": 0,
                "input_tokens": 6,
                "cached_input_tokens": 0,
                "output_tokens": 10,
                "from_journal": {
                  "calls": 0,
                  "input_tokens": 0,
                  "cached_input_tokens": 0,
                  "output_tokens": 0
                },
                "seconds": 0
              },
              "steps": {
                "load": {
                  "rows_in": 4,
                  "rows_out": 4,
                  "calls": 0,
                  "failed": 0,
                  "retries": 0,
                  "input_tokens": 0,
                  "cached_input_tokens": 0,
                  "output_tokens": 0,
                  "from_journal": {
                    "calls": 0,
                    "input_tokens": 0,
                    "cached_input_tokens": 0,
                    "output_tokens": 0
                  },
                  "seconds": 0
                },
                "ask": {
                  "rows_in": 4,
                  "rows_out": 4,
                  "calls": 3,
                  "failed": 2,
                  "retries": 0,
                  "input_tokens": 6,
                  "cached_input_tokens": 0,
                  "output_tokens": 10,
                  "from_journal": {
                    "calls": 0,
                    "input_tokens": 0,
                    "cached_input_tokens": 0,
                    "output_tokens": 0
                  },
                  "seconds": 0
                }
              },
              "models": {
                "echo-1": {
                  "calls": 3,
                  "input_tokens": 6,
                  "cached_input_tokens": 0,
                  "output_tokens": 10
                }
              }
            }
            """);
  }

  @Test
  void theValuesInForceAreWrittenAndCanBeReadAgain() throws IOException {
    run(ECHO, "ask.num_generations=2", "ask.llm.generation_kwargs.temperature=1.9");
    Path written = output.resolve("pipeline.yaml");
    assertThat(Files.readString(written))
        .startsWith(
            """
            retort:
              version: 1
            pipeline:
              name: echoes
              description: null
              steps:
                - name: load
                  step:
                    name: load
                    output_mappings: {}
                    data:
                      - instruction: Hi
                        id: 1
            """)
        .contains("temperature: 1.9\n", "num_generations: 2\n")
        .endsWith(
            """
              connections:
                - from: load
                  to:
                    - ask
                - from: ask
                  to: []
              routing_batch_functions: []
              type_info:
                module: dev.retort.pipeline
                name: Pipeline
            """);
    assertThat(Pipeline.read(written).toYaml()).isEqualTo(Files.readString(written));
  }
}

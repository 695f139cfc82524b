package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.step.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that ask for answers of a form; the LLM says what it is asked. */
@Timeout(300)
class StructuredPipelineTest {
  @TempDir Path folder;

  private List<Row> rows(String data, String module, String name) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          name: structured
          steps:
            - {name: load, step: {data: DATA, type_info: {module: dev.retort.step, name: LoadDataFromDicts}}}
            - name: ask
              step:
                llm: {max_retries: 1, type_info: {module: dev.retort.llm, name: FormLLM}}
                type_info: {module: MODULE, name: NAME}
          connections: [{from: load, to: [ask]}]
        """
            .replace("DATA", data)
            .replace("MODULE", module)
            .replace("NAME", name));
    Path output = folder.resolve("out");
    var unused = Pipeline.read(file).run(RunOptions.defaults().output(output));
    return Files.readAllLines(output.resolve("data/ask.jsonl")).stream().map(Row::ofJson).toList();
  }

  private List<Row> rows(String data) throws IOException {
    return rows(data, "dev.retort.step", "StructuredGeneration");
  }

  private static String metadata(Row row, String key) {
    return String.valueOf(((Map<?, ?>) row.get("retort_metadata")).get(key));
  }

  @Test
  void everyRowIsAskedForTheFormThatItHolds() throws IOException {
    List<Row> rows =
        rows(
            """
            [{instruction: '{"a": 1}', structured_output: {format: json, schema: {type: object}}},
             {instruction: "12", structured_output: {format: regex, schema: "[0-9]+"}},
             {instruction: "free", structured_output: null},
             {instruction: "13", structured_output: '{"schema": {"type": "integer"}}'}]""");

    assertThat(rows)
        .extracting(row -> row.text("generation"))
        .containsExactly("{\"a\": 1}", "12", "free", "13");
  }

  @Test
  void anAnswerOfAnotherFormIsAFailedRowWithItsTextAndWhatIsWrong() throws IOException {
    Row row = rows("[{instruction: twelve, structured_output: {schema: {type: integer}}}]").get(0);

    assertThat(row.get("generation")).isNull();
    assertThat(metadata(row, "raw_output_ask")).contains("is no JSON");
    assertThat(metadata(row, "error_ask"))
        .contains("kind=invalid")
        .contains("attempts=2")
        .contains("findings=[it is no JSON: a value is expected at line 1, column 1]");
  }

  @Test
  void furtherTriesOfAnLLMThatTakesTheWholeListAreCounted() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            """
            pipeline:
              name: p
              steps:
                - name: load
                  step:
                    data: [{instruction: twelve, structured_output: {schema: {type: integer}}}]
                    type_info: {module: dev.retort.step, name: LoadDataFromDicts}
                - name: ask
                  step:
                    llm: {type_info: {module: dev.retort.llm, name: ListLLM}}
                    type_info: {module: dev.retort.step, name: StructuredGeneration}
              connections: [{from: load, to: [ask]}]
            """);
    Path output = folder.resolve("out");
    RunReport report = Pipeline.read(file).run(RunOptions.defaults().output(output));
    Row row = Row.ofJson(Files.readString(output.resolve("data/ask.jsonl")).strip());
    assertThat(metadata(row, "error_ask")).contains("attempts=7");
    assertThat(report.steps().get("ask").retries()).isEqualTo(6);
  }

  @Test
  void aFormThatIsNoneFailsItsRowAlone() throws IOException {
    List<Row> rows =
        rows(
            """
            [{instruction: a, structured_output: {schema: {type: integr}}},
             {instruction: b, structured_output: {format: yaml, schema: {}}},
             {instruction: c, structured_output: [1]},
             {instruction: d, structured_output: {format: json}},
             {instruction: "12", structured_output: {schema: {type: integer}}}]""");

    assertThat(rows.subList(0, 4))
        .extracting(row -> metadata(row, "error_ask"))
        .containsExactly(
            "{kind=bad_input, message=the column \"structured_output\" holds no form: the JSON Schema is no good: /type:"
                + " \"integr\" is no type; did you mean \"integer\"?, attempts=0, status=null, request_id=null}",
            "{kind=bad_input, message=the column \"structured_output\" holds no form: \"format\" is neither \"json\" nor"
                + " \"regex\", attempts=0, status=null, request_id=null}",
            "{kind=bad_input, message=the column \"structured_output\" holds no form: an object with \"format\" and"
                + " \"schema\" is expected, attempts=0, status=null, request_id=null}",
            "{kind=bad_input, message=the column \"structured_output\" holds no form: \"schema\" is missing,"
                + " attempts=0, status=null, request_id=null}");
    assertThat(rows.get(4).text("generation")).isEqualTo("12");
  }

  @Test
  void aFormThatIsNoneIsToldAtItsPlaceWhereTheRowStandsInTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            """
            pipeline:
              name: p
              steps:
                - name: load
                  step:
                    data:
                      - {instruction: a, form: {schema: {type: object, properties: {b: {type: integr}}}}}
                      - {instruction: b, form: {format: regex, schema: "("}}
                      - {instruction: c, form: '{"schema": {"tpye": "string"}}'}
                      - {instruction: d, form: null}
                      - {instruction: e, form: {schema: {type: string}}}
                    type_info: {module: dev.retort.step, name: LoadDataFromDicts}
                - name: ask
                  step:
                    llm: {type_info: {module: dev.retort.llm, name: FormLLM}}
                    input_mappings: {structured_output: form}
                    type_info: {module: dev.retort.step, name: StructuredGeneration}
              connections: [{from: load, to: [ask]}]
            """);

    assertThat(Pipeline.read(file).warnings())
        .extracting(problem -> problem.toString().replace(file.toString(), "p.yaml"))
        .containsExactly(
            "p.yaml:7:83: warning: the row will fail: the JSON Schema is no good:"
                + " /properties/b/type: \"integr\" is no type; did you mean \"integer\"?"
                + " [retort:invalid-form]",
            "p.yaml:8:36: warning: the row will fail: \"(\" is no regular expression at character 2:"
                + " a group is not closed [retort:invalid-form]",
            "p.yaml:9:36: warning: the row will fail: the JSON Schema is no good: /tpye: the keyword"
                + " \"tpye\" is unknown; did you mean \"type\"? [retort:invalid-form]");
  }

  @Test
  void distilabelsNameOfTheStepIsKnown() throws IOException {
    assertThat(
            rows(
                "[{instruction: '1', structured_output: {schema: {type: integer}}}]",
                "distilabel.steps.tasks.structured_generation",
                "StructuredGeneration"))
        .hasSize(1);
  }
}

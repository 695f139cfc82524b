package dev.retort.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.retort.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipelines of the examples and pages, against what {@code retort schema} writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineSchemaTest {
  private static final String PANEL =
      """
      pipeline:
        name: panel
        steps:
          - name: panel
            step:
              chair: SHOUT
              deputy: MARKOV
              members: [SHOUT, MARKOV]
              others: {absent: MARKOV}
              guest: null
              type_info: {module: dev.retort.examples.docs, name: Panel}
      """;

  private Schema schema;

  @BeforeAll
  void read() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
    Main.run(printer, System.err, Map.of(), "schema");
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(out.toString(StandardCharsets.UTF_8), InputFormat.JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pipeline.yaml", "src/test/pipelines/guide.yaml", "src/test/pipelines/shout.yaml"})
  void aRightPipelineIsValid(String file) throws IOException {
    assertThat(problems(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"distilabel.yaml", "distilabel-1.0.yaml"})
  void ofAFileOfDistilabelsOnlyKeysThatArePassedOverAreRefused(String file) throws IOException {
    TreeSet<String> refused = new TreeSet<>();
    for (Error problem : problems("src/test/pipelines/" + file)) {
      assertThat(problem.getKeyword()).as(problem.toString()).isEqualTo("additionalProperties");
      refused.add(problem.getProperty());
    }

    assertThat(
            List.of(
                "batch_size",
                "input_mappings",
                "resources",
                "use_cache",
                "use_default_structured_output",
                "use_system_prompt"))
        .containsAll(refused);
  }

  @Test
  void llmsOfEveryKindMayStandInAPanel() {
    assertThat(places(PANEL)).isEmpty();
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chair: SHOUT     | chair: MARKOV       | /chair/type_info/module
          chair: SHOUT     | chair: null         | /chair
          deputy: MARKOV   | deputy: SHOUT       | /deputy/type_info/module
          members: [SHOUT, | members: [STEP,     | /members/0/type_info/module
          absent: MARKOV   | absent: TYPO        | /others/absent/ending
          guest: null      | guest: [MARKOV]     | /guest
          guest: null      | gest: null          | /gest
          """)
  void anLlmThatDoesNotFitIsRefusedAtItsPlace(String right, String wrong, String place) {
    assertThat(places(PANEL.replace(right, wrong)))
        .containsExactly("/pipeline/steps/0/step" + place);
  }

  private List<String> places(String text) {
    return schema.validate(named(text), InputFormat.YAML).stream()
        .map(
            each ->
                each.getInstanceLocation()
                    + (each.getProperty() == null ? "" : "/" + each.getProperty()))
        .toList();
  }

  private static String named(String text) {
    String docs = "{type_info: {module: dev.retort.examples.docs, name: ShoutLLM}";
    return text.replace("SHOUT", docs + "}")
        .replace("TYPO", docs + ", ending: 1}")
        .replace("STEP", "{type_info: {module: dev.retort.step, name: KeepColumns}}")
        .replace(
            "MARKOV",
            "{corpus: a.txt, type_info: {module: dev.retort.examples.quickstart, name: MarkovLLM}}");
  }

  private List<Error> problems(String file) throws IOException {
    return schema.validate(Files.readString(Path.of(file)), InputFormat.YAML);
  }
}

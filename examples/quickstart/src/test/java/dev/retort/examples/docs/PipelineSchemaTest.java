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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipelines of the examples and pages, against what {@code retort schema} writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineSchemaTest {
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

  private List<Error> problems(String file) throws IOException {
    return schema.validate(Files.readString(Path.of(file)), InputFormat.YAML);
  }
}

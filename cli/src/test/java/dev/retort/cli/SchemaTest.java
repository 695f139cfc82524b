package dev.retort.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.retort.config.ConfigException;
import dev.retort.config.ConfigFile;
import dev.retort.llm.LLM;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.ReadOptions;
import dev.retort.step.PipelineStep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code retort schema} writes, against a validator of another house. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaTest {
  private static final Path PIPELINES = Path.of("src/test/pipelines");

  /** The least that makes an object of each type on the class path. */
  private static final Map<String, String> LEAST =
      new TreeMap<>(
          Map.ofEntries(
              entry("EchoLLM", "type_info: {module: dev.retort.cli, name: EchoLLM}"),
              entry("EndlessRows", "{type_info: {module: dev.retort.cli, name: EndlessRows}}"),
              chat("OpenAILLM", "dev.retort.openai"),
              chat("VLLM", "dev.retort.openai"),
              chat("OllamaLLM", "dev.retort.openai"),
              chat("TogetherLLM", "dev.retort.openai"),
              chat("GroqLLM", "dev.retort.openai"),
              chat("MistralLLM", "dev.retort.openai"),
              chat("OpenRouterLLM", "dev.retort.openai"),
              chat("AzureOpenAILLM", "dev.retort.openai"),
              chat("AnthropicLLM", "dev.retort.anthropic"),
              chat("CohereLLM", "dev.retort.cohere"),
              entry(
                  "FallbackLLM",
                  "{llms: [{type_info: {module: echo, name: Echo}}],"
                      + " type_info: {module: dev.retort.compose, name: FallbackLLM}}"),
              entry(
                  "MixtureOfAgentsLLM",
                  "{aggregator_llm: {type_info: {module: echo, name: Echo}},"
                      + " proposers_llms: [{type_info: {module: echo, name: Echo}}],"
                      + " type_info: {module: dev.retort.compose, name: MixtureOfAgentsLLM}}"),
              entry(
                  "PatientLLM",
                  "{place: desk, type_info: {module: dev.retort.cli, name: PatientLLM}}"),
              entry(
                  "EmbeddingGeneration",
                  "{llm: {type_info: {module: echo, name: Echo}},"
                      + " type_info: {module: dev.retort.step, name: EmbeddingGeneration}}"),
              entry(
                  "KeepColumns",
                  "{columns: [a], type_info: {module: dev.retort.step, name: KeepColumns}}"),
              entry(
                  "LoadDataFromDicts",
                  "{data: [{a: 1}],"
                      + " type_info: {module: dev.retort.step, name: LoadDataFromDicts}}"),
              entry(
                  "LoadDataFromFile",
                  "{path: a.csv, type_info: {module: dev.retort.step, name: LoadDataFromFile}}"),
              entry(
                  "StructuredGeneration",
                  "{llm: {type_info: {module: echo, name: Echo}},"
                      + " type_info: {module: dev.retort.step, name: StructuredGeneration}}"),
              entry(
                  "TextGeneration",
                  "{llm: {type_info: {module: echo, name: Echo}},"
                      + " type_info: {module: dev.retort.step, name: TextGeneration}}")));

  private static Map.Entry<String, String> chat(String name, String module) {
    return entry(name, "{model: m, type_info: {module: " + module + ", name: " + name + "}}");
  }

  private Schema schema;

  @BeforeAll
  void read() {
    schema = registry().getSchema(retort("schema"), InputFormat.JSON);
  }

  @Test
  void itIsASchemaByItsOwnDialect() {
    Schema dialect =
        registry().getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    assertThat(dialect.validate(retort("schema"), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo",
        "failing",
        "all-failing",
        "cycle",
        "bad-row",
        "no-input",
        "name-leads-out"
      })
  void pipelinesWithoutAWrongKeyOrValueAreValid(String name) throws IOException {
    assertThat(problems(Files.readString(PIPELINES.resolve(name + ".yaml")))).isEmpty();
  }

  @Test
  void whatARunLeavesIsValid(@TempDir Path folder) throws IOException {
    retort("pipeline", "run", "--config", "src/test/pipelines/echo.yaml", "--output", folder + "");

    assertThat(problems(Files.readString(folder.resolve("pipeline.yaml")))).isEmpty();
  }

  @Test
  void everyProblemOfAFileIsToldAtItsPlace() throws IOException {
    assertThat(problems(Files.readString(PIPELINES.resolve("wrong.yaml"))))
        .containsExactlyInAnyOrder(
            "/pipeline/steps/0/step/type_info/name enum",
            "/pipeline/steps/1/step/llm/prefx additionalProperties",
            "/pipeline/steps/1/step/llm/generation_kwargs/temprature additionalProperties",
            "/pipeline/steps/1/step/llm/generation_kwargs/temperature maximum",
            "/pipeline/steps/1/step/num_generations type",
            "/pipeline/steps/2/step/llm/type_info/module enum");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          retort: {version: 1}         | retort: {version: 2}           | /retort/version const
          retort: {version: 1}         | retort: {}                     | /retort/version required
          retort: {version: 1}         | retrot: {version: 1}           | /retrot additionalProperties
          pipeline:                    | pipelines:                     | /pipelines additionalProperties, /pipeline required
          name: echo                   | name: 7                        | /pipeline/name type
          name: echo                   | name: " "                      | /pipeline/name pattern
          description: Says            | descripton: Says               | /pipeline/descripton additionalProperties
          - name: words                | - nam: words                   | /pipeline/steps/0/nam additionalProperties, /pipeline/steps/0/name required
          - name: words                | - name: a/b                    | /pipeline/steps/0/name pattern
          temperature: 0.5             | temperature: 2.5               | /pipeline/steps/1/step/llm/generation_kwargs/temperature maximum
          temperature: 0.5             | temperature: "0.5"             | /pipeline/steps/1/step/llm/generation_kwargs/temperature type
          temperature: 0.5             | temprature: 0.5                | /pipeline/steps/1/step/llm/generation_kwargs/temprature additionalProperties
          generation_kwargs:           | max_retries: 1.5, x:           | /pipeline/steps/1/step/llm/max_retries type, /pipeline/steps/1/step/llm/x additionalProperties
          generation_kwargs:           | timeout: soon, generation_kwargs: | /pipeline/steps/1/step/llm/timeout pattern
          generation_kwargs:           | timeout: "30", generation_kwargs: | /pipeline/steps/1/step/llm/timeout pattern
          generation_kwargs:           | timeout: 0, generation_kwargs: | /pipeline/steps/1/step/llm/timeout exclusiveMinimum
          generation_kwargs:           | on_error: skip, generation_kwargs: | /pipeline/steps/1/step/llm/on_error enum
          generation_kwargs:           | prefix: null, generation_kwargs: | /pipeline/steps/1/step/llm/prefix type
          name: EchoLLM                | name: EkoLLM                   | /pipeline/steps/1/step/llm/type_info/name enum
          module: dev.retort.cli       | module: dev.retort.clj         | /pipeline/steps/1/step/llm/type_info/module enum
          name: EchoLLM                | nam: EchoLLM                   | /pipeline/steps/1/step/llm/type_info/nam additionalProperties, /pipeline/steps/1/step/llm/type_info/name required
          name: KeepColumns            | name: EchoLLM                  | /pipeline/steps/2/step/type_info/name enum
          columns: [instruction        | column: [instruction           | /pipeline/steps/2/step/column additionalProperties, /pipeline/steps/2/step/columns required
          columns: [instruction        | columns: [1                    | /pipeline/steps/2/step/columns/0 type
          - {from: words, to: [echo]}  | - {from: words, to: echo}      | /pipeline/connections/0/to type
          - {from: words, to: [echo]}  | - {form: words, to: [echo]}    | /pipeline/connections/0/form additionalProperties, /pipeline/connections/0/from required
          """)
  void aWrongFileIsRefusedAtThePlaceThatIsWrong(String right, String wrong, String expected)
      throws IOException {
    String text = flow("echo").replaceFirst(Pattern.quote(right), wrong);

    assertThat(problems(text)).containsExactlyInAnyOrder(expected.split(", ", -1));
    assertThatThrownBy(() -> check(text)).isInstanceOf(ConfigException.class);
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          retort: {version: 1}         | distilabel: {version: 1.5.3}
          generation_kwargs:           | timeout: 2m, generation_kwargs:
          generation_kwargs:           | timeout: 1.5s, generation_kwargs:
          generation_kwargs:           | timeout: PT30S, generation_kwargs:
          generation_kwargs:           | timeout: 0.5, max_errors: null, generation_kwargs:
          generation_kwargs: {temperature: 0.5} | generation_kwargs: null
          temperature: 0.5             | temperature: 1
          {module: dev.retort.cli, name: EchoLLM} | {module: echo, name: Echo}
          columns: [instruction, generation] | columns: instruction
          - {from: words, to: [echo]}  | - {from: words, to: [echo]}\\n    - {from: kept}
          """)
  void whatTheReaderTakesIsValid(String right, String other) throws IOException {
    String text = flow("echo").replace(right, other.replace("\\n", "\n"));

    assertThat(problems(text)).isEmpty();
    check(text);
  }

  @Test
  void theNameOfAStepMayStandInTheStep() throws IOException {
    String text =
        flow("echo").replace("- name: words\n      step:", "- step:\n        name: words");

    assertThat(problems(text)).isEmpty();
    check(text);
  }

  @Test
  void bothHeadsAreRefused() throws IOException {
    assertThat(problems("distilabel: {version: 1}\n" + flow("echo"))).containsExactly(" not");
  }

  @Test
  void everyTypeOnTheClassPathHasADumpToTry() {
    List<String> names =
        new DeclaredTypes(UserClasses.of(null, null))
            .types(new ArrayList<>()).stream().map(type -> type.typeInfo().name()).toList();

    assertThat(LEAST.keySet()).containsExactlyElementsOf(names);
  }

  static List<String> types() {
    return List.copyOf(LEAST.keySet());
  }

  @ParameterizedTest
  @MethodSource("types")
  void theDumpOfDefaultsIsValid(String name) {
    String least = LEAST.get(name);
    boolean step = !name.endsWith("LLM");
    Object value =
        step
            ? ConfigFile.parse(least, ConfigFile.Format.YAML, PipelineStep.class)
            : ConfigFile.parse(least, ConfigFile.Format.YAML, LLM.class);
    String dump = ConfigFile.write(value, ConfigFile.Format.JSON);
    String asStep =
        step
            ? dump
            : "{\"llm\": "
                + dump
                + ", \"type_info\": {\"module\": \"dev.retort.step\", \"name\": \"TextGeneration\"}}";

    assertThat(
            problems(
                "{\"pipeline\": {\"name\": \"p\", \"steps\": [{\"name\": \"s\", \"step\": "
                    + asStep
                    + "}]}}"))
        .isEmpty();
  }

  /** A pipeline with a mapping a line, so that one edit makes one mistake. */
  private static String flow(String name) throws IOException {
    return Files.readString(PIPELINES.resolve(name + ".yaml"))
        .replace("        llm:\n          ", "        llm: {")
        .replace("0.5}\n          type_info:", "0.5}, type_info:")
        .replace("name: EchoLLM}", "name: EchoLLM}}");
  }

  private static void check(String text) throws IOException {
    try (InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      Pipeline.read("-", in, ReadOptions.none());
    }
  }

  /** Place and rule of each problem. */
  private List<String> problems(String text) {
    List<String> problems = new ArrayList<>();
    for (Error error : schema.validate(text, InputFormat.YAML)) {
      String property = error.getProperty();
      problems.add(
          error.getInstanceLocation()
              + (property == null ? "" : "/" + property)
              + " "
              + error.getKeyword());
    }
    return problems;
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }

  private static String retort(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            args);
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}

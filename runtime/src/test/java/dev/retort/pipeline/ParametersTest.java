package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.config.RuntimeParameterInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runtime parameters of a pipeline, told and set from Java. */
class ParametersTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("p.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          name: p
          steps:
            - name: load
              step:
                data: [{instruction: Hi}]
                type_info: {module: dev.retort.step, name: LoadDataFromDicts}
            - name: ask
              step:
                llm: {max_retries: 1, type_info: {module: com.acme.steps, name: EchoLLM}}
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections:
            - {from: load, to: [ask]}
        """);
  }

  @Test
  void javaValuesWinOverTheFile() {
    ReadOptions options =
        ReadOptions.none()
            .parameters(
                Map.of(
                    "ask",
                    Map.of(
                        "num_generations",
                        2,
                        "llm",
                        Map.of(
                            "max_retries", 2, "generation_kwargs", Map.of("temperature", 0.5)))));

    assertThat(Pipeline.read(file, options).toYaml())
        .contains("num_generations: 2\n", "max_retries: 2\n", "temperature: 0.5\n");
  }

  @Test
  void javaValuesWinOverTheParamsFileAndAParamOverBoth() throws IOException {
    Path params = folder.resolve("params.yaml");
    Files.writeString(
        params, "ask: {num_generations: 2, input_batch_size: 2, llm: {max_retries: 2}}");
    ReadOptions options =
        ReadOptions.none()
            .param("ask.num_generations=4")
            .parameters(Map.of("ask", Map.of("num_generations", 3, "input_batch_size", 3)))
            .paramsFile(params);

    assertThat(Pipeline.read(file, options).toYaml())
        .contains("num_generations: 4\n", "input_batch_size: 3\n", "max_retries: 2\n");
  }

  @Test
  void aDurationGivenAsAParamIsSecondsUnlessItHasAUnit() {
    assertThat(Pipeline.read(file, ReadOptions.none().param("ask.llm.timeout=90")).toYaml())
        .contains("timeout: 90\n");
    assertThat(Pipeline.read(file, ReadOptions.none().param("ask.llm.timeout=2m")).toYaml())
        .contains("timeout: 120\n");
  }

  @Test
  void unknownStepsAndParametersAreToldAtOnce() {
    ReadOptions options =
        ReadOptions.none()
            .parameters(Map.of("aks", Map.of(), "ask", Map.of("llm", Map.of("max_retires", 2))));

    assertThatThrownBy(() -> Pipeline.read(file, options))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "/aks: error: there is no step \"aks\"; did you mean \"ask\"? Known are \"load\","
                + " \"ask\" [retort:unknown-step]")
        .hasMessageContaining(
            "/llm/max_retires: error: unknown runtime parameter \"max_retires\"; did you mean"
                + " \"max_retries\"? [retort:unknown-key]");
  }

  @Test
  void everyStepTellsItsParametersInDeclarationOrderParentFirst() {
    List<StepSummary> steps = Pipeline.read(file).steps();

    assertThat(steps).extracting(StepSummary::name).containsExactly("load", "ask");
    assertThat(steps.get(0).runtimeParameters()).isEmpty();
    assertThat(steps.get(1).runtimeParameters())
        .extracting(RuntimeParameterInfo::name)
        .containsExactly(
            "input_batch_size",
            "llm",
            "num_generations",
            "group_generations",
            "add_raw_input",
            "add_raw_output");
  }
}

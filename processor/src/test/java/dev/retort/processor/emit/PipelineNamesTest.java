package dev.retort.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineNamesTest {
  @ParameterizedTest
  @CsvSource({
    "text-gen.yaml, TextGenPipeline",
    "text_gen.json, TextGenPipeline",
    "textGen.yml, TextGenPipeline",
    "RAG.yaml, RagPipeline",
    "en/us/answer.yaml, EnUsAnswerPipeline",
    "v1.2.yaml, V12Pipeline",
    "nightly-pipeline.yaml, NightlyPipeline",
    "pipeline_nightly.yaml, PipelineNightly",
    "pipeline.yaml, PipelinePipeline",
    "2024-run.yaml, Pipeline2024Run",
    "my pipeline (2).yaml, MyPipeline2Pipeline",
    "größe.yaml, GrEPipeline",
    "数据.yaml, PipelinePipeline",
    ".yaml, PipelinePipeline"
  })
  void aFileGivesTheClassItsName(String path, String name) {
    assertThat(PipelineNames.ofFile(path)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "text_generation_0, textGeneration0, TEXT_GENERATION_0, TextGeneration0Parameters",
    "text-generation, textGeneration, TEXT_GENERATION, TextGenerationParameters",
    "TextGeneration, textGeneration, TEXT_GENERATION, TextGenerationParameters",
    "LLMStep, llmStep, LLM_STEP, LlmStepParameters",
    "ask, ask, ASK, AskParameters",
    "import, import_, IMPORT, ImportParameters",
    "0_load, step0Load, STEP_0_LOAD, Step0LoadParameters",
    "_-_, step, STEP, StepParameters"
  })
  void aStepGivesAMethodAConstantAndAClassTheirNames(
      String step, String method, String constant, String parameters) {
    assertThat(new PipelineNames().method(step)).isEqualTo(method);
    assertThat(new PipelineNames().constant(step)).isEqualTo(constant);
    assertThat(new PipelineNames().parameters(step)).isEqualTo(parameters);
  }

  @Test
  void stepsWithOneNameInJavaAreToldApartByALineBelow() {
    PipelineNames names = new PipelineNames("RESOURCE");

    assertThat(names.method("a-b")).isEqualTo("aB");
    assertThat(names.method("a_b")).isEqualTo("aB_");
    assertThat(names.method("aB")).isEqualTo("aB__");
    assertThat(names.constant("resource")).isEqualTo("RESOURCE_");
  }

  @Test
  void classesDifferByMoreThanCaseForFileSystemsThatDoNotSeeIt() {
    PipelineNames names = new PipelineNames();

    assertThat(names.parameters("textgen")).isEqualTo("TextgenParameters");
    assertThat(names.parameters("text_gen")).isEqualTo("TextGenParameters_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "true", "null", "_", "-", "9", "a", "A-", "yield", "record"})
  void everyNameIsOne(String step) {
    PipelineNames names = new PipelineNames();

    assertThat(SourceVersion.isName(names.method(step))).isTrue();
    assertThat(SourceVersion.isName(names.constant(step))).isTrue();
    assertThat(SourceVersion.isName(names.parameters(step))).isTrue();
  }
}

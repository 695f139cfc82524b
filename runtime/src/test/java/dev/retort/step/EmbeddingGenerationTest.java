package dev.retort.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embeddings of rows, by a pipeline. */
class EmbeddingGenerationTest {
  @TempDir Path folder;

  private String run(String data) throws IOException {
    Path file = pipeline(data, "EmbeddingGeneration", "dev.retort.step, name: LettersLLM");
    Pipeline.read(file).run(RunOptions.defaults().output(folder.resolve("out")));
    return Files.readString(folder.resolve("out/data/vectors.jsonl"));
  }

  private Path pipeline(String data, String step, String llm) throws IOException {
    return Files.writeString(
        folder.resolve("p.yaml"),
        """
        pipeline:
          name: p
          steps:
            - name: texts
              step:
                data: [%s]
                type_info: {module: dev.retort.step, name: LoadDataFromDicts}
            - name: vectors
              step:
                llm: {type_info: {module: %s}}
                type_info: {module: dev.retort.step, name: %s}
          connections:
            - {from: texts, to: [vectors]}
        """
            .formatted(data, llm, step));
  }

  @Test
  void areTheMeanOfTheTokensOfLengthOne() throws IOException {
    // (3, 1) and (5, 1) have the mean (4, 1).
    assertThat(run("{text: df}"))
        .isEqualTo(
            "{\"text\":\"df\",\"embedding\":[0.9701425,0.24253562],\"model_name\":\"letters\","
                + "\"retort_metadata\":{}}\n");
  }

  @Test
  void areNullForATextThatIsTooLongAloneOfItsBatch() throws IOException {
    assertThat(run("{text: a}, {text: abcdef}, {text: a}").lines())
        .containsExactly(
            "{\"text\":\"a\",\"embedding\":[0.0,1.0],\"model_name\":\"letters\","
                + "\"retort_metadata\":{}}",
            "{\"text\":\"abcdef\",\"embedding\":null,\"model_name\":\"letters\","
                + "\"retort_metadata\":{\"error_vectors\":{\"kind\":\"context_too_long\","
                + "\"message\":\"6 letters, and 5 can be read\",\"attempts\":1,\"status\":null,"
                + "\"request_id\":null}}}",
            "{\"text\":\"a\",\"embedding\":[0.0,1.0],\"model_name\":\"letters\","
                + "\"retort_metadata\":{}}");
  }

  @Test
  void areAskedForByHalvesWhereATextIsTooLong() throws IOException {
    String many = "{text: a}, ".repeat(31) + "{text: abcdef}";

    assertThat(run(many).lines().filter(row -> row.contains("\"embedding\":[0.0,1.0]")))
        .hasSize(31);
    // All; then two halves, one of which fails, down to the one text: 1 + 2 * 5.
    assertThat(Files.readString(folder.resolve("out/run.json"))).contains("\"calls\": 11");
  }

  @Test
  void areNullWhereThereIsNoText() throws IOException {
    assertThat(run("{text: null}, {text: [a]}, {text: a}").lines())
        .element(0)
        .asString()
        .contains("\"message\":\"the column \\\"text\\\" has no value\"");
  }

  @Test
  void needAnLLMThatGivesHiddenStates() throws IOException {
    Path file = pipeline("{text: a}", "EmbeddingGeneration", "dev.retort.llm, name: SingleLLM");

    assertThatThrownBy(() -> Pipeline.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "SingleLLM gives no hidden states, of which embeddings are made; an LLM that does,"
                + " such as OnnxEncoderLLM, implements SupportsHiddenStates");
  }

  @Test
  void areNotWhatTextGenerationMakesOfAnEncoder() throws IOException {
    Path file = pipeline("{instruction: a}", "TextGeneration", "dev.retort.step, name: LettersLLM");

    assertThatThrownBy(() -> Pipeline.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "LettersLLM is an encoder, which generates no text; the step EmbeddingGeneration makes"
                + " embeddings with it");
  }
}

package dev.retort.examples.localgguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.ReadOptions;
import dev.retort.pipeline.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example runs, where there is a model. */
class LocalGgufTest {
  @TempDir Path folder;

  private static Path model() {
    String models = System.getProperty("retort.test.models", "../../../shared/models");
    Path file = Path.of(models, "stories260K.gguf").toAbsolutePath().normalize();
    assumeTrue(
        Files.exists(file), "no model at " + file + "; set retort.test.models to its folder");
    return file;
  }

  @Test
  void thePipelineGoesOnWithThreeStories() throws IOException {
    Pipeline pipeline =
        Pipeline.read(
            Path.of("pipeline.yaml"),
            ReadOptions.none()
                .parameters(
                    Map.of("stories", Map.of("llm", Map.of("model_path", model().toString())))));

    pipeline.run(RunOptions.defaults().output(folder.resolve("out")));

    assertThat(Files.readAllLines(folder.resolve("out/data/stories.jsonl")))
        .hasSize(3)
        .allMatch(row -> row.contains("\"model_name\":\"stories260K\""));
  }

  @Test
  void theProgramTellsAStoryAndOfItsHero() {
    List<String> told = Stories.tell(model());

    assertThat(told.get(0)).startsWith(",");
    assertThat(told.get(1))
        .matches("\\{\"name\": ?\"[A-Z][a-z]+\", ?\"age\": ?\\d+, ?\"mood\": ?\"[a-z]+\"}");
  }
}

package dev.retort.examples.hiddenstates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example runs. */
class HiddenStatesTest {
  @TempDir Path folder;

  @Test
  void theProgramFindsTheSentenceOfLikeMeaning() throws IOException {
    assertThat(Nearest.nearest(Nearest.miniLm(folder), "How do I bake bread?"))
        .isEqualTo("What is a good recipe for a loaf?");
  }

  @Test
  void thePipelineWritesAnEmbeddingOf384NumbersForEachSentence() throws IOException {
    Nearest.miniLm(Path.of("target/minilm"));

    Pipeline.read(Path.of("pipeline.yaml"))
        .run(RunOptions.defaults().output(folder.resolve("out")));

    assertThat(Files.readAllLines(folder.resolve("out/data/embeddings.jsonl")))
        .hasSize(3)
        .allMatch(row -> row.replaceAll(".*\"embedding\":\\[|].*", "").split(",").length == 384);
  }
}

package dev.retort.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.retort.llm.HiddenState;
import dev.retort.llm.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last hidden states of a small encoder. */
class HiddenStatesTest {
  @TempDir static Path folder;
  private static OnnxEncoderLLM llm;

  @BeforeAll
  static void load() throws IOException {
    llm = OnnxEncoderLLMBuilder.create().modelPath(MiniLm.in(folder.resolve("minilm"))).build();
    llm.load();
  }

  @AfterAll
  static void unload() {
    llm.close();
  }

  @Test
  void theirMeanIsTheEmbeddingThatAnotherLibraryMakes() {
    String text = "The quick brown fox jumps over the lazy dog.";
    float[] expected = new AllMiniLmL6V2QuantizedEmbeddingModel().embed(text).content().vector();

    HiddenState state = llm.lastHiddenStates(List.of(Input.of(text))).get(0);

    float[] mean = Pooling.normalisedMean(state);
    assertThat(mean).hasSize(384).containsExactly(expected, within(1e-5f));
  }
}

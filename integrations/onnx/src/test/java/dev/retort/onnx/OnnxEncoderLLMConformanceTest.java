package dev.retort.onnx;

import dev.retort.llm.HiddenState;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.testkit.LocalLLMConformance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.io.TempDir;

/** The conformance tests of the kit, of hidden states. */
class OnnxEncoderLLMConformanceTest extends LocalLLMConformance {
  @TempDir static Path folder;
  private static Path model;

  @BeforeAll
  static void unpack() throws IOException {
    model = MiniLm.in(folder.resolve("minilm"));
  }

  @Override
  protected LLM llm() {
    return OnnxEncoderLLMBuilder.create().modelPath(model).build();
  }

  /** Rounded: in a batch with longer texts the last digits are others. */
  @Override
  protected List<?> outputs(LLM llm, List<Input> inputs) {
    return ((OnnxEncoderLLM) llm)
        .lastHiddenStates(inputs).stream().map(OnnxEncoderLLMConformanceTest::rounded).toList();
  }

  private static List<Long> rounded(HiddenState state) {
    return List.of(
        (long) state.numTokens(),
        (long) state.hiddenSize(),
        Math.round(state.get(0, 0) * 1000.0),
        Math.round(state.get(state.numTokens() - 1, 7) * 1000.0));
  }

  @Override
  @Disabled("an encoder writes no text")
  protected void severalGenerationsAreThoseOfTheirInput() {}
}

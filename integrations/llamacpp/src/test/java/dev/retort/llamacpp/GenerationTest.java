package dev.retort.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the small model answers. */
class GenerationTest {
  private static LlamaCppLLM llm;

  @BeforeAll
  static void load() {
    llm = LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).build();
    llm.load();
  }

  @AfterAll
  static void unload() {
    if (llm != null) {
      llm.close();
    }
  }

  private static LlamaCppLLMKwargs greedy(int tokens) {
    return LlamaCppLLMKwargs.builder().temperature(0.0).maxNewTokens(tokens).build();
  }

  @Test
  void goesOnWithAStoryAsTheModelsPageSays() {
    List<GenerateOutput> outputs =
        llm.generateOutputs(List.of(Input.of("Once upon a time")), 1, greedy(27));

    assertThat(outputs.get(0).generations())
        .containsExactly(
            ", there was a little girl named Lily. She loved to play outside in the park.");
  }
}

package dev.retort.step;

import dev.retort.annotation.LLMType;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.HiddenState;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.SupportsHiddenStates;
import java.util.List;

/** An encoder: each letter is a token, whose state is its place in the alphabet, and 1. */
@LLMType
public class LettersLLM extends LLM implements SupportsHiddenStates {
  @Override
  public String modelName() {
    return "letters";
  }

  @Override
  public List<HiddenState> getLastHiddenStates(List<Input> inputs) {
    return inputs.stream().map(input -> state(input.messages().get(0).text())).toList();
  }

  private static HiddenState state(String text) {
    if (text.length() > 5) {
      throw new GenerationException(
          Failure.of(Kind.CONTEXT_TOO_LONG, text.length() + " letters, and 5 can be read"), null);
    }
    float[] values = new float[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      values[2 * i] = text.charAt(i) - 'a';
      values[2 * i + 1] = 1;
    }
    return new HiddenState(text.length(), 2, values);
  }
}

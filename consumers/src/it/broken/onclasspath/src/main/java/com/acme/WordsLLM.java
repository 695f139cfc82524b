package com.acme;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import jakarta.validation.constraints.Positive;
import java.util.List;

/** Says the first words of what it hears. */
@LLMType(aliases = "words:Words")
public class WordsLLM extends AsyncLLM {
  /** Made by generated code. */
  public WordsLLM() {}

  @Override
  public String modelName() {
    return "words";
  }

  /**
   * Answers one input.
   *
   * @param most how many words to say
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam(defaultValue = "3") @Positive int most) {
    return GenerateOutput.of(List.of("words"), Statistics.of(1, 1));
  }
}

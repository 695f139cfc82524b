package dev.retort.examples.docs;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

// region declare
/** Says what it hears again, louder. */
@LLMType
public class ShoutLLM extends AsyncLLM {
  /** What ends every answer. */
  @RuntimeParam(defaultValue = "!")
  String ending;

  @Override
  public String modelName() {
    return "shout-1";
  }

  /**
   * Answers one input.
   *
   * @param maxWords upper bound on the words of an answer
   */
  GenerateOutput generateAsync(
      Input input, @RuntimeParam(defaultValue = "5") @Positive int maxWords) {
    String[] words = input.messages().get(0).text().toUpperCase(Locale.ROOT).split(" ", -1);
    String answer = Arrays.stream(words).limit(maxWords).collect(Collectors.joining(" "));
    return GenerateOutput.of(answer + ending);
  }
}
// endregion

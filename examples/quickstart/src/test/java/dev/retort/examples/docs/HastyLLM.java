package dev.retort.examples.docs;

import dev.retort.annotation.LLMType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Answers too fast, and well when it is told so. */
@LLMType
public class HastyLLM extends AsyncLLM {
  final List<Input> asked = Collections.synchronizedList(new ArrayList<>());

  @Override
  public String modelName() {
    return "hasty-1";
  }

  /** Answers one conversation. */
  GenerateOutput generateAsync(Input input) {
    asked.add(input);
    return GenerateOutput.of(
        asked.size() == 1
            ? "{\"name\": \"Ada Lovelace\", \"born\": 18155}"
            : "{\"name\": \"Ada Lovelace\", \"born\": 1815}");
  }
}

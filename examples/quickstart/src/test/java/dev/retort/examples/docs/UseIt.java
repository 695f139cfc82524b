package dev.retort.examples.docs;

import dev.retort.config.ConfigException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Uses the LLM of README.md. */
final class UseIt {
  private UseIt() {}

  static void run(PrintStream out) {
    // region use
    ShoutLLM llm =
        ShoutLLMBuilder.create()
            .ending("!!")
            .generationKwargs(kwargs -> kwargs.maxWords(2))
            .build();
    List<Input> inputs = List.of(Input.of("good morning to you"), Input.of("hello"));
    llm.generateOutputs(inputs, 1).forEach(output -> out.println(output.generations()));

    llm.setRuntimeParameters(Map.of("generation_kwargs", Map.of("max_words", 3)));
    LLM again = LLM.fromYaml(llm.toYaml());
    out.println(again.generateOutputs(inputs, 2).get(0).generations());
    out.println(again.runtimeParametersNames().get("generation_kwargs"));

    try {
      again.setRuntimeParameters(Map.of("generation_kwargs", Map.of("max_word", 0)));
    } catch (ConfigException e) {
      out.println(e.getMessage());
    }
    // endregion
  }
}

package dev.retort.examples.docs;

import dev.retort.config.RuntimeParameterInfo;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Sets runtime parameters of the LLM of README.md, for docs/run-time-parameters.md. */
final class SetIt {
  private static final List<Input> INPUTS = List.of(Input.of("one two three four five six"));

  private SetIt() {}

  static void waysIn(PrintStream out) {
    // region ways
    LLM llm =
        LLM.fromYaml(
            """
        generation_kwargs: {max_words: 4}
        type_info: {module: dev.retort.examples.docs, name: ShoutLLM}
        """);
    out.println(llm.generateOutputs(INPUTS, 1).get(0).generations());

    llm.setRuntimeParameters(Map.of("ending", "?", "generation_kwargs", Map.of("max_words", 3)));
    out.println(llm.generateOutputs(INPUTS, 1).get(0).generations());

    ShoutLLMKwargs once = ShoutLLMKwargs.builder().maxWords(2).build();
    out.println(llm.generateOutputs(INPUTS, 1, once).get(0).generations());
    out.println(llm.generateOutputs(INPUTS, 1).get(0).generations());
    // endregion
  }

  static void shapes(PrintStream out) {
    ShoutLLM llm = ShoutLLMBuilder.create().build();
    // region shapes
    out.println(llm.runtimeParametersNames());
    for (RuntimeParameterInfo each : llm.runtimeParametersInfo()) {
      if (each.defaultValue() != null) {
        out.println(
            each.name()
                + ": "
                + each.type()
                + " "
                + each.choices()
                + ", default "
                + each.defaultValue());
      }
    }
    // endregion
  }
}

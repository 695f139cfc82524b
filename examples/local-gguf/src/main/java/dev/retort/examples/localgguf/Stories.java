package dev.retort.examples.localgguf;

import dev.retort.llamacpp.LlamaCppLLM;
import dev.retort.llamacpp.LlamaCppLLMBuilder;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import java.nio.file.Path;
import java.util.List;

/** Asks a model in a GGUF file for a story, and for facts in a form. */
public final class Stories {
  private static final String HERO =
      """
      {"type": "object",
       "properties": {
         "name": {"type": "string", "minLength": 2, "maxLength": 12, "pattern": "^[A-Z][a-z]+$"},
         "age": {"type": "integer", "minimum": 1, "maximum": 12},
         "mood": {"enum": ["happy", "sad", "curious"]}},
       "required": ["name", "age", "mood"],
       "additionalProperties": false}
      """;

  private Stories() {}

  /**
   * Prints a story and a hero.
   *
   * @param args the GGUF file
   */
  public static void main(String[] args) {
    tell(Path.of(args[0])).forEach(System.out::println);
  }

  /**
   * Asks the model.
   *
   * @param model the GGUF file
   * @return a story, and a hero in JSON
   */
  // region tell
  static List<String> tell(Path model) {
    try (LlamaCppLLM llm =
        LlamaCppLLMBuilder.create()
            .modelPath(model)
            .generationKwargs(k -> k.maxNewTokens(60).temperature(0.8).seed(1))
            .build()) {
      Input story = Input.of("Once upon a time");
      Input hero =
          Input.of("The hero of the story: ")
              .withStructuredOutput(new StructuredOutput.JsonSchema(HERO));
      return llm.generateOutputs(List.of(story, hero)).stream()
          .map(output -> String.valueOf(output.generations().get(0)))
          .toList();
    }
  }
  // endregion
}

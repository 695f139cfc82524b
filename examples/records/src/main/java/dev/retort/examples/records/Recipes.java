package dev.retort.examples.records;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import dev.retort.openai.OpenAILLM;
import dev.retort.openai.OpenAILLMBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads recipes out of texts. An answer that is no {@link Recipe} is asked for again, with what is
 * wrong with it. It needs {@code OPENAI_API_KEY}.
 */
public final class Recipes {
  private Recipes() {}

  /**
   * Prints the recipe of each text.
   *
   * @param args the texts
   */
  public static void main(String[] args) {
    try (OpenAILLM llm = OpenAILLMBuilder.create().model("gpt-4o-mini").build()) {
      read(llm, List.of(args)).forEach(System.out::println);
    }
  }

  /** The recipes of the texts of which there is one, in their order. */
  static List<Recipe> read(OpenAILLM llm, List<String> texts) {
    StructuredOutput form = StructuredOutput.of(Recipe.class);
    List<Input> inputs =
        texts.stream()
            .map(text -> Input.of("Which recipe is this?\n\n" + text).withStructuredOutput(form))
            .toList();
    List<Recipe> recipes = new ArrayList<>();
    for (GenerateOutput output : llm.generateOutputs(inputs)) {
      if (output.error() == null) {
        recipes.add(output.as(Recipe.class));
      }
    }
    return recipes;
  }
}

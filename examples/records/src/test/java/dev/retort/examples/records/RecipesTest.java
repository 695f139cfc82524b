package dev.retort.examples.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.examples.records.Recipe.Difficulty;
import dev.retort.examples.records.Recipe.Ingredient;
import dev.retort.openai.OpenAILLM;
import dev.retort.openai.OpenAILLMBuilder;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example, with a server on this machine in the place of OpenAI's. */
class RecipesTest {
  private static final String PANCAKES =
      "{\"name\":\"Pancakes\",\"servings\":%s,\"difficulty\":\"easy\",\"ingredients\":["
          + "{\"what\":\"flour\",\"grams\":250.5}],\"minutes\":null}";

  private static Told answer(String text) {
    return Told.json(
        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
            + Generated.json(text)
            + "},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":40}}");
  }

  private static OpenAILLM llm(LoopbackServer server) {
    return OpenAILLMBuilder.create().model("m").baseUrl(server.baseUrl()).build();
  }

  @Test
  void anAnswerThatIsNoRecipeIsAskedForAgainWithWhatIsWrong() {
    try (LoopbackServer server =
            new LoopbackServer()
                .answering(
                    seen ->
                        answer(PANCAKES.formatted(seen.body().contains("/servings") ? "4" : "0")));
        OpenAILLM llm = llm(server)) {
      List<Recipe> recipes = Recipes.read(llm, List.of("Pancakes for four: 250.5 g of flour."));

      assertThat(recipes)
          .containsExactly(
              new Recipe(
                  "Pancakes", 4, Difficulty.EASY, List.of(new Ingredient("flour", 250.5)), null));
      assertThat(server.seen()).hasSize(2);
      assertThat(server.seen().get(0).body())
          .contains("\"type\":\"json_schema\"", "how many people it feeds");
    }
  }
}

package dev.retort.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkovLLMTest {
  @TempDir Path folder;

  private MarkovLLM learned(String... passages) throws IOException {
    MarkovLLM llm = new MarkovLLM();
    llm.corpus = Files.write(folder.resolve("corpus.txt"), List.of(passages));
    llm.order = 2;
    llm.load();
    return llm;
  }

  private static GenerateOutput ask(
      MarkovLLM llm, String prompt, double temperature, @Nullable List<String> stop) {
    return llm.generate(List.of(Input.of(prompt)), 1, temperature, null, 40, stop, 1L, true).get(0);
  }

  @Test
  void goesOnWithTheLikeliestWordsAtTemperatureZero() throws IOException {
    MarkovLLM llm = learned("a cat sleeps", "a cat sleeps", "a cat eats fish");
    assertThat(ask(llm, "A cat", 0, null).generations()).containsExactly("sleeps");
  }

  @Test
  void backsOffToFewerWordsWhereItNeverSawTheLastOnesTogether() throws IOException {
    MarkovLLM llm = learned("a cat eats fish, slowly.");
    assertThat(ask(llm, "no whale eats", 0, null).generations()).containsExactly("fish, slowly.");
  }

  @Test
  void endsBeforeAStopText() throws IOException {
    MarkovLLM llm = learned("one two three four five");
    assertThat(ask(llm, "one", 0, List.of("four", "five")).generations())
        .containsExactly("two three");
  }

  @Test
  void endsAtTheUpperBoundOfNewTokens() throws IOException {
    MarkovLLM llm = learned("one two three four five");
    assertThat(llm.generate(List.of(Input.of("one")), 1, 0, null, 2, null, 1L, false).get(0))
        .isEqualTo(
            GenerateOutput.of(Arrays.asList("two three"), GenerateOutput.Statistics.of(1, 2)));
  }

  @Test
  void theSameSeedGivesTheSameGenerationsAndAnotherSeedOthers() throws IOException {
    MarkovLLM llm = quickstart();
    List<Input> inputs = List.of(Input.of("The baker says that"), Input.of("Once the"));
    List<GenerateOutput> first = llm.generate(inputs, 3, 1.0, 50, 40, null, 7L, true);
    assertThat(llm.generate(inputs, 3, 1.0, 50, 40, null, 7L, true)).isEqualTo(first);
    assertThat(llm.generate(inputs, 3, 1.0, 50, 40, null, 8L, true)).isNotEqualTo(first);
  }

  @Test
  void generationsOfOnePromptDiffer() throws IOException {
    GenerateOutput output =
        quickstart().generate(List.of(Input.of("The")), 8, 1.0, null, 40, null, 7L, false).get(0);
    assertThat(output.generations()).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void topKOfOneIsTheSameAsTemperatureZero() throws IOException {
    MarkovLLM llm = quickstart();
    List<Input> inputs = List.of(Input.of("The keeper"));
    assertThat(llm.generate(inputs, 1, 2, 1, 40, null, 7L, false).get(0).generations())
        .isEqualTo(llm.generate(inputs, 1, 0, null, 40, null, 7L, false).get(0).generations());
  }

  @Test
  void aWordSeenAfterMoreOfTheContextWeighsMore() {
    Ngrams ngrams = new Ngrams(2, List.of("a b", "a b", "a c", "d a e"));
    assertThat(ngrams.after(List.of("d", "a")))
        .extracting(Map.Entry::getKey)
        .containsExactly("e", "b", "c");
  }

  @Test
  void logprobsAreThoseOfTheChosenWords() throws IOException {
    GenerateOutput output = ask(learned("a b", "a b", "a b", "a c"), "a", 1, null);
    List<List<List<Logprob>>> logprobs = Objects.requireNonNull(output.logprobs());
    assertThat(logprobs.get(0).get(0).get(0).logprob()).isLessThan(0).isGreaterThan(-3);
    assertThat(Math.exp(logprobs.get(0).get(1).get(0).logprob())).isEqualTo(1, within(1e-9));
  }

  private static MarkovLLM quickstart() {
    MarkovLLM llm = new MarkovLLM();
    llm.corpus = Path.of("corpus.txt");
    llm.order = 2;
    llm.load();
    return llm;
  }
}

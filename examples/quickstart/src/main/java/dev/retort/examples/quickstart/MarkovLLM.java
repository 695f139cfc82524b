package dev.retort.examples.quickstart;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.SupportsLogprobs;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A small language model: it learns from a text which word follows which, and goes on from the
 * words of the prompt.
 */
@LLMType
@SuppressWarnings("NullAway.Init") // The builder or a config file sets the fields; load the rest.
public class MarkovLLM extends LLM implements SupportsLogprobs {
  /** Text file to learn from, one passage a line. */
  @Attribute Path corpus;

  /** How many words back the model looks (default 2). */
  @RuntimeParam(defaultValue = "2")
  @Positive
  @Max(6)
  int order;

  private Ngrams ngrams;

  @Override
  public String modelName() {
    return "markov-" + order;
  }

  @Override
  public void load() {
    super.load();
    try {
      ngrams = new Ngrams(order, Files.readAllLines(corpus));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the corpus " + corpus, e);
    }
  }

  /**
   * Goes on from the last message of each input.
   *
   * @param temperature 0 always takes the likeliest word; higher is more random (default 0.8)
   * @param topK how many of the likeliest words to choose from; all if not set
   * @param maxNewTokens upper bound on the words of one generation (default 40)
   * @param stop texts at which a generation ends; they are left out
   * @param seed the same seed and prompt give the same generations; random if not set
   * @param logprobs whether to return the log probability of each word (default false)
   */
  List<GenerateOutput> generate(
      List<Input> inputs,
      int numGenerations,
      @RuntimeParam(defaultValue = "0.8") @DecimalMin("0") double temperature,
      @RuntimeParam @Positive @Nullable Integer topK,
      @RuntimeParam(defaultValue = "40") @Positive int maxNewTokens,
      @RuntimeParam @Nullable List<String> stop,
      @RuntimeParam @Nullable Long seed,
      @RuntimeParam(defaultValue = "false") boolean logprobs) {
    List<String> stops = new ArrayList<>(stop == null ? List.of() : stop);
    stops.add(Ngrams.END);
    List<GenerateOutput> outputs = new ArrayList<>();
    for (Input input : inputs) {
      List<String> prompt = Ngrams.words(input.messages().get(input.messages().size() - 1).text());
      Random random = seed == null ? new Random() : new Random(31 * seed + prompt.hashCode());
      List<@Nullable String> texts = new ArrayList<>();
      List<List<List<Logprob>>> chosen = new ArrayList<>();
      while (texts.size() < numGenerations) {
        List<String> words = new ArrayList<>(prompt);
        List<List<Logprob>> steps = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int end = -1;
        while (end < 0 && steps.size() < maxNewTokens) {
          Logprob next = draw(ngrams.after(words), topK, temperature, random);
          words.add(next.token());
          steps.add(List.of(next));
          text.append(next.token().matches("\\W") ? "" : " ").append(next.token());
          end = stops.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(-1);
        }
        texts.add(text.substring(0, end < 0 ? text.length() : end).strip());
        chosen.add(steps);
      }
      Statistics statistics =
          new Statistics(List.of(prompt.size()), chosen.stream().map(List::size).toList());
      outputs.add(new GenerateOutput(texts, statistics, logprobs ? chosen : null, null));
    }
    return outputs;
  }

  private static Logprob draw(
      List<Entry<String, Double>> words, @Nullable Integer topK, double heat, Random random) {
    double best = words.get(0).getValue(); // Weights are relative to it, so that none overflows.
    double power = 1 / Math.max(heat, 0.01);
    double[] weights =
        words.stream()
            .limit(topK == null ? words.size() : topK)
            .mapToDouble(word -> Math.pow(word.getValue() / best, power))
            .toArray();
    double total = Arrays.stream(weights).sum();
    double point = heat == 0 ? 0 : random.nextDouble() * total;
    int at = 0;
    while (at < weights.length - 1 && point >= weights[at]) {
      point -= weights[at++];
    }
    return new Logprob(words.get(at).getKey(), Math.log(weights[at] / total));
  }
}

package dev.retort.bench.fanout;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one writes without an engine; no limit, no retries, no errors. */
final class Plain {
  private Plain() {}

  /** All calls at once, then {@code allOf}, then the answers of each input put together. */
  static List<GenerateOutput> allOf(
      List<Input> inputs, int samples, Function<Input, CompletionStage<GenerateOutput>> call) {
    CompletableFuture<?>[] calls = new CompletableFuture<?>[inputs.size() * samples];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = call.apply(inputs.get(i / samples)).toCompletableFuture();
    }
    CompletableFuture.allOf(calls).join();
    List<GenerateOutput> outputs = new ArrayList<>(inputs.size());
    for (int first = 0; first < calls.length; first += samples) {
      GenerateOutput[] answers = new GenerateOutput[samples];
      for (int i = 0; i < samples; i++) {
        answers[i] = (GenerateOutput) calls[first + i].join();
      }
      outputs.add(together(answers));
    }
    return outputs;
  }

  /** One call after the other: what outputs and backend need by themselves. */
  static List<GenerateOutput> inTurn(
      List<Input> inputs, int samples, Function<Input, CompletionStage<GenerateOutput>> call) {
    List<GenerateOutput> outputs = new ArrayList<>(inputs.size());
    GenerateOutput[] answers = new GenerateOutput[samples];
    for (Input input : inputs) {
      for (int i = 0; i < samples; i++) {
        answers[i] = call.apply(input).toCompletableFuture().join();
      }
      outputs.add(together(answers));
    }
    return outputs;
  }

  private static GenerateOutput together(GenerateOutput[] answers) {
    List<@Nullable String> generations = new ArrayList<>(answers.length);
    List<Integer> read = new ArrayList<>(answers.length);
    List<Integer> written = new ArrayList<>(answers.length);
    for (GenerateOutput answer : answers) {
      generations.addAll(answer.generations());
      read.addAll(answer.statistics().inputTokens());
      written.addAll(answer.statistics().outputTokens());
    }
    return GenerateOutput.of(generations, new GenerateOutput.Statistics(read, written));
  }
}

package dev.retort.bench.fanout;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.ArrayList;
import java.util.Collections;
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

  /** Outputs alone. What they are made of is there already, so that nothing else is allocated. */
  static List<GenerateOutput> outputs(int inputs, int samples) {
    List<String> generations = Collections.nCopies(samples, "ok");
    List<Integer> tokens = Collections.nCopies(samples, 1);
    List<GenerateOutput> outputs = new ArrayList<>(inputs);
    for (int i = 0; i < inputs; i++) {
      outputs.add(GenerateOutput.of(generations, new GenerateOutput.Statistics(tokens, tokens)));
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

package dev.retort.llm;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An LLM whose answers may have to be of a form, which its provider knows nothing of. */
@LLMType
public class FormLLM extends AsyncLLM {
  /** What a test lets the provider answer. */
  interface Play {
    CompletionStage<GenerateOutput> answer(Input input, int numGenerations) throws Exception;
  }

  /** The form of every answer. */
  @RuntimeParam @Nullable StructuredOutputShape structuredOutput;

  final List<Input> asked = Collections.synchronizedList(new ArrayList<>());
  final List<String> names = Collections.synchronizedList(new ArrayList<>());
  volatile Play play =
      (input, n) ->
          CompletableFuture.completedFuture(
              NativeLLM.echo(new Asked(NativeLLM.lastText(input), n, 0)));

  /** Answers one text after another, each of which took 3 tokens to read and 5 to write. */
  void answers(String... texts) {
    List<String> left = Collections.synchronizedList(new ArrayList<>(List.of(texts)));
    play =
        (input, n) -> {
          List<String> some = new ArrayList<>();
          for (int i = 0; i < n; i++) {
            some.add(left.remove(0));
          }
          return CompletableFuture.completedFuture(
              GenerateOutput.of(some, GenerateOutput.Statistics.of(3, 5)));
        };
  }

  @Override
  public String modelName() {
    return "form-1";
  }

  @Override
  protected @Nullable StructuredOutputShape structuredOutput() {
    return structuredOutput;
  }

  /**
   * Answers as the test says.
   *
   * @param maxNewTokens how many tokens a generation may have
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input, int numGenerations, @RuntimeParam @Nullable Integer maxNewTokens) {
    asked.add(input);
    names.add(idempotencyKey());
    try {
      return play.answer(input, numGenerations);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}

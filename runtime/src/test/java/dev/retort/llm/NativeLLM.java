package dev.retort.llm;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A provider with native n that a test plays. */
@LLMType
public class NativeLLM extends AsyncLLM {
  /** What a test lets the provider answer. */
  interface Play {
    @Nullable CompletionStage<GenerateOutput> answer(Asked call) throws Exception;
  }

  /** Key that the provider may repeat. */
  @RuntimeParam @Nullable Secret apiKey;

  /** Where the provider would be. */
  @RuntimeParam @Nullable String baseUrl;

  final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  volatile Play play = call -> CompletableFuture.completedFuture(echo(call));

  /** The text as often as asked for. */
  static GenerateOutput echo(Asked call) {
    return GenerateOutput.of(
        Collections.nCopies(call.numGenerations(), call.text()),
        GenerateOutput.Statistics.of(3, 5));
  }

  @Override
  public String modelName() {
    return "native-1";
  }

  /**
   * Answers as the test says.
   *
   * @param temperature some kwarg
   */
  @SuppressWarnings("NullAway") // A test may well answer null.
  CompletionStage<GenerateOutput> generateAsync(
      Input input, int numGenerations, @RuntimeParam(defaultValue = "1.0") double temperature) {
    Asked call = new Asked(lastText(input), numGenerations, temperature);
    asked.add(call);
    try {
      return play.answer(call);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  static String lastText(Input input) {
    return input.messages().get(input.messages().size() - 1).text();
  }
}

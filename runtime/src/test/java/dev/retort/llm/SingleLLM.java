package dev.retort.llm;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A provider that gives one generation a call; a test plays it. */
@LLMType
public class SingleLLM extends AsyncLLM {
  final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  volatile NativeLLM.Play play = call -> CompletableFuture.completedFuture(NativeLLM.echo(call));

  @Override
  public String modelName() {
    return "single-1";
  }

  /**
   * Answers as the test says.
   *
   * @param temperature some kwarg
   */
  @SuppressWarnings("NullAway") // A test may well answer null.
  CompletionStage<GenerateOutput> generateAsync(
      Input input, @RuntimeParam(defaultValue = "1.0") double temperature) {
    Asked call = new Asked(NativeLLM.lastText(input), 1, temperature);
    asked.add(call);
    try {
      return play.answer(call);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}

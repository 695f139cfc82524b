package dev.retort.compose;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A provider that a test plays; it says the name of its model and what it was asked. */
@LLMType
@SuppressWarnings("NullAway.Init")
public class PlayedLLM extends AsyncLLM {
  /** What a test lets the provider answer. */
  interface Play {
    CompletionStage<GenerateOutput> answer(Input input, int numGenerations);
  }

  /** Name of the model. */
  @Attribute String model;

  /** Key that the provider may repeat. */
  @RuntimeParam @Nullable Secret apiKey;

  final List<Input> asked = Collections.synchronizedList(new ArrayList<>());
  final List<String> life = new ArrayList<>();
  volatile double temperature;
  volatile Play play = (input, n) -> CompletableFuture.completedFuture(says(input, n));

  /** For the generated builder. */
  protected PlayedLLM() {}

  static PlayedLLM of(String model) {
    return PlayedLLMBuilder.create().model(model).maxRetries(0).build();
  }

  /** One that fails at every input. */
  static PlayedLLM failing(String model, Kind kind) {
    PlayedLLM llm = of(model);
    llm.play = (input, n) -> failed(kind);
    return llm;
  }

  static CompletionStage<GenerateOutput> failed(Kind kind) {
    return CompletableFuture.failedFuture(
        new GenerationException(Failure.of(kind, "no luck"), null));
  }

  GenerateOutput says(Input input, int numGenerations) {
    String last = input.messages().get(input.messages().size() - 1).text();
    return GenerateOutput.of(
        Collections.nCopies(numGenerations, model + ": " + last), Statistics.of(10, 3));
  }

  @Override
  public String modelName() {
    return model;
  }

  @Override
  public void load() {
    super.load();
    life.add("load");
  }

  @Override
  public void unload() {
    life.add("unload");
    super.unload();
  }

  /**
   * Answers as the test says.
   *
   * @param temperature some kwarg
   * @param maxNewTokens how many tokens a generation may have
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "1.0") double temperature,
      @RuntimeParam @Nullable Integer maxNewTokens) {
    asked.add(input);
    this.temperature = temperature;
    return play.answer(input, numGenerations);
  }
}

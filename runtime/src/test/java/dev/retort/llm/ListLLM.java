package dev.retort.llm;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An LLM that takes all inputs at once; a test plays it. */
@LLMType
public class ListLLM extends LLM implements SupportsHiddenStates {
  /** What a test lets it answer. */
  interface Play {
    @Nullable List<GenerateOutput> answer(List<Input> inputs, int numGenerations) throws Exception;
  }

  /** Name of the model. */
  @Attribute(defaultValue = "list-1")
  String model;

  /** A key. */
  @RuntimeParam @Nullable Secret apiKey;

  final List<String> life = new ArrayList<>();
  volatile Play play =
      (inputs, n) ->
          inputs.stream().map(i -> NativeLLM.echo(new Asked(NativeLLM.lastText(i), n, 0))).toList();

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
   * @param seed some kwarg
   */
  @SuppressWarnings("NullAway") // A test may well answer null.
  List<GenerateOutput> generate(
      List<Input> inputs, int numGenerations, @RuntimeParam(defaultValue = "7") int seed)
      throws Exception {
    life.add("generate " + seed);
    return play.answer(inputs, numGenerations);
  }

  @Override
  public List<HiddenState> getLastHiddenStates(List<Input> inputs) {
    return List.of(new HiddenState(1, 2, new float[] {1, 2}));
  }
}

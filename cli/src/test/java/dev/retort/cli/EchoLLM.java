package dev.retort.cli;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Says what it hears; fails or falls over where it is told to. */
@LLMType(aliases = {"echo:Echo", "old.echo:EchoLLM"})
@SuppressWarnings("NullAway.Init") // The config file sets the fields.
public class EchoLLM extends AsyncLLM {
  /** What stands before each answer. */
  @RuntimeParam(defaultValue = "> ")
  @NotBlank
  String prefix;

  /** For the generated builder. */
  public EchoLLM() {}

  @Override
  public String modelName() {
    return "echo-1";
  }

  @Override
  public void load() {
    super.load();
    if (prefix.startsWith("unloadable")) {
      throw new IllegalStateException("no echo here");
    }
  }

  /**
   * Answers one input.
   *
   * @param temperature does nothing (default 1.0)
   */
  GenerateOutput generateAsync(
      Input input,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature) {
    String text = input.messages().get(0).text();
    if (text.equals("fail")) {
      return GenerateOutput.failed(1, new Failure(Kind.BAD_REQUEST, "told to fail", 1, 400, null));
    }
    return GenerateOutput.of(
        List.of(prefix + text), Statistics.of(text.length(), text.length() + 2));
  }
}

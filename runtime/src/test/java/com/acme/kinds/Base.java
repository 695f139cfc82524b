package com.acme.kinds;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;

/** What children in other packages have in common. */
@SuppressWarnings("NullAway.Init")
public abstract class Base extends AsyncLLM {
  /** Root of the API. */
  @RuntimeParam(defaultValue = "https://base.example")
  URI baseUrl;

  /** Id of the model. */
  @Attribute @NotBlank String model;

  @Override
  public String modelName() {
    return model;
  }

  /**
   * Answers with what it was given.
   *
   * @param heat how hot
   * @param depth how deep
   * @return the kwargs
   * @throws Exception never, but a provider might
   */
  protected GenerateOutput generateAsync(
      Input input, @RuntimeParam(defaultValue = "7") @Max(9) int heat, @RuntimeParam int depth)
      throws Exception {
    return GenerateOutput.of(baseUrl + " heat=" + heat + " depth=" + depth);
  }
}

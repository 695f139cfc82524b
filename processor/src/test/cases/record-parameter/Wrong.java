package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /**
   * What a call takes.
   *
   * @param heat how warm
   */
  record Kwargs(double heat) {}

  GenerateOutput generateAsync(Input input, @RuntimeParam(name = "settings") Kwargs kwargs) { //! error at "settings": the record kwargs stands for its components, so name says nothing here; set it on the components [retort:record-parameter]
    return new GenerateOutput("");
  }
  // endregion

  @Override
  public String modelName() {
    return "m";
  }
}

package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  private enum Style { PLAIN, ORNATE }

  /** How it sounds. */
  @RuntimeParam Style style; //! error at style: Style is private; generated code must reach it: make it package-private or wider [retort:type-hidden]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}

package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Inside extends AsyncLLM { //! error at Inside: Inside cannot be read: the type Missing is missing; if another annotation processor should have made it, that processor failed or was not run [retort:missing-type]
  /** What it is. */
  @RuntimeParam List<Missing> a;

  /** What it is. */
  @RuntimeParam(name = "B") int b;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}

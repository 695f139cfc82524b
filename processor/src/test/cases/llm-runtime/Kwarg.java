package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Kwarg extends AsyncLLM {
  /**
   * Answers.
   *
   * @param judges who judges
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam List<LLM> judges) { //! error at @RuntimeParam: an LLM may not change at run time; use @Attribute instead of @RuntimeParam [retort:llm-runtime]
    return new GenerateOutput("");
  }

  @Override
  public String modelName() {
    return "m";
  }
}

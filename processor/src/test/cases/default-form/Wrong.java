package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  // region wrong
  /** What answers look like. */
  @RuntimeParam(defaultValue = "{\"schema\": {\"type\": \"integr\"}}") StructuredOutputShape structuredOutput; //! error at "{\"schema\": {\"type\": \"integr\"}}": the default of structuredOutput is no form of answers: the JSON Schema is no good: /type: "integr" is no type [retort:default-form]
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}

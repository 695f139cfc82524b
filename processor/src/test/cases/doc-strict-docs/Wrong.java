package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM {
  @RuntimeParam double heat; //! error at heat: heat has no description; write a Javadoc comment before it [retort:doc-missing]

  /** How long it may be; defaults to 256. */
  @RuntimeParam(defaultValue = "128") int maxTokens; //! error at "128": the text of maxTokens says that the default is 256, but it is 128 [retort:doc-default]

  /** Says much. */
  @RuntimeParam boolean verbose; //! warning at @RuntimeParam: does "verbose" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** Suppressing is for warnings. */
  @SuppressWarnings("retort:doc-empty")
  @RuntimeParam(description = "") int cap; //! error at "": the description of cap is empty; say what it does [retort:doc-empty]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}

package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.LLM;
import dev.retort.step.Step;

/** Asks an LLM. */
@StepType
public class Ask extends Step {
  /** Is asked. */
  @Attribute LLM llm;
}

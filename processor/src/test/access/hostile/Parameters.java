package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.LLM;
import dev.retort.step.Step;
import org.jspecify.annotations.Nullable;

/** A step whose parameters have names that mean something in Java. */
@StepType
public class Parameters extends Step {
  /** A name of Object. */
  @RuntimeParam(defaultValue = "1") long wait;

  /** Another one. */
  @RuntimeParam(name = "is_equal", defaultValue = "true") boolean equals_;

  /** A name of the class above. */
  @RuntimeParam @Nullable String set;

  /** The model. */
  @Attribute LLM llm;
}

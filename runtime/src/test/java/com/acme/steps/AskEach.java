package com.acme.steps;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.llm.LLM;
import dev.retort.step.Row;
import dev.retort.step.Step;
import java.util.List;

/** Holds an LLM, and is given its rows batch by batch. */
@StepType
@SuppressWarnings("NullAway.Init") // Generated code sets the field.
public class AskEach extends Step {
  /** The LLM. */
  @Attribute LLM llm;

  @Override
  public List<Row> process(List<Row> batch) {
    return batch;
  }
}

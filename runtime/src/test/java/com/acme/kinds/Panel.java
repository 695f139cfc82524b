package com.acme.kinds;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.RuntimeParam;
import dev.retort.annotation.StepType;
import dev.retort.llm.LLM;
import dev.retort.step.Row;
import dev.retort.step.Step;
import jakarta.validation.constraints.Positive;
import java.util.List;

/** A step with an LLM, several LLMs and parameters of its own. */
@StepType
@SuppressWarnings("NullAway.Init")
public class Panel extends Step {
  /** Decides. */
  @Attribute LLM chair;

  /** Propose. */
  @Attribute List<LLM> others;

  /** How often they talk. */
  @RuntimeParam @Positive int rounds;

  @Override
  public List<Row> process(List<Row> batch) {
    return batch;
  }
}

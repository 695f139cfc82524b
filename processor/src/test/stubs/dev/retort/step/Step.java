package dev.retort.step;

import dev.retort.annotation.RuntimeParam;
import jakarta.validation.constraints.Positive;

/** Stands for the runtime's class. */
public abstract class Step extends PipelineStep {
  /** How many rows at once. */
  @RuntimeParam(defaultValue = "50", identity = false)
  @Positive
  int inputBatchSize;

  protected Step() {}
}

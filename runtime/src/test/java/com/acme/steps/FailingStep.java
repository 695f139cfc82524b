package com.acme.steps;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.step.Row;
import dev.retort.step.Step;
import java.util.List;

/** Passes rows on until one has a certain id. */
@StepType
public class FailingStep extends Step {
  /** The id at which it fails. */
  @Attribute long failAt;

  @Override
  public List<Row> process(List<Row> batch) {
    for (Row row : batch) {
      if (Long.valueOf(failAt).equals(row.get("id"))) {
        throw new IllegalStateException("row " + failAt + "\nis not to my taste");
      }
    }
    return batch;
  }
}

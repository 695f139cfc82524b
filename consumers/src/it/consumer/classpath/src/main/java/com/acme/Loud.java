package com.acme;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.step.Row;
import dev.retort.step.Step;
import java.util.List;

/** Adds a mark to a text. */
@StepType
public class Loud extends Step {
  /** The mark. */
  @Attribute String mark;

  @Override
  public List<String> inputs() {
    return List.of("text");
  }

  @Override
  public List<String> outputs() {
    return List.of("loud");
  }

  @Override
  public List<Row> process(List<Row> batch) {
    return batch.stream().map(row -> row.with("loud", row.text("text") + mark)).toList();
  }
}

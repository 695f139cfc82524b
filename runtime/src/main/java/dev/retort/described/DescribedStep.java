package dev.retort.described;

import dev.retort.step.Row;
import dev.retort.step.Step;
import java.util.List;

/** Stands for a step. Nothing calls it. */
final class DescribedStep extends Step implements Stand {
  private final Values values;

  DescribedStep(Values values) {
    this.values = values;
  }

  @Override
  public Values values() {
    return values;
  }

  @Override
  public List<Row> process(List<Row> batch) {
    throw new IllegalStateException(describedBy() + " is only described");
  }
}

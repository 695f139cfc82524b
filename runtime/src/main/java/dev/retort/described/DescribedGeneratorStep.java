package dev.retort.described;

import dev.retort.step.GeneratorStep;
import dev.retort.step.Row;
import java.util.stream.Stream;

/** Stands for a step that makes rows. Nothing calls it. */
final class DescribedGeneratorStep extends GeneratorStep implements Stand {
  private final Values values;

  DescribedGeneratorStep(Values values) {
    this.values = values;
  }

  @Override
  public Values values() {
    return values;
  }

  @Override
  public boolean knowsOutputs() {
    return false;
  }

  @Override
  public Stream<Row> rows() {
    throw new IllegalStateException(describedBy() + " is only described");
  }
}

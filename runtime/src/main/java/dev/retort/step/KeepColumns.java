package dev.retort.step;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** Keeps some columns, in the order given, and removes all others. */
@StepType(
    aliases = {
      "distilabel.steps.columns.keep:KeepColumns",
      "distilabel.steps.keep:KeepColumns",
      "distilabel.steps:KeepColumns"
    })
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class KeepColumns extends Step {
  /** The columns to keep. */
  @Attribute @NotEmpty List<String> columns;

  /** For the generated builder. */
  protected KeepColumns() {}

  @Override
  public List<String> inputs() {
    return columns;
  }

  @Override
  public List<String> passedOn(List<String> arriving) {
    return columns.stream().filter(arriving::contains).toList();
  }

  @Override
  public int rowsPerRow() {
    return 1;
  }

  @Override
  public List<Row> process(List<Row> batch) {
    return batch.stream().map(row -> row.keep(columns)).toList();
  }
}

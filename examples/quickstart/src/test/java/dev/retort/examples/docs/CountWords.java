package dev.retort.examples.docs;

import dev.retort.annotation.RuntimeParam;
import dev.retort.annotation.StepType;
import dev.retort.step.Row;
import dev.retort.step.Step;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

// region declare
/** Counts the words of a text. */
@StepType
public class CountWords extends Step {
  /** What stands between two words. */
  @RuntimeParam(defaultValue = " ")
  @NotEmpty
  String separator;

  @Override
  public List<String> inputs() {
    return List.of("text");
  }

  @Override
  public List<String> outputs() {
    return List.of("words");
  }

  @Override
  public List<Row> process(List<Row> batch) {
    return batch.stream().map(row -> row.with("words", words(row.get("text")))).toList();
  }

  private long words(Object text) {
    return text instanceof String words ? words.split(separator, -1).length : 0;
  }
}
// endregion

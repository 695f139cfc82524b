package com.acme.steps;

import dev.retort.annotation.RuntimeParam;
import dev.retort.annotation.StepType;
import dev.retort.step.Row;
import dev.retort.step.Step;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;

/** Adds the length of a text and drops rows whose text is too short. */
@StepType
public class MeasureText extends Step {
  /** Least number of characters of a kept row. */
  @RuntimeParam(defaultValue = "1")
  @Positive
  int atLeast;

  @Override
  public List<String> inputs() {
    return List.of("text");
  }

  @Override
  public List<String> outputs() {
    return List.of("length");
  }

  @Override
  public List<Row> process(List<Row> batch) {
    List<Row> kept = new ArrayList<>();
    for (Row row : batch) {
      String text = row.text("text");
      if (text != null && text.length() >= atLeast) {
        kept.add(row.with("length", text.length()));
      }
    }
    return kept;
  }
}

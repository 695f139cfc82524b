package com.acme;

import dev.retort.annotation.RuntimeParam;
import dev.retort.annotation.StepType;
import dev.retort.step.GeneratorStep;
import dev.retort.step.Row;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes numbered rows. */
@StepType
public class CountTo extends GeneratorStep {
  /** The last number. */
  @RuntimeParam(defaultValue = "2")
  @Positive
  int last;

  @Override
  public List<String> outputs() {
    return List.of("text");
  }

  @Override
  public Stream<Row> rows() {
    return IntStream.rangeClosed(1, last).mapToObj(number -> Row.of("text", "no. " + number));
  }
}

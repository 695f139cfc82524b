package dev.retort.bench.journal;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.step.GeneratorStep;
import dev.retort.step.Row;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Makes numbered rows. */
@StepType
public class NumberedRows extends GeneratorStep {
  /** How many. */
  @Attribute @PositiveOrZero long rows;

  @Override
  public List<String> outputs() {
    return List.of("id", "instruction");
  }

  @Override
  public Stream<Row> rows() {
    return LongStream.range(0, rows)
        .mapToObj(i -> Row.of("id", i).with("instruction", "Say the number " + i + " aloud."));
  }

  @Override
  public long size() {
    return rows;
  }
}

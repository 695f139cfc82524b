package com.panel;

import dev.retort.annotation.*;
import dev.retort.llm.LLM;
import dev.retort.step.*;
import jakarta.validation.constraints.*;
import java.util.List;

/** Has LLMs of its own. */
@StepType
public class Judged extends Step {
  /** The judges. */
  @Attribute @NotEmpty List<LLM> judges;

  /** Least score. */
  @RuntimeParam @Max(10) int least;

  /** Made by generated code. */
  public Judged() {}

  @Override
  public List<Row> process(List<Row> batch) {
    return batch;
  }
}

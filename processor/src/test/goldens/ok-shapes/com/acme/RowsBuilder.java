package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.LLM;
import dev.retort.step.StepBuilder;
import java.util.List;

/** Builds {@link Rows}. */
@GeneratedBy("dev.retort.processor")
public final class RowsBuilder extends StepBuilder<Rows, RowsBuilder> {
  private RowsBuilder() {
    super(RowsSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static RowsBuilder create() {
    return new RowsBuilder();
  }

  /** What answers. */
  public RowsBuilder llm(LLM llm) {
    return set("llm", llm);
  }

  /**
   * Columns.
   *
   * @param columns default ["instruction"]
   */
  public RowsBuilder columns(List<String> columns) {
    return set("columns", columns);
  }
}

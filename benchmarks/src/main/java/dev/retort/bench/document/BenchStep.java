package dev.retort.bench.document;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.llm.LLM;
import dev.retort.step.Row;
import dev.retort.step.Step;
import java.util.List;

/** The step of the document: what every step has, and an LLM. */
@StepType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields before anyone sees the object.
public class BenchStep extends Step {
  /** The LLM that answers. */
  @Attribute LLM llm;

  @Override
  public List<Row> process(List<Row> batch) {
    return batch;
  }
}

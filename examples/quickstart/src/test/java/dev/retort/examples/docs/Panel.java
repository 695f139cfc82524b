package dev.retort.examples.docs;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.examples.quickstart.MarkovLLM;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.LLM;
import dev.retort.step.Row;
import dev.retort.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has LLMs in every place where one may stand. */
@StepType
public class Panel extends Step {
  /** One that can wait. */
  @Attribute AsyncLLM chair;

  /** One of a class. */
  @Attribute @Nullable MarkovLLM deputy;

  /** Several. */
  @Attribute List<LLM> members;

  /** By name. */
  @Attribute Map<String, LLM> others;

  /** Or none. */
  @Attribute Optional<LLM> guest;

  @Override
  public List<Row> process(List<Row> batch) {
    return batch;
  }
}

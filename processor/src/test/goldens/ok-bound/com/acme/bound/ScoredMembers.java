package com.acme.bound;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;

/** Access to the annotated fields of {@link Scored}. */
@Documented(
    value = "Leaves the type of a kwarg open.",
    parameters = {
      "input", "",
      "score", "where to begin"
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "rawtypes", "unchecked"})
public final class ScoredMembers {
  private ScoredMembers() {
  }

  /** Calls the operative method, for subclasses in other packages. */
  public static GenerateOutput call(Scored llm, Input input, Object score) {
    return llm.generateAsync(input, score);
  }
}

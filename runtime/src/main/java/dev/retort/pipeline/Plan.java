package dev.retort.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, told without doing it. Immutable.
 *
 * @param steps in the order in which rows flow
 * @param calls calls of LLMs altogether; null where a number of rows is not known
 */
public record Plan(List<StepPlan> steps, @Nullable Long calls) {
  /**
   * One step's part.
   *
   * @param step its name
   * @param rows rows that reach it, or that it makes; null where not known beforehand
   * @param generations generations a row; 0 for steps without an LLM
   * @param calls calls of its LLM; null where the number of rows is not known
   */
  public record StepPlan(String step, @Nullable Long rows, int generations, @Nullable Long calls) {}
}

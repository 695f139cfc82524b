package dev.retort.pipeline;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, told without doing it. Immutable.
 *
 * @param steps in the order in which rows flow
 * @param calls calls of LLMs altogether; null where a number of rows is not known
 * @param kept answers in the journal that the run would use, whoever asked for them
 * @param cost of all calls that would be made; null if no prices were given, or some cost is not
 *     known
 */
public record Plan(List<StepPlan> steps, @Nullable Long calls, long kept, @Nullable Cost cost) {
  /**
   * One step's part.
   *
   * @param step its name
   * @param rows rows that reach it, or that it makes; null where not known beforehand
   * @param generations generations a row; 0 for steps without an LLM
   * @param calls calls of its LLM, those that the journal answers included; null where the number
   *     of rows is not known
   * @param asked what its LLM would be asked; null for steps without one
   */
  public record StepPlan(
      String step,
      @Nullable Long rows,
      int generations,
      @Nullable Long calls,
      @Nullable Asked asked) {}

  /**
   * What an LLM would be asked.
   *
   * @param model its name
   * @param answered calls that the journal answers; null where the rows are not known beforehand
   * @param input tokens to read; null where the rows are not known beforehand
   * @param output tokens to write; null where the number of rows is not known
   * @param cost at the price of offline batches where the LLM is set to them; null if it is not
   *     known
   */
  public record Asked(
      String model,
      @Nullable Long answered,
      @Nullable Range input,
      @Nullable Range output,
      @Nullable Cost cost) {}

  /**
   * A number of tokens.
   *
   * @param low how few they may be
   * @param high how many they may be; null if there is no bound
   */
  public record Range(long low, @Nullable Long high) {}

  /**
   * An amount of money.
   *
   * @param low how little it may be
   * @param high how much it may be; null if there is no bound
   */
  public record Cost(BigDecimal low, @Nullable BigDecimal high) {
    /** Nothing. */
    public static final Cost NONE = new Cost(BigDecimal.ZERO, BigDecimal.ZERO);

    Cost plus(Cost other) {
      return new Cost(
          low.add(other.low), high == null || other.high == null ? null : high.add(other.high));
    }
  }
}

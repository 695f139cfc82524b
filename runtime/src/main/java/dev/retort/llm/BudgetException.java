package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import java.util.List;

/** Another input could have passed the budget: the run was stopped as told. */
public final class BudgetException extends GenerationException {
  private static final long serialVersionUID = 1L;

  private final transient List<GenerateOutput> answered;

  BudgetException(String message) {
    this(message, List.of());
  }

  private BudgetException(String message, List<GenerateOutput> answered) {
    super(Failure.of(GenerateOutput.Kind.CANCELLED, message), null);
    this.answered = answered;
  }

  BudgetException answering(List<GenerateOutput> outputs) {
    return new BudgetException(String.valueOf(getMessage()), outputs);
  }

  /**
   * The outputs of the first inputs of a list, which were answered before. What a stream of outputs
   * throws has none: they were given.
   *
   * @return in the order of the inputs
   */
  public List<GenerateOutput> answered() {
    return answered;
  }
}

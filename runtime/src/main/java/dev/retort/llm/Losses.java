package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what attempts of one run took that came to no answer which is kept, so that the next
 * run of the folder knows it. Safe for any thread.
 */
final class Losses {
  private final Answers answers;
  private final Needs needs;
  private final Needs needsAgain;
  private final String model;

  /**
   * Of a run.
   *
   * @param kwargs bound
   * @param asked generations that one call asks for
   * @return null if the LLM keeps no answers
   */
  static @Nullable Losses of(LLM llm, Kwargs kwargs, int asked) {
    Answers answers = llm.answers();
    return answers == null ? null : new Losses(llm, kwargs, asked, answers);
  }

  private Losses(LLM llm, Kwargs kwargs, int asked, Answers answers) {
    this.answers = answers;
    this.needs = Needs.of(llm, kwargs, asked);
    this.needsAgain = Needs.of(llm, kwargs, 1);
    this.model = llm.modelName();
  }

  /**
   * The most that an attempt may take, as far as its text and its bounds tell.
   *
   * @param sent what it asks
   * @param isFurther whether it asks for one generation again, whose form was not right
   */
  Answers.Sum most(Input sent, boolean isFurther) {
    Needs of = isFurther ? needsAgain : needs;
    return new Answers.Sum(
        1,
        of.input(Spender.plainInput(sent)),
        0,
        of.boundedOutput() + Needs.FIRST_OUTPUT * of.unbounded());
  }

  /** Writes down what an attempt has told, if anything. */
  void told(GenerateOutput output) {
    note(Loss.Source.TOLD, output.statistics());
  }

  /** Writes down what an attempt has told of whom it asked, by model. */
  void told(Map<String, Answers.Sum> used) {
    used.forEach((who, sum) -> note(Loss.Source.TOLD, who, sum));
  }

  /** Writes down what an attempt may have taken of which nobody tells. */
  void thought(Answers.Sum most) {
    // Which of several it was is not known.
    answers.lost(new Loss(Loss.Source.THOUGHT, needs.isOwn() ? model : "", most));
  }

  /** An answer that is kept by now tells, too, what earlier attempts have told. */
  void takeBack(Iterable<Statistics> earlier) {
    earlier.forEach(told -> note(Loss.Source.TAKEN_BACK, told));
  }

  /** The same of what attempts have told of whom they asked. */
  void takeBack(Map<String, Answers.Sum> earlier) {
    earlier.forEach((who, sum) -> note(Loss.Source.TAKEN_BACK, who, sum));
  }

  private void note(Loss.Source source, Statistics told) {
    if (told.models().isEmpty()) {
      note(source, model, Usage.of(told));
    }
    for (ModelUse use : told.models()) {
      note(source, use.model(), UseByModel.of(use));
    }
  }

  private void note(Loss.Source source, String who, Answers.Sum sum) {
    if (sum.inputTokens() + sum.outputTokens() > 0) {
      answers.lost(new Loss(source, who, sum));
    }
  }
}

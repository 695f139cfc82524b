package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what attempts of one run took that came to no answer which is kept, so that the next
 * run of the folder knows it. What is told of an LLM that another asks stands in the answer of that
 * one; what it may have taken besides does not, and is written down where that answer is kept. Safe
 * for any thread.
 */
final class Losses {
  private final Journaled journaled;
  private final Needs needs;
  private final Needs needsAgain;
  private final String model;

  /**
   * Of a run.
   *
   * @param kwargs bound
   * @param asked generations that one call asks for
   * @param journaled knows where an answer would be kept
   * @return null if the LLM keeps no answers
   */
  static @Nullable Losses of(LLM llm, Kwargs kwargs, int asked, @Nullable Journaled journaled) {
    return journaled == null ? null : new Losses(llm, kwargs, asked, journaled);
  }

  private Losses(LLM llm, Kwargs kwargs, int asked, Journaled journaled) {
    this.journaled = journaled;
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
  void told(long place, GenerateOutput output) {
    note(place, Loss.Source.TOLD, output.statistics());
  }

  /** Writes down what an attempt has told of whom it asked, by model. */
  void told(long place, Map<String, Answers.Sum> used) {
    used.forEach((who, sum) -> note(place, Loss.Source.TOLD, who, sum));
  }

  /** Writes down what an attempt may have taken of which nobody tells. */
  void thought(long place, Answers.Sum most) {
    Answers answers = journaled.answers(place);
    if (answers == null) {
      return;
    }
    // Which of several it was is not known.
    Loss loss = new Loss(Loss.Source.THOUGHT, needs.isOwn() ? model : "", most);
    answers.lost(loss);
    Parts outer = journaled.outer(place);
    if (outer != null) {
      outer.thought(loss);
    }
  }

  /** An answer that is kept by now tells, too, what earlier attempts have told. */
  void takeBack(long place, Iterable<Statistics> earlier) {
    earlier.forEach(told -> note(place, Loss.Source.TAKEN_BACK, told));
  }

  /** The same of what attempts have told of whom they asked. */
  void takeBack(long place, Map<String, Answers.Sum> earlier) {
    earlier.forEach((who, sum) -> note(place, Loss.Source.TAKEN_BACK, who, sum));
  }

  private void note(long place, Loss.Source source, Statistics told) {
    if (told.models().isEmpty()) {
      note(place, source, model, Usage.of(told));
    }
    for (ModelUse use : told.models()) {
      note(place, source, use.model(), UseByModel.of(use));
    }
  }

  private void note(long place, Loss.Source source, String who, Answers.Sum sum) {
    Answers answers = journaled.outer(place) == null ? journaled.answers(place) : null;
    if (answers != null && sum.inputTokens() + sum.outputTokens() > 0) {
      answers.lost(new Loss(source, who, sum));
    }
  }
}

package dev.retort.llm;

import dev.retort.llm.Answers.Sum;
import dev.retort.llm.GenerateOutput.ModelUse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of others for one answer and is kept by itself, by model: what of it was found,
 * what of it was paid for, and what may have been taken of which nobody tells. Safe for any thread.
 */
final class Parts {
  private final Answers answers;
  private final @Nullable Parts outer;

  // Guarded by this: of the try that is under way.
  private final Map<String, Sum> found = new LinkedHashMap<>();
  private final Map<String, Sum> kept = new LinkedHashMap<>();
  private final Map<String, Sum> thought = new LinkedHashMap<>();

  // Guarded by this: of those that the answer is made of.
  private final Map<String, Sum> allFound = new LinkedHashMap<>();
  private final Map<String, Sum> allKept = new LinkedHashMap<>();

  // Guarded by this.
  private Map<String, Sum> lastFound = Map.of();
  private Map<String, Sum> lastKept = Map.of();
  private Map<String, Sum> lastThought = Map.of();
  private Map<String, Sum> lastGivenUp = Map.of();
  private boolean isOver;

  /**
   * Nothing asked yet.
   *
   * @param answers counts what nobody is given
   * @param outer of the answer that this one is a part of; null if it is none
   */
  Parts(Answers answers, @Nullable Parts outer) {
    this.answers = answers;
    this.outer = outer;
  }

  /** Adds an answer that the journal had. */
  void found(String model, GenerateOutput answer) {
    Map<String, Sum> sums = sums(model, answer);
    add(sums, sums);
  }

  /** Adds an answer that was paid for and is kept. */
  void kept(String model, GenerateOutput answer) {
    add(Map.of(), sums(model, answer));
  }

  /**
   * Adds what another answer was made of.
   *
   * @param kept what is kept of it, with what was found
   */
  synchronized void add(Map<String, Sum> found, Map<String, Sum> kept) {
    if (isOver) {
      answers.late(less(kept, found));
    } else {
      more(this.found, found);
      more(this.kept, kept);
    }
  }

  /** Adds what an attempt may have taken, here and in all that this is a part of. */
  void thought(Loss loss) {
    synchronized (this) {
      more(thought, Map.of(loss.model(), loss.sum()));
    }
    if (outer != null) {
      outer.thought(loss);
    }
  }

  /** Whoever asked has given up an answer that is kept: nobody is given it. */
  synchronized void lose(String model, GenerateOutput answer) {
    if (!isOver) {
      Map<String, Sum> sums = sums(model, answer);
      Map<String, Sum> rest = less(kept, sums);
      kept.clear();
      kept.putAll(rest);
      answers.late(sums);
    }
  }

  /** A try has come to its end: the answer has what was asked in it. */
  synchronized void settle() {
    lastFound = Map.copyOf(found);
    lastKept = Map.copyOf(kept);
    more(allFound, found);
    more(allKept, kept);
    tryIsOver(Map.of());
  }

  /** A try was given up: nobody is given what was asked in it. */
  synchronized void giveUp() {
    isOver = true;
    lastFound = Map.of();
    lastKept = Map.of();
    Map<String, Sum> paid = less(kept, found);
    answers.late(paid);
    tryIsOver(paid);
  }

  private void tryIsOver(Map<String, Sum> givenUp) {
    lastGivenUp = givenUp;
    lastThought = Map.copyOf(thought);
    found.clear();
    kept.clear();
    thought.clear();
  }

  /** The answer is there: what comes now, nobody is given. */
  synchronized void end() {
    isOver = true;
  }

  /** What the journal had in the last try. */
  synchronized Map<String, Sum> lastFound() {
    return lastFound;
  }

  /** What is kept of the last try, with what the journal had. */
  synchronized Map<String, Sum> lastKept() {
    return lastKept;
  }

  /** What attempts of the last try may have taken of which nobody tells. */
  synchronized Map<String, Sum> lastThought() {
    return lastThought;
  }

  /** What was paid in the last try, where it was given up. */
  synchronized Map<String, Sum> lastGivenUp() {
    return lastGivenUp;
  }

  /** What the journal had of all that the answer is made of. */
  synchronized Map<String, Sum> found() {
    return Map.copyOf(allFound);
  }

  /** What is kept of all that the answer is made of. */
  synchronized Map<String, Sum> kept() {
    return new LinkedHashMap<>(allKept);
  }

  /** What an answer took of each model that was asked. */
  static Map<String, Sum> sums(String model, GenerateOutput answer) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    if (answer.statistics().models().isEmpty()) {
      long input = Math.max(0, Usage.read(answer));
      long output = Math.max(0, Usage.output(answer));
      sums.put(model, new Sum(1, input, Usage.cached(answer), output));
    }
    for (ModelUse each : answer.statistics().models()) {
      sums.merge(each.model(), UseByModel.of(each), Sum::plus);
    }
    return sums;
  }

  private static void more(Map<String, Sum> all, Map<String, Sum> more) {
    more.forEach((model, sum) -> all.merge(model, sum, Sum::plus));
  }

  /** What is left without a part; models of which nothing is left are not in it. */
  static Map<String, Sum> less(Map<String, Sum> all, Map<String, Sum> part) {
    Map<String, Sum> rest = new LinkedHashMap<>();
    all.forEach(
        (model, sum) -> {
          Sum less = part.containsKey(model) ? sum.minus(part.get(model)) : sum;
          if (less.calls() + less.inputTokens() + less.outputTokens() > 0) {
            rest.put(model, less);
          }
        });
    return rest;
  }
}

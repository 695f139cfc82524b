package dev.retort.llm;

import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Adds up what LLMs that ask others told of whom they asked: {@link Statistics#models}. Answers of
 * an LLM that was asked itself add nothing. Safe for any thread.
 */
public final class UseByModel {
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock.
  private final Map<String, Answers.Sum> sums = new LinkedHashMap<>();

  /** Nothing told yet. */
  public UseByModel() {}

  /**
   * Adds what an answer tells.
   *
   * @param told of one answer
   */
  public void add(Statistics told) {
    if (told.models().isEmpty()) {
      return;
    }
    lock.lock();
    try {
      told.models().forEach(use -> sums.merge(use.model(), of(use), Answers.Sum::plus));
    } finally {
      lock.unlock();
    }
  }

  /** Adds what a model was asked. */
  void add(Map<String, Answers.Sum> more) {
    lock.lock();
    try {
      more.forEach((model, sum) -> sums.merge(model, sum, Answers.Sum::plus));
    } finally {
      lock.unlock();
    }
  }

  static Answers.Sum of(ModelUse use) {
    return new Answers.Sum(1, use.inputTokens(), use.cachedInputTokens(), use.outputTokens());
  }

  /**
   * What each model was asked.
   *
   * @return by name, in the order in which they were first told; {@code calls} are the answers in
   *     which a model had a part, once as the one that answered and once as one that was asked
   *     besides
   */
  public Map<String, Answers.Sum> sums() {
    lock.lock();
    try {
      return new LinkedHashMap<>(sums);
    } finally {
      lock.unlock();
    }
  }
}

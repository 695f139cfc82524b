package dev.retort.step;

import dev.retort.llm.Answers;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.UseByModel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a step counts while it runs; {@code run.json} holds the sums. Safe for any thread. */
public final class Tally {
  private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
  private final LongAdder calls = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder unreached = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder inputTokens = new LongAdder();
  private final LongAdder cachedInputTokens = new LongAdder();
  private final LongAdder outputTokens = new LongAdder();
  private final UseByModel models = new UseByModel();

  // Guarded by this.
  private @Nullable LongSupplier repeating;

  /** Nothing counted yet. */
  public Tally() {}

  /**
   * Counts calls to something outside.
   *
   * @param number how many, retries not included
   */
  public void addCalls(long number) {
    calls.add(number);
  }

  /**
   * Counts rows that failed and go on with their error.
   *
   * @param number how many
   * @param why in words, without secrets; the first one is told to the user
   */
  public void addFailed(long number, String why) {
    firstFailure.compareAndSet(null, why);
    failed.add(number);
  }

  /**
   * Why the first row failed.
   *
   * @return in words; null if none did
   */
  public @Nullable String firstFailure() {
    return firstFailure.get();
  }

  /**
   * Counts rows that got an answer. Where rows failed and none got one, the run has failed.
   *
   * @param number how many
   */
  public void addAnswered(long number) {
    answered.add(number);
  }

  /**
   * Counts rows that were taken and came to no end, since the run ended before: they have neither
   * failed nor an answer.
   *
   * @param number how many
   */
  public void addUnreached(long number) {
    unreached.add(number);
  }

  /**
   * Counts calls that were sent again.
   *
   * @param number how many
   */
  public void addRetries(long number) {
    retries.add(number);
  }

  /** Counts calls that are sent again as they are; these come on top of what was counted. */
  synchronized void followRetries(LongSupplier sofar) {
    repeating = sofar;
  }

  /** Counts what was followed for good. */
  synchronized void settleRetries() {
    LongSupplier last = repeating;
    if (last != null) {
      repeating = null;
      retries.add(last.getAsLong());
    }
  }

  /**
   * Counts tokens.
   *
   * @param input tokens read
   * @param output tokens written
   */
  public void addTokens(long input, long output) {
    inputTokens.add(input);
    outputTokens.add(output);
  }

  /**
   * Counts tokens read that the provider had in its cache; they are counted as read besides.
   *
   * @param number how many
   */
  public void addCachedInputTokens(long number) {
    cachedInputTokens.add(number);
  }

  /**
   * Counts by model what an answer took of an LLM that asks others; its tokens are to be counted
   * besides.
   *
   * @param told of one answer; without effect if it names no models
   */
  public void addModels(Statistics told) {
    models.add(told);
  }

  /**
   * What was counted by model so far.
   *
   * @return by name; empty where no LLM has asked others
   */
  public Map<String, Answers.Sum> models() {
    return models.sums();
  }

  /**
   * Calls so far.
   *
   * @return the sum
   */
  public long calls() {
    return calls.sum();
  }

  /**
   * Failed rows so far.
   *
   * @return the sum
   */
  public long failed() {
    return failed.sum();
  }

  /**
   * Answered rows so far.
   *
   * @return the sum
   */
  public long answered() {
    return answered.sum();
  }

  /**
   * Rows so far that were taken and came to no end.
   *
   * @return the sum
   */
  public long unreached() {
    return unreached.sum();
  }

  /**
   * Repeated calls so far.
   *
   * @return the sum
   */
  public synchronized long retries() {
    return retries.sum() + (repeating == null ? 0 : repeating.getAsLong());
  }

  /**
   * Tokens read so far.
   *
   * @return the sum
   */
  public long inputTokens() {
    return inputTokens.sum();
  }

  /**
   * Tokens so far that were read from providers' caches.
   *
   * @return the sum
   */
  public long cachedInputTokens() {
    return cachedInputTokens.sum();
  }

  /**
   * Tokens written so far.
   *
   * @return the sum
   */
  public long outputTokens() {
    return outputTokens.sum();
  }
}

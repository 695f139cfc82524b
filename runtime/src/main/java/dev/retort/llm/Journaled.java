package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the calls of one run and the provider: gives what the journal has, and keeps what
 * comes before it counts as there. Inputs are admitted by one thread, in order; the rest is safe
 * for any.
 */
final class Journaled {
  private final Answers answers;
  private final RequestKeys requests;
  private final String model;
  private final int asked;

  // Two numbers a slot. Written before the input is admitted, which who makes its calls has seen.
  private final long[] keys;
  private final int capacity;

  /**
   * The journal's part of a run.
   *
   * @param kwargs bound
   * @param asked generations that one call is asked for
   * @param capacity how many places there are
   * @return null if the LLM keeps no answers
   */
  static @Nullable Journaled of(LLM llm, Kwargs kwargs, int asked, int capacity) {
    Answers answers = llm.answers();
    return answers == null ? null : new Journaled(llm, kwargs, asked, capacity, answers);
  }

  Journaled(LLM llm, Kwargs kwargs, int asked, int capacity, Answers answers) {
    this.answers = answers;
    this.requests = new RequestKeys(llm, kwargs, asked, answers.twin(), answers.occurrences());
    this.model = llm.modelName();
    this.asked = asked;
    this.capacity = capacity;
    this.keys = new long[Math.multiplyExact(2, capacity)];
  }

  /** Makes the key of the next input, which is at a place. */
  void admit(long place, Input input) {
    requests.next(input);
    int slot = slot(place);
    keys[slot] = requests.high();
    keys[slot + 1] = requests.low();
  }

  /** The answer that is kept; null if the call has to be made. */
  @Nullable GenerateOutput find(long place, int sample) {
    int slot = slot(place);
    return answers.find(keys[slot], keys[slot + 1] + sample);
  }

  /** The same, not counted as given. */
  @Nullable GenerateOutput peek(long place, int sample) {
    int slot = slot(place);
    return answers.peek(keys[slot], keys[slot + 1] + sample);
  }

  /** Whether an answer is kept; it is not counted as given. */
  boolean isKnown(long input, int sample) {
    int slot = slot(input);
    return answers.has(keys[slot], keys[slot + 1] + sample);
  }

  /** The answers to all calls of an input; null if one has to be made. */
  GenerateOutput @Nullable [] findAll(long place, int calls) {
    int slot = slot(place);
    return answers.findAll(keys[slot], keys[slot + 1], calls);
  }

  /** The answer of a call that is made, given once it is kept. */
  CompletionStage<GenerateOutput> hold(
      long place, int sample, CompletionStage<GenerateOutput> stage) {
    int slot = slot(place);
    return answers.hold(keys[slot], keys[slot + 1] + sample, model, asked, stage);
  }

  /** Keeps an answer that is there already. */
  CompletableFuture<GenerateOutput> keep(long place, int sample, GenerateOutput answer) {
    int slot = slot(place);
    return answers.keep(keys[slot], keys[slot + 1] + sample, model, asked, answer);
  }

  Answers answers() {
    return answers;
  }

  /** The upper half of the key of a call. */
  long high(long place) {
    return keys[slot(place)];
  }

  /** The lower half of it. */
  long low(long place, int sample) {
    return keys[slot(place) + 1] + sample;
  }

  private int slot(long place) {
    return 2 * (int) (place % capacity);
  }
}

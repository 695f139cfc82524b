package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.Answers.Sum;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the calls of one run and the provider: gives what the journal has, and keeps what
 * comes before it counts as there. What is asked for the answer of another LLM is kept where that
 * one's answers are; where it is not known for which answer, nothing is. Inputs are admitted by one
 * thread, in order; the rest is safe for any.
 */
final class Journaled {
  private final LLM llm;
  private final @Nullable Answers own;
  private final @Nullable Seat seat;
  private final RequestKeys requests;
  private final String model;
  private final int asked;

  // Two numbers a slot. Written before the input is admitted, which who makes its calls has seen.
  private final long[] keys;

  // The same; null where no other LLM is asked, or asks.
  private final @Nullable Position @Nullable [] positions;
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
    return llm.keepsAnswers() ? new Journaled(llm, kwargs, asked, capacity, llm.answers()) : null;
  }

  Journaled(LLM llm, Kwargs kwargs, int asked, int capacity, @Nullable Answers own) {
    this.llm = llm;
    this.own = own;
    this.seat = own == null ? null : own.seat(llm);
    this.requests =
        own == null
            ? new RequestKeys(llm, kwargs, asked, 0, null)
            : new RequestKeys(llm, kwargs, asked, own.twin(), own.occurrences());
    this.model = llm.modelName();
    this.asked = asked;
    this.capacity = capacity;
    this.keys = new long[Math.multiplyExact(2, capacity)];
    this.positions = seat != null || llm.mayBeAskedByOthers() ? new Position[capacity] : null;
  }

  /** Makes the key of the next input, which is at a place. */
  void admit(long place, Input input) {
    Making making = input.making();
    Position within = making == null || positions == null ? null : making.next(llm, input);
    if (within != null) {
      requests.next(input, within::addTo);
    } else if (own != null) {
      requests.next(input);
    }
    if (positions != null) {
      positions[slot(place)] =
          within == null && own != null && seat != null ? Position.next(own, seat, input) : within;
    }
    int slot = 2 * slot(place);
    keys[slot] = requests.high();
    keys[slot + 1] = requests.low();
  }

  /** The answer that is kept; null if the call has to be made. */
  @Nullable GenerateOutput find(long place, int sample) {
    GenerateOutput known = peek(place, sample);
    if (known != null) {
      gave(place, known);
    }
    return known;
  }

  /** The same, not counted as given. */
  @Nullable GenerateOutput peek(long place, int sample) {
    Answers answers = answers(place);
    return answers == null ? null : answers.peek(high(place), low(place, sample));
  }

  /** Counts an answer that was kept as given. */
  void gave(long place, GenerateOutput known) {
    Answers answers = answers(place);
    Parts outer = outer(place);
    if (outer != null) {
      outer.found(model, known);
    } else if (answers != null) {
      answers.gave(known);
    }
  }

  /** Counts what was kept of the parts of an answer that was made. */
  void gaveParts(long place, Parts parts, GenerateOutput made) {
    Answers answers = answers(place);
    if (answers != null && outer(place) == null) {
      answers.gaveParts(parts.found(), made.statistics());
    }
  }

  /** Whether an answer is kept; it is not counted as given. */
  boolean isKnown(long place, int sample) {
    return peek(place, sample) != null;
  }

  /** The answers to all calls of an input; null if one has to be made. */
  GenerateOutput @Nullable [] findAll(long place, int calls) {
    GenerateOutput[] all = new GenerateOutput[calls];
    for (int i = 0; i < calls; i++) {
      GenerateOutput known = peek(place, i);
      if (known == null) {
        return null;
      }
      all[i] = known;
    }
    for (GenerateOutput each : all) {
      gave(place, each);
    }
    return all;
  }

  /** The answer of a call that is made, given once it is kept. */
  CompletionStage<GenerateOutput> hold(
      long place, int sample, CompletionStage<GenerateOutput> stage) {
    Answers answers = answers(place);
    return answers == null
        ? stage
        : answers.hold(high(place), low(place, sample), model, asked, stage, outer(place));
  }

  /** Keeps an answer that is there already. */
  CompletableFuture<GenerateOutput> keep(long place, int sample, GenerateOutput answer) {
    return keep(place, sample, answer, Map.of(), Map.of());
  }

  /** Keeps an answer that is there already and was made of others. */
  CompletableFuture<GenerateOutput> keep(long place, GenerateOutput answer, Parts parts) {
    return keep(place, 0, answer, parts.found(), parts.kept());
  }

  private CompletableFuture<GenerateOutput> keep(
      long place,
      int sample,
      GenerateOutput answer,
      Map<String, Sum> foundParts,
      Map<String, Sum> keptParts) {
    Answers answers = answers(place);
    if (answers == null) {
      return CompletableFuture.completedFuture(answer);
    }
    CompletableFuture<GenerateOutput> kept =
        answers.keep(high(place), low(place, sample), model, asked, answer, keptParts);
    Parts outer = outer(place);
    if (outer == null) {
      return kept;
    }
    return kept.whenComplete(
        (there, failure) -> {
          // All of it is kept with the answer, also what is kept besides.
          boolean isAll = failure == null && answer.error() == null;
          outer.add(foundParts, isAll ? Parts.sums(model, answer) : keptParts);
        });
  }

  /** Where the answer to an input is kept; null if it is not. */
  @Nullable Answers answers(long place) {
    Position position = position(place);
    return position == null ? own : position.answers();
  }

  /**
   * Which answer an LLM that asks others is asked for at a place; null if it asks none, or is not
   * known to.
   */
  @Nullable Position asksOthers(long place) {
    Position position = position(place);
    return position != null && position.seat().asksOthers() ? position : null;
  }

  /** What is asked for the answer of another, where this is a part of it; null where it is not. */
  @Nullable Parts outer(long place) {
    Position position = position(place);
    return position == null ? null : position.outer();
  }

  private @Nullable Position position(long place) {
    return positions == null ? null : positions[slot(place)];
  }

  /** The upper half of the key of a call. */
  long high(long place) {
    return keys[2 * slot(place)];
  }

  /** The lower half of it. */
  long low(long place, int sample) {
    return keys[2 * slot(place) + 1] + sample;
  }

  private int slot(long place) {
    return (int) (place % capacity);
  }
}

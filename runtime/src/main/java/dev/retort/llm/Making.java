package dev.retort.llm;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer in the making of an LLM that asks others: tells the questions apart that it puts to
 * them. Safe for any thread; equal questions to one LLM are numbered as they come.
 */
final class Making {
  /**
   * What an LLM is asked.
   *
   * @param messages of their hash; where two share it, they have numbers as if they were equal
   */
  private record Question(Seat seat, long messages) {}

  private final Position position;
  private final int tries;
  private final byte[] trail;
  private final Parts parts;

  // Guarded by this.
  private final Map<Question, Integer> asked = new HashMap<>();

  private Making(Position position, int tries, Parts parts) {
    this.position = position;
    this.tries = tries;
    this.trail = position.trailWithin(tries);
    this.parts = parts;
  }

  /** Begins the answer at a position. */
  Making(Position position) {
    this(position, 0, new Parts(position.answers(), position.outer()));
  }

  /** The same answer, tried once more. */
  Making again() {
    return new Making(position, tries + 1, parts);
  }

  /** Whether anyone was asked in this try who tells himself what came to nothing. */
  synchronized boolean hasAsked() {
    return !asked.isEmpty();
  }

  /** What was asked for the answer. */
  Parts parts() {
    return parts;
  }

  /** The position of the answer of one who is asked; null if it is not known that it would be. */
  @Nullable Position next(LLM other, Input input) {
    Seat seat = position.seat().of(other);
    if (seat == null) {
      return null;
    }
    byte[] messages = Position.hash(input.untold());
    int before;
    synchronized (this) {
      before =
          asked.merge(new Question(seat, ByteBuffer.wrap(messages).getLong()), 1, Integer::sum);
    }
    return position.of(seat, trail, messages, before - 1, parts);
  }
}

package dev.retort.llm;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of all answers one is that an LLM is asked for which asks others, or is asked by another:
 * what is in its key in place of a running number. All of it follows from what was asked before for
 * the same answer of a step, and from nothing else, so that it is the same in a run that goes on
 * and needs not to ask again. Immutable.
 *
 * <p>Whoever is asked by another with the very messages of the step has the key that it would have
 * if the step asked it itself.
 */
final class Position {
  private static final byte[] NONE = {};

  private final Answers answers;
  private final Seat seat;

  // What the step asks, and which of those rows it is that ask the same.
  private final byte[] root;
  private final int number;

  // How often the LLM was asked the same before, for the answer that it is asked for.
  private final int times;

  // Through whom the question came, where that is not to be seen from the rest.
  private final byte[] trail;

  // The same for those whom the LLM asks.
  private final byte[] trailWithin;

  private final @Nullable Parts outer;

  private Position(
      Answers answers,
      Seat seat,
      byte[] root,
      int number,
      int times,
      byte[] trail,
      byte[] trailWithin,
      @Nullable Parts outer) {
    this.answers = answers;
    this.seat = seat;
    this.root = root;
    this.number = number;
    this.times = times;
    this.trail = trail;
    this.trailWithin = trailWithin;
    this.outer = outer;
  }

  /** That of the next answer of an LLM which asks others and is asked by itself. */
  static Position next(Answers answers, Seat seat, Input input) {
    byte[] root = hash(input.untold());
    int number = answers.rows().next(ByteBuffer.wrap(root).getLong());
    return new Position(answers, seat, root, number, 0, NONE, NONE, null);
  }

  /**
   * That of an answer which an LLM is asked for from here.
   *
   * @param trailHere that of those who are asked from here, by the try that they are asked in
   * @param messages hash of what it is asked
   * @param asked how often it was asked that before
   */
  Position of(Seat other, byte[] trailHere, byte[] messages, int asked, Parts parts) {
    boolean isTheSteps = Arrays.equals(messages, root);
    byte[] before = isTheSteps ? trailHere : hash(trailHere, root, 0);
    byte[] within = isTheSteps && asked == 0 ? trailHere : hash(trailHere, messages, asked);
    return new Position(answers, other, root, number, asked, before, within, parts);
  }

  /** The trail of those who are asked from here in a try. */
  byte[] trailWithin(int tries) {
    return tries == 0 ? trailWithin : hash(trailWithin, NONE, tries);
  }

  Answers answers() {
    return answers;
  }

  Seat seat() {
    return seat;
  }

  /** What is asked beside it for the same answer of another; null if it is asked by itself. */
  @Nullable Parts outer() {
    return outer;
  }

  /** Adds what goes into a key. */
  void addTo(Bytes to) {
    add(to, answers.twin(), number, seat.alike(), times, trail);
  }

  static void add(Bytes to, int twin, int number, int alike, int times, byte[] trail) {
    to.count(twin).count(number);
    if (alike > 0 || times > 0 || trail.length > 0) {
      to.count(alike).count(times).raw(trail);
    }
  }

  static byte[] hash(List<ChatMessage> messages) {
    Bytes bytes = new Bytes();
    RequestKeys.add(messages, bytes);
    return RequestKeys.sha256().digest(bytes.toArray());
  }

  private static byte[] hash(byte[] trail, byte[] messages, int count) {
    Bytes bytes = new Bytes();
    bytes.count(trail.length).raw(trail).count(messages.length).raw(messages).count(count);
    return RequestKeys.sha256().digest(bytes.toArray());
  }
}

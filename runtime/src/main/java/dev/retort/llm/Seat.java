package dev.retort.llm;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The place at which an LLM is asked, by itself or by another one, and the places of those whom it
 * asks. Immutable once it is made.
 */
final class Seat {
  private final int alike;
  private final IdentityHashMap<LLM, Seat> others = new IdentityHashMap<>();

  private Seat(int alike) {
    this.alike = alike;
  }

  /**
   * The place of an LLM that is asked by itself.
   *
   * @param alike how many that are set alike there are so far, by their config; counted on
   */
  static Seat of(LLM llm, Map<ByteBuffer, Integer> alike) {
    return of(llm, alike, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Seat of(LLM llm, Map<ByteBuffer, Integer> alike, Set<LLM> path) {
    Seat seat = new Seat(alike.merge(ConfigBytes.of(llm), 1, Integer::sum) - 1);
    // One that holds itself is refused when it is loaded.
    if (path.add(llm)) {
      for (Inquiry each : llm.inquiries(1)) {
        LLM other = each.llm();
        if (!seat.others.containsKey(other)) {
          other.isAskedByOthers();
          seat.others.put(other, of(other, alike, path));
        }
      }
      path.remove(llm);
    }
    return seat;
  }

  /**
   * Which of those that are set alike it is, from 0: they are there to get answers of their own.
   */
  int alike() {
    return alike;
  }

  /** Whether others are asked from here. */
  boolean asksOthers() {
    return !others.isEmpty();
  }

  /** The place of an LLM that is asked from here; null if it is not known to be. */
  @Nullable Seat of(LLM other) {
    return others.get(other);
  }
}

package dev.retort.engine;

import org.jspecify.annotations.Nullable;

/**
 * Runs turns on the threads that bring them, several threads at once, but on one thread never one
 * turn inside another. Safe for any thread.
 *
 * <p>A provider may complete calls from within the very call that starts another one (a batch that
 * is full, say). Were such a turn run where it comes up, the stack would grow with every batch; it
 * is kept instead, and run by the same thread when the turn it came up in is over.
 */
final class Trampoline {
  /*
   * What a thread is doing is kept in frames, innermost first, one for each trampoline that runs a
   * turn on the thread. A call may well use an engine of its own (an LLM made of LLMs), and that
   * one must not wait for ours. All of it is confined to the thread: no guards, no fences.
   *
   * A frame is a plain array, and the first one of a thread is used again and again: so a turn
   * allocates nothing, and a pool thread that outlives our class loader holds nothing of ours.
   */
  private static final ThreadLocal<@Nullable Object[]> INNERMOST =
      ThreadLocal.withInitial(() -> new Object[3]);

  private static final int OWNER = 0;
  private static final int KEPT = 1;
  private static final int OUTER = 2;

  /** Something to run; kept in one place at most. */
  abstract static class Turn {
    // Confined to the thread that keeps the turn.
    private @Nullable Turn below;

    abstract void run();
  }

  /** Runs the turn before it returns, or keeps it for the turn that this thread is running. */
  void run(Turn turn) {
    @Nullable Object[] innermost = INNERMOST.get();
    for (@Nullable Object[] frame = innermost; frame != null; frame = (Object[]) frame[OUTER]) {
      if (frame[OWNER] == this) {
        turn.below = (Turn) frame[KEPT];
        frame[KEPT] = turn;
        return;
      }
    }
    if (innermost[OWNER] == null) {
      runIn(innermost, turn);
      return;
    }
    @Nullable Object[] inner = {null, null, innermost};
    INNERMOST.set(inner);
    try {
      runIn(inner, turn);
    } finally {
      INNERMOST.set(innermost);
    }
  }

  private void runIn(@Nullable Object[] frame, Turn first) {
    frame[OWNER] = this;
    try {
      for (Turn turn = first; turn != null; turn = takeKept(frame)) {
        turn.run();
      }
    } finally {
      frame[OWNER] = null;
      frame[KEPT] = null;
    }
  }

  private static @Nullable Turn takeKept(@Nullable Object[] frame) {
    Turn top = (Turn) frame[KEPT];
    if (top != null) {
      frame[KEPT] = top.below;
      top.below = null;
    }
    return top;
  }
}

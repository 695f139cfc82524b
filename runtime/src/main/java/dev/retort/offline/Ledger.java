package dev.retort.offline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run intends to send, and what has become of it: the record that is on the disk before
 * anything is sent. Immutable.
 *
 * @param run names the run; empty where only ids of batches are known so far
 * @param createdAt when the run was begun
 * @param requests how many requests it has, those that need no batch included
 * @param parts its files, in the order of their numbers
 * @param delivered whether the answers were given to whoever asked
 */
record Ledger(String run, Instant createdAt, long requests, List<Part> parts, boolean delivered) {
  static final String UNKNOWN_RUN = "";

  Ledger {
    parts = List.copyOf(parts);
  }

  /** A run of which nothing is known but the ids of its batches. */
  static Ledger of(List<String> batches, long requests, Instant now) {
    List<Part> parts = new ArrayList<>();
    for (String batch : batches) {
      parts.add(Part.of(parts.size(), batch));
    }
    return new Ledger(UNKNOWN_RUN, now, requests, parts, false);
  }

  boolean isRunKnown() {
    return !run.equals(UNKNOWN_RUN);
  }

  /** The ids of the batches that exist, in the order of the parts. */
  List<String> batches() {
    return parts.stream().map(Part::batch).filter(Objects::nonNull).toList();
  }

  int lastRound() {
    return parts.stream().mapToInt(Part::round).max().orElse(0);
  }

  /** The part that a request was in, the last one where there were several; null for none. */
  @Nullable Part covering(long request) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i).covers(request)) {
        return parts.get(i);
      }
    }
    return null;
  }

  Ledger with(Part changed) {
    List<Part> all = new ArrayList<>(parts);
    all.set(changed.number(), changed);
    return new Ledger(run, createdAt, requests, all, delivered);
  }

  Ledger withMore(List<Part> more) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(more);
    return new Ledger(run, createdAt, requests, all, delivered);
  }

  Ledger ofRun(String known) {
    return new Ledger(known, createdAt, requests, parts, delivered);
  }

  Ledger delivered(boolean given) {
    return new Ledger(run, createdAt, requests, parts, given);
  }
}

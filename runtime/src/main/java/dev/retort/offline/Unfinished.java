package dev.retort.offline;

import java.util.List;

/** Batches are not finished. */
public final class Unfinished extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> batches;

  Unfinished(List<String> batches) {
    super("not finished: " + batches);
    this.batches = List.copyOf(batches);
  }

  /** Their ids. */
  public List<String> batches() {
    return batches;
  }
}

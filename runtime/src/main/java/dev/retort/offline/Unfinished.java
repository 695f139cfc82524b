package dev.retort.offline;

import dev.retort.batch.KeptBatch;
import java.util.List;

/** Batches are not finished. */
public final class Unfinished extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> batches;
  private final transient List<KeptBatch> standing;

  Unfinished(List<String> batches, List<KeptBatch> standing) {
    super("not finished: " + batches);
    this.batches = List.copyOf(batches);
    this.standing = List.copyOf(standing);
  }

  /** Their ids. */
  public List<String> batches() {
    return batches;
  }

  /** How far all batches of the run are. */
  public List<KeptBatch> standing() {
    return standing;
  }
}

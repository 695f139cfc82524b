package dev.retort.offline;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchCounts;
import dev.retort.batch.BatchState;
import dev.retort.batch.KeptBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the batches of a run are, for users. */
public final class Standing {
  private Standing() {}

  /** What a folder says of the batches of its run; empty if there is none, or it is over. */
  public static List<KeptBatch> kept(Path folder) throws IOException {
    Ledger ledger = Workspace.read(folder);
    return ledger == null || ledger.delivered()
        ? List.of()
        : ledger.parts().stream()
            .filter(part -> !part.isReplaced())
            .map(part -> kept(part, BatchCounts.NONE))
            .toList();
  }

  /** How far a batch is, by the record and by what the provider said. */
  static KeptBatch of(Part part, @Nullable Batch batch) {
    BatchCounts counts = batch == null ? BatchCounts.NONE : batch.counts();
    KeptBatch kept = kept(part, counts);
    return batch == null || part.step() != Part.Step.CREATED
        ? kept
        : new KeptBatch(
            kept.part(), kept.id(), kept.requests(), batch.state().words(), false, false, counts);
  }

  private static KeptBatch kept(Part part, BatchCounts counts) {
    BatchState end = part.end();
    if (part.isHeld()) {
      String standing = "waits for room in the provider's queue: " + Results.words(part);
      return new KeptBatch(
          part.number(), part.batch(), part.count(), standing, false, false, counts);
    }
    String standing =
        end == null
            ? submitted(part)
            : part.isFetched() && !part.isRefused() ? end.words() + ", fetched" : end.words();
    return new KeptBatch(
        part.number(), part.batch(), part.count(), standing, end != null, part.isFetched(), counts);
  }

  private static String submitted(Part part) {
    if (!part.isSent()) {
      return "not submitted";
    }
    return part.problems().isEmpty()
        ? "submitted"
        : "submitted again, for the provider's queue was full: " + Results.words(part);
  }
}

package dev.retort.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the batches of an account, the newest first.
 *
 * @param batches in the provider's order
 * @param next what {@link dev.retort.llm.SupportsOfflineBatch#list list} takes for those that
 *     follow; null if these are the last
 */
public record BatchPage(List<Batch> batches, @Nullable String next) {
  public BatchPage {
    batches = List.copyOf(batches);
  }
}

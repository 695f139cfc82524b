package dev.retort.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of a batch. Immutable.
 *
 * @param id the provider's name of it
 * @param state where it stands
 * @param counts how far it is
 * @param createdAt when it was created; null where the provider does not tell
 * @param metadata what was given to {@link dev.retort.llm.SupportsOfflineBatch#submit submit} with
 *     {@link BatchRequests#metadata}, for a provider that keeps it; else empty
 * @param upload the provider's name of the file of requests that {@link
 *     dev.retort.llm.SupportsOfflineBatch#removeUpload removeUpload} takes; null where there is
 *     none
 * @param problems why it {@link BatchState#FAILED}
 */
public record Batch(
    String id,
    BatchState state,
    BatchCounts counts,
    @Nullable Instant createdAt,
    Map<String, String> metadata,
    @Nullable String upload,
    List<BatchProblem> problems) {
  public Batch {
    metadata = Map.copyOf(metadata);
    problems = List.copyOf(problems);
  }
}

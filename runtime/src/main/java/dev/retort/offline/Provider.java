package dev.retort.offline;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the engine asks of a provider, each question once. A question without an answer is {@link
 * Unanswered}; what is thrown unchecked is the answer no.
 */
public interface Provider {
  /** What a line of results says of its request. */
  enum Fate {
    /** It was answered. */
    ANSWERED,
    /** It failed for good. */
    FAILED,
    /** The batch ended before it. */
    UNSENT
  }

  /**
   * A line of results that can be read.
   *
   * @param customId which request
   * @param fate what came of it
   */
  record Row(String customId, Fate fate) {}

  /** What fits into one batch. */
  BatchLimits limits();

  /** How often requests are sent again that were not begun. */
  int maxResubmissions();

  /** Whether batches carry what they were given as metadata. */
  boolean keepsMetadata();

  /** One line of a file of requests, without its end. */
  String line(String customId, String body);

  /** Creates a batch. */
  Batch submit(BatchRequests requests) throws Unanswered, InterruptedException;

  /** Whether what {@link #submit} has thrown says that no batch was created. */
  boolean isRefusal(RuntimeException failure);

  /** Asks how far a batch is. */
  Batch status(String id) throws Unanswered, InterruptedException;

  /**
   * Copies the results.
   *
   * @throws IOException if the disk fails
   */
  void fetch(String id, OutputStream lines) throws Unanswered, IOException, InterruptedException;

  /** Asks for a batch to be stopped. */
  Batch cancel(String id) throws Unanswered, InterruptedException;

  /** Lists batches, the newest first. */
  BatchPage list(@Nullable String next) throws Unanswered, InterruptedException;

  /** Removes a file of requests. */
  void removeUpload(String upload) throws Unanswered, InterruptedException;

  /** Reads a line of results; null if not even its request is known. */
  @Nullable Row row(String line);
}

package dev.retort.llm;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An LLM whose provider takes whole files of requests and answers within a day. Next to these
 * methods it declares the body of one request, with the kwargs of its operative method:
 *
 * <pre>{@code
 * String offlineBatchRequest(Input input[, int numGenerations], ...)
 * }</pre>
 *
 * <p>which throws a {@link GenerationException} if the input cannot be made into a request. All
 * else is the runtime's: {@link LLM#offlineBatchGenerate} splits, keeps what it does on the disk,
 * polls, matches answers by custom id and asks again for what an expired batch left.
 *
 * <p>All methods are called after {@link LLM#load}, by one thread at a time for one batch. They may
 * block; an interrupt should end them with an {@link InterruptedException}. Each sends once:
 * retries are the runtime's. What goes wrong is an {@link IOException} where the provider was not
 * reached, or a {@link GenerationException} with the kind and status of an online call.
 */
public interface SupportsOfflineBatch {
  /**
   * What the provider takes in one batch, lowered by what the user set.
   *
   * @return requests and bytes
   */
  BatchLimits batchLimits();

  /**
   * How often requests are sent again that an expired or cancelled batch left without an answer.
   *
   * @return {@code offline_batch_max_resubmissions}; 0 for never
   */
  default int batchMaxResubmissions() {
    return 1;
  }

  /**
   * Whether batches carry {@link BatchRequests#metadata}, so that {@link #list} and {@link #status}
   * give it back. If not, a lost batch is looked for by its time and number of requests, and known
   * by the custom ids of its results.
   *
   * @return true by default
   */
  default boolean batchesKeepMetadata() {
    return true;
  }

  /**
   * One line of a file of requests.
   *
   * @param customId names the request: at most 64 letters, digits, {@code -} and {@code _}
   * @param body what {@code offlineBatchRequest} gave: one JSON object
   * @return one JSON object without line breaks
   */
  String batchLine(String customId, String body);

  /**
   * Creates a batch. If this throws, or the process ends, the runtime looks through {@link #list}
   * before it calls again.
   *
   * @param requests the file and what was done about it before
   * @return the batch as the provider told it
   * @throws IOException if the provider was not reached
   * @throws InterruptedException if the thread was interrupted
   */
  Batch submit(BatchRequests requests) throws IOException, InterruptedException;

  /**
   * Asks how far a batch is.
   *
   * @param batchId the provider's id
   * @return the batch now
   * @throws IOException if the provider was not reached
   * @throws InterruptedException if the thread was interrupted
   */
  Batch status(String batchId) throws IOException, InterruptedException;

  /**
   * Copies the results of a batch that has ended, answers and errors alike, in any order; nothing
   * if there are none.
   *
   * @param batchId the provider's id
   * @param lines takes lines that {@link #batchRow} reads, each ended by a line feed, in UTF-8;
   *     streamed, since they may be many; not to be closed
   * @throws IOException if the provider was not reached, or {@code lines} takes no more
   * @throws InterruptedException if the thread was interrupted
   */
  void fetch(String batchId, OutputStream lines) throws IOException, InterruptedException;

  /**
   * Asks the provider to stop a batch. What is answered by then can be fetched.
   *
   * @param batchId the provider's id
   * @return the batch now
   * @throws IOException if the provider was not reached
   * @throws InterruptedException if the thread was interrupted
   */
  Batch cancel(String batchId) throws IOException, InterruptedException;

  /**
   * Lists the batches of the account, the newest first.
   *
   * @param next what the page before told; null for the first page
   * @return some batches
   * @throws IOException if the provider was not reached
   * @throws InterruptedException if the thread was interrupted
   */
  BatchPage list(@Nullable String next) throws IOException, InterruptedException;

  /**
   * Reads one line of results, with the code that reads online answers.
   *
   * @param line without its line feed
   * @param numGenerations generations that the request asked for
   * @return what it says; a body that is no answer is a {@link BatchRow.Failed} of kind {@code
   *     MALFORMED}
   * @throws GenerationException if not even the custom id can be read
   */
  BatchRow batchRow(String line, int numGenerations);

  /**
   * Removes a file that was uploaded for a batch; without effect if it is gone. Providers without
   * uploads leave it as it is.
   *
   * @param upload the provider's id of the file
   * @throws IOException if the provider was not reached
   * @throws InterruptedException if the thread was interrupted
   */
  default void removeUpload(String upload) throws IOException, InterruptedException {}
}

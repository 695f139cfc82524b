package dev.retort.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of requests that is to become a batch, and what was done about it before. */
public interface BatchRequests {
  /**
   * The requests, one a line, as {@link dev.retort.llm.SupportsOfflineBatch#batchLine batchLine}
   * made them, each line ended by a line feed, in UTF-8. It stays as it is while {@code submit}
   * runs.
   *
   * @return a file on the disk, within the provider's limits; to be streamed, not read whole
   */
  Path file();

  /**
   * A name for the file at the provider that no other file has.
   *
   * @return letters, digits and {@code - . _}, such as {@code retort-4k2m9x-0.jsonl}
   */
  String name();

  /**
   * How many requests.
   *
   * @return at least 1; 0 where only the {@link #upload} is known, which another process has made
   */
  int count();

  /**
   * How long the file is.
   *
   * @return bytes; 0 where only the {@link #upload} is known
   */
  long bytes();

  /**
   * What the batch is to carry, so that it is found again by listing; a provider that keeps no
   * metadata leaves it: the custom ids say the same.
   *
   * @return few short texts
   */
  Map<String, String> metadata();

  /**
   * What an earlier attempt uploaded and told with {@link #uploaded}; to be used, not uploaded
   * again: the {@link #file} may be gone.
   *
   * @return the provider's id of the file; null if none was told
   */
  @Nullable String upload();

  /**
   * Whether an earlier attempt may have uploaded the file without hearing that it did. A provider
   * that takes uploads then looks for one of this {@link #name} and of as many {@link #bytes}, and
   * uses it.
   *
   * @return false at the first attempt
   */
  boolean wasTried();

  /**
   * Keeps the id of an uploaded file, on the disk, before the batch is created of it; for providers
   * where that are two steps.
   *
   * @param upload the provider's id of the file
   * @throws IOException if it cannot be written; then no batch may be created
   */
  void uploaded(String upload) throws IOException;
}

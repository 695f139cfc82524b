package dev.retort.batch;

import org.jspecify.annotations.Nullable;

/**
 * What a provider takes in one batch.
 *
 * @param maxRequests how many requests, at least 1
 * @param maxBytes how many bytes the file of them may have, at least 1
 */
public record BatchLimits(int maxRequests, long maxBytes) {
  public BatchLimits {
    if (maxRequests < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "a batch takes at least one request of one byte, not "
              + maxRequests
              + " requests of "
              + maxBytes
              + " bytes");
    }
  }

  /**
   * The same, lowered by what a user set; what is higher than the provider's own limit has no
   * effect.
   *
   * @param requests {@code offline_batch_max_requests}; null for the provider's
   * @param bytes {@code offline_batch_max_bytes}; null for the provider's
   * @return the limits in force
   */
  public BatchLimits loweredTo(@Nullable Integer requests, @Nullable Long bytes) {
    return new BatchLimits(
        requests == null ? maxRequests : Math.min(maxRequests, requests),
        bytes == null ? maxBytes : Math.min(maxBytes, bytes));
  }
}

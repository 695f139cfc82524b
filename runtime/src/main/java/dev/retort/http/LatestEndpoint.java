package dev.retort.http;

import org.jspecify.annotations.Nullable;

/**
 * The endpoint of a config that may change while calls go out. Safe for use by many threads; two of
 * them may both make it anew, at no harm.
 */
public final class LatestEndpoint {
  private volatile @Nullable Endpoint known;

  /** Knows none yet. */
  public LatestEndpoint() {}

  /**
   * Gives the endpoint of what the config says now.
   *
   * @param source what it says
   * @return the one of before, if it says the same
   * @throws dev.retort.config.ConfigException with every problem of it
   */
  public Endpoint of(EndpointSource source) {
    Endpoint latest = known;
    if (latest == null || !latest.source().equals(source)) {
      latest = source.resolve();
      known = latest;
    }
    return latest;
  }
}

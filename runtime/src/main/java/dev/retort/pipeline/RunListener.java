package dev.retort.pipeline;

/**
 * Follows a run. Methods are called from the run's threads, one at a time for each step; they must
 * be quick and must not throw.
 */
public interface RunListener {
  /**
   * A step has taken or given rows.
   *
   * @param step its name
   * @param soFar all it has counted until now
   */
  default void progressed(String step, Counts soFar) {}

  /**
   * A step has given its last row.
   *
   * @param step its name
   * @param total all it has counted
   */
  default void ended(String step, Counts total) {}
}

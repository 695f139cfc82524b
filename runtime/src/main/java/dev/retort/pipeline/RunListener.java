package dev.retort.pipeline;

/**
 * Follows a run. Methods are called from the run's threads, one at a time for each step; they must
 * be quick and must not throw.
 */
public interface RunListener {
  /**
   * Rows are about to flow: the LLMs are loaded, the output folder is there.
   *
   * @param progress where the run stands, to be looked at whenever that is wanted, also when no
   *     step takes or gives rows
   */
  default void started(RunProgress progress) {}

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

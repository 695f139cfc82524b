package dev.retort.pipeline;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a run stands, for those who look at it while it goes on. Safe for any thread. */
public interface RunProgress {
  /**
   * Where each step stands.
   *
   * @return by name, in the order of the file
   */
  Map<String, StepProgress> steps();

  /**
   * Why the run is about to end before its time: no new call is made, those under way are waited
   * for.
   *
   * @return in words, such as {@code the deadline of 90 s is over}; null while the run goes on
   */
  default @Nullable String stopping() {
    return null;
  }

  /**
   * What the models were asked until now, and what that cost.
   *
   * @return without costs if the run was given no prices
   */
  Spending spending();

  /**
   * How many rows each step will give, if all goes well. Input files are read to count their rows,
   * which takes as long as that does: ask once, on a thread that has the time. An interrupt ends
   * it.
   *
   * @return by name; without steps of which it is not known
   * @throws Exception if input cannot be counted
   */
  Map<String, Long> countRows() throws Exception;
}

package dev.retort.engine;

/**
 * A stage of {@link FanOut.Calls#start} that is told later than its call was answered, such as once
 * the answer is kept. Safe for any thread.
 */
public interface Arriving {
  /**
   * Whether the call was answered.
   *
   * @return true also before the stage is complete
   */
  boolean hasArrived();
}

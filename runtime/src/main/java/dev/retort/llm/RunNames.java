package dev.retort.llm;

import java.util.UUID;
import java.util.function.LongUnaryOperator;

/** Names of calls that no other run has. Safe for any thread. */
final class RunNames implements CallKeys.Names {
  private final LongUnaryOperator numbers;
  private volatile String run = "";

  /**
   * Nothing is made before a name is asked for.
   *
   * @param numbers which of all calls of the run one is
   */
  RunNames(LongUnaryOperator numbers) {
    this.numbers = numbers;
  }

  @Override
  public String of(long call) {
    return run() + "-" + numbers.applyAsLong(call);
  }

  private String run() {
    return run.isEmpty() ? make() : run;
  }

  private synchronized String make() {
    if (run.isEmpty()) {
      run = UUID.randomUUID().toString();
    }
    return run;
  }

  @Override
  public int usedUp(long call) {
    return 0;
  }

  @Override
  public void useUp(long call, int names) {
    // Nobody will ask for it.
  }
}

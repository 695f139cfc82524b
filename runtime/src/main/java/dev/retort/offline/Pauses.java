package dev.retort.offline;

import dev.retort.engine.Timebase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits: between two looks at a batch, and before a question is asked again. An interrupt ends
 * them.
 *
 * @param time the clock
 * @param dice from 0 to below 1
 * @param maxRetries how often a question is asked again
 */
public record Pauses(Timebase time, DoubleSupplier dice, int maxRetries) {
  /** A question to the provider. */
  interface Question<T> {
    T ask() throws Unanswered, InterruptedException;
  }

  private static final long FIRST_LOOK = Duration.ofSeconds(10).toNanos();
  private static final long SHORTEST_LOOK = Duration.ofSeconds(1).toNanos();
  private static final double GROWTH = 1.5;
  private static final double JITTER = 0.1;
  private static final long FIRST_RETRY = Duration.ofMillis(500).toNanos();
  private static final long LONGEST_RETRY = Duration.ofMinutes(1).toNanos();
  private static final long LONGEST_TOLD = Duration.ofMinutes(10).toNanos();
  private static final int DOUBLINGS = 7;

  /** Waits before the look at batches of this number, from 0: longer and longer, up to a bound. */
  void beforeLook(int number, Duration longest) throws InterruptedException {
    long bound = Math.max(SHORTEST_LOOK, longest.toNanos());
    double grown = (double) Math.min(bound, FIRST_LOOK) * Math.pow(GROWTH, number);
    double wait = Math.min((double) bound, grown);
    sleep((long) (wait * (1 - JITTER * dice.getAsDouble())));
  }

  /** Waits before a question is asked again for the n-th time, from 1; false if it is not to be. */
  boolean beforeRetry(int number, @Nullable Duration told) throws InterruptedException {
    if (number > maxRetries || (told != null && told.toNanos() > LONGEST_TOLD)) {
      return false;
    }
    long bound = Math.min(LONGEST_RETRY, FIRST_RETRY << Math.min(number - 1, DOUBLINGS));
    long least = told == null ? 0 : told.toNanos();
    sleep(least + (long) (bound * dice.getAsDouble()));
    return true;
  }

  /** Asks until there is an answer, or patience ends. */
  <T> T ask(Question<T> question) throws InterruptedException {
    for (int number = 1; ; number++) {
      try {
        return question.ask();
      } catch (Unanswered e) {
        if (!beforeRetry(number, e.retryAfter())) {
          throw e.failure();
        }
      }
    }
  }

  private void sleep(long nanos) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    Timebase.Alarm alarm = time.schedule(nanos, over::countDown);
    try {
      over.await();
    } finally {
      alarm.cancel();
    }
  }
}

package dev.retort.llm;

import dev.retort.engine.Attempt;
import dev.retort.engine.FanOut;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call that failed is sent again, and when: the only such layer. Immutable, but for the
 * dice.
 *
 * <p>Waits are drawn from between nothing and a bound that doubles each time, so that calls that
 * failed together do not come back together; a wait that the provider asks for is kept, and a tenth
 * of it is added by chance.
 *
 * @param maxRetries how often a call is sent again; refusals for being too many do not count, nor
 *     do calls sent to see whether the provider is up again; but if this is 0 nothing is repeated
 * @param dice from 0 to below 1
 */
record Retries(int maxRetries, DoubleSupplier dice) {
  /** A provider that wants to be left alone for longer has no quota left. */
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** So long may refusals be all that comes, while nothing is said of when to come again. */
  private static final long LONGEST_REFUSED_NANOS = 3_600_000_000_000L;

  private static final long FIRST_WAIT_NANOS = 500_000_000L;
  private static final int DOUBLINGS = 7;
  private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;
  private static final double SPREAD = 0.1;

  /** What the failure is in the light of how long the provider wants to be left alone. */
  Failure judge(Failure failure, @Nullable Duration retryAfter, Attempt attempt) {
    if (!isRepeated(failure.kind())) {
      return failure;
    }
    if (retryAfter != null && retryAfter.compareTo(LONGEST_PAUSE) > 0) {
      return quota(
          failure, "; it wants to be left alone for " + retryAfter.toMinutes() + " minutes");
    }
    return failure.kind() == Kind.RATE_LIMIT
            && attempt.refusedNanos() >= LONGEST_REFUSED_NANOS
            && maxRetries > 0
        ? quota(failure, "; it has answered nothing else for an hour")
        : failure;
  }

  /**
   * What to do about it.
   *
   * @return nanoseconds until the call is to be sent again, or {@link FanOut.Calls#OVER}
   */
  long after(Failure failure, @Nullable Duration retryAfter, Attempt attempt) {
    if (!isRepeated(failure.kind()) || maxRetries == 0) {
      return FanOut.Calls.OVER;
    }
    if (failure.kind() != Kind.RATE_LIMIT && !attempt.isProbe()) {
      if (attempt.spent() >= maxRetries) {
        return FanOut.Calls.OVER;
      }
      attempt.spend();
    }
    long told = retryAfter == null ? 0 : retryAfter.toNanos();
    return told > 0 ? told + (long) (told * SPREAD * dice.getAsDouble()) : backOff(attempt.made());
  }

  /** How long no call of anyone should be sent to a provider that answers like this. */
  static long pauseNanos(Failure failure, @Nullable Duration retryAfter) {
    return retryAfter == null || !isRepeated(failure.kind()) ? 0 : retryAfter.toNanos();
  }

  private long backOff(int made) {
    long bound = FIRST_WAIT_NANOS << Math.min(made - 1, DOUBLINGS);
    return (long) (Math.min(bound, LONGEST_WAIT_NANOS) * dice.getAsDouble());
  }

  private static Failure quota(Failure failure, String why) {
    return new Failure(
        Kind.QUOTA,
        failure.message() + why + ", which counts as having no quota left",
        failure.attempts(),
        failure.status(),
        failure.requestId(),
        failure.rejected());
  }

  private static boolean isRepeated(Kind kind) {
    return switch (kind) {
      case RATE_LIMIT, TIMEOUT, CONNECTION, SERVER, MALFORMED -> true;
      default -> false;
    };
  }
}

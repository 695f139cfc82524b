package dev.retort.llm;

import dev.retort.engine.Limiter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The limiters of this process, one an account: the one place that all LLMs have in common, since
 * an account's minute does not care which object sends a call. Safe for any thread.
 */
final class Limiters {
  private static final Map<Account, Limiter> ALL = new ConcurrentHashMap<>();

  /** Long after everything that a limiter remembers has lost its meaning. */
  private static final long FORGOTTEN_NANOS = Duration.ofMinutes(15).toNanos();

  private Limiters() {}

  static Limiter of(Account account, LongSupplier clock) {
    ALL.keySet().stream().filter(known -> !known.equals(account)).forEach(Limiters::forgetIfIdle);
    return ALL.compute(
        account,
        (same, known) -> {
          Limiter found = known == null ? new Limiter(clock) : known;
          // Who found it is about to join it: until then it is not idle.
          found.touch();
          return found;
        });
  }

  private static void forgetIfIdle(Account account) {
    ALL.computeIfPresent(account, (same, known) -> known.isIdle(FORGOTTEN_NANOS) ? null : known);
  }
}

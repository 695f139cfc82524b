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
    ALL.entrySet()
        .removeIf(
            known -> !known.getKey().equals(account) && known.getValue().isIdle(FORGOTTEN_NANOS));
    return ALL.computeIfAbsent(account, unknown -> new Limiter(clock));
  }
}

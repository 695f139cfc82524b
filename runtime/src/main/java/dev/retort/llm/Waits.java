package dev.retort.llm;

import dev.retort.llm.LimiterState.Gate;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one LLM wait for at the limits of their account, or for their next attempt
 * after a failure, and have waited for. Immutable.
 *
 * @param calls calls that wait now
 * @param gate what they wait for; null if none waits. {@link Gate#RETRY} only where no call of the
 *     account is under way and none is held by a limit: a call that is sent again while others go
 *     on holds nothing up
 * @param unbroken for how long at least one of them has waited for that without a break
 * @param total by gate: how long at least one call waited, since the LLM was loaded; without gates
 *     that none waited for
 */
public record Waits(int calls, @Nullable Gate gate, Duration unbroken, Map<Gate, Duration> total) {
  /** No call waits, or has waited. */
  public static final Waits NONE = new Waits(0, null, Duration.ZERO, Map.of());

  /** Copies the map. */
  public Waits {
    Map<Gate, Duration> copy = new EnumMap<>(Gate.class);
    copy.putAll(total);
    total = Collections.unmodifiableMap(copy);
  }

  /**
   * Those of several LLMs: sums, and what has been waited for longest.
   *
   * @param all what each of them waits for
   * @return all of it
   */
  public static Waits sum(Collection<Waits> all) {
    int calls = 0;
    Waits longest = NONE;
    Map<Gate, Duration> total = new EnumMap<>(Gate.class);
    for (Waits each : all) {
      calls += each.calls;
      boolean longer = each.unbroken.compareTo(longest.unbroken) > 0;
      longest = longer || longest.gate == null ? each : longest;
      each.total.forEach((gate, time) -> total.merge(gate, time, Duration::plus));
    }
    return new Waits(calls, longest.gate, longest.unbroken, total);
  }
}

package dev.retort.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges that are under way, and one alarm that rings for those whose time is up. Safe for
 * use by many threads.
 *
 * <p>An alarm for each exchange, set and given up again, would wake the one thread of all alarms
 * for every call. This one is set for the exchange whose time is up first, and when it rings it
 * looks at all of them: where calls last a second and may last two minutes, once in two minutes.
 */
final class UnderWay implements AutoCloseable {
  /*
   * An exchange is in the set before add() looks at what is set; a look takes what is set away
   * before it goes through the set. So either the exchange sees that it has to set the alarm, or
   * the look sees the exchange. The same goes for close(), which raises its flag before it goes
   * through the set.
   */

  /** An alarm may be late by this, so that those of one moment ring together. */
  private static final long LEAST_WAIT = TimeUnit.MILLISECONDS.toNanos(5);

  /** What may be late. */
  interface Exchange {
    /** When its time is up, by the clock of {@link System#nanoTime}. */
    long deadline();

    /** Its time is up. */
    void ring();

    /** Nobody waits for it any more. */
    void cancel();
  }

  /** A look that is to come. */
  private record Look(long at, CompletableFuture<Void> alarm) {}

  private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Look> next = new AtomicReference<>();
  private final Executor ringing;
  private volatile boolean closed;

  /**
   * Nothing is under way yet.
   *
   * @param ringing where exchanges are rung for: users' code hangs on that
   */
  UnderWay(Executor ringing) {
    this.ringing = ringing;
  }

  void add(Exchange exchange) {
    exchanges.add(exchange);
    lookBy(exchange.deadline());
    if (closed) {
      // close() may have gone through the set before, and no alarm rings any more.
      exchange.cancel();
    }
  }

  void remove(Exchange exchange) {
    exchanges.remove(exchange);
  }

  private void lookBy(long deadline) {
    Look set = next.get();
    while (set == null || deadline - set.at < 0) {
      Look sooner = new Look(deadline, new CompletableFuture<>());
      if (next.compareAndSet(set, sooner)) {
        if (set != null) {
          set.alarm.cancel(false);
        }
        start(sooner);
        return;
      }
      set = next.get();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A look has no result; one given up is over.
  private void start(Look look) {
    long wait = Math.max(LEAST_WAIT, look.at - System.nanoTime());
    look.alarm.thenRun(() -> look(look));
    look.alarm.completeOnTimeout(null, wait, TimeUnit.NANOSECONDS);
    if (closed) {
      look.alarm.cancel(false);
    }
  }

  /** On the one thread of all alarms. */
  private void look(Look due) {
    if (!next.compareAndSet(due, null)) {
      return;
    }
    long now = System.nanoTime();
    Exchange first = null;
    List<Exchange> late = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      if (exchange.deadline() - now <= 0) {
        late.add(exchange);
      } else if (first == null || exchange.deadline() - first.deadline() < 0) {
        first = exchange;
      }
    }
    late.forEach(exchanges::remove);
    // Before any is rung for, which takes threads: without one the others would wait for ever.
    if (first != null) {
      lookBy(first.deadline());
    }
    late.forEach(exchange -> ringing.execute(exchange::ring));
  }

  /** Cancels all exchanges, and the alarm. */
  @Override
  public void close() {
    closed = true;
    exchanges.forEach(Exchange::cancel);
    Look set = next.get();
    if (set != null) {
      set.alarm.cancel(false);
    }
  }
}

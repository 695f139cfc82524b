package dev.retort.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Calls that a test answers, and a record of what happened to them. Safe for any thread. */
class Script implements FanOut.Calls<String> {
  final Map<Long, CompletableFuture<String>> open =
      Collections.synchronizedMap(new LinkedHashMap<>());
  final List<String> waits = Collections.synchronizedList(new ArrayList<>());
  final List<String> ends = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger inFlight = new AtomicInteger();
  final AtomicInteger maxInFlight = new AtomicInteger();
  final AtomicInteger stops = new AtomicInteger();
  private final AtomicLong next = new AtomicLong();
  private volatile long limit;

  Script(long calls) {
    limit = calls;
  }

  /** Offers further calls; whoever does it pumps then. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread offers.
  void offer(long more) {
    limit = limit + more;
  }

  @Override
  public long next() {
    while (true) {
      long call = next.get();
      if (call >= limit) {
        return NONE;
      }
      if (next.compareAndSet(call, call + 1)) {
        return call;
      }
    }
  }

  @Override
  public final CompletionStage<String> start(long call, Attempt attempt) throws Exception {
    attempt.eachWait((gate, nanos) -> waits.add(call + " " + gate + " " + nanos));
    started.incrementAndGet();
    maxInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    return answer(call);
  }

  /** What the call gives: left open by default, for the test to complete. */
  CompletionStage<String> answer(long call) throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    open.put(call, future);
    return future;
  }

  @Override
  public long ended(
      long call, Attempt attempt, @Nullable String answer, @Nullable Throwable failure) {
    if (open.remove(call) != null || !(failure instanceof FanOut.Stopped)) {
      inFlight.decrementAndGet();
    }
    ends.add(call + "=" + (failure == null ? answer : failure.getClass().getSimpleName()));
    return verdict(call, attempt, failure);
  }

  /** When the call is to be made again: never by default. */
  long verdict(long call, Attempt attempt, @Nullable Throwable failure) {
    return OVER;
  }

  @Override
  public void stopped() {
    stops.incrementAndGet();
  }

  /** The call that was left open. */
  CompletableFuture<String> call(long number) {
    CompletableFuture<String> future = open.get(number);
    if (future == null) {
      throw new AssertionError("call " + number + " is not open, but " + open.keySet());
    }
    return future;
  }
}

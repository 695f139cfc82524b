package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far calls had come that a stop gave up: how often they were sent, and what the last attempt
 * that ended said. Whoever asks why an item was not answered in time learns it there. Safe for any
 * thread.
 */
final class GivenUp {
  private record End(int made, @Nullable Failure before) {}

  // Only calls that failed and are sent again; a call that ends takes its entry away.
  private final Map<Long, Failure> failed = new ConcurrentHashMap<>();
  private final Map<Long, End> ends = new ConcurrentHashMap<>();

  // Before the first call fails, none pays for looking.
  private volatile boolean hasFailed;

  /** A call failed, and will be sent again. */
  void again(long call, Failure error) {
    hasFailed = true;
    failed.put(call, error);
  }

  /** A call has ended by itself. */
  void over(long call) {
    if (hasFailed) {
      failed.remove(call);
    }
  }

  /** A call was given up after it was sent so often. */
  void stop(long call, long place, int made) {
    ends.put(place, new End(made, failed.remove(call)));
  }

  /** The reason as the one of the call at a place, with what is known of that. */
  Failure of(long place, Failure why) {
    End end = ends.get(place);
    Failure before = end == null ? null : end.before();
    if (end == null || before == null) {
      return new Failure(why.kind(), why.message(), end == null ? 0 : end.made(), null, null);
    }
    String last = "; attempt " + before.attempts() + " failed: " + before.message();
    boolean isLast = before.attempts() == end.made();
    return new Failure(
        why.kind(),
        why.message() + last,
        end.made(),
        isLast ? before.status() : null,
        isLast ? before.requestId() : null);
  }
}

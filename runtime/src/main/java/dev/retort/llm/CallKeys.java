package dev.retort.llm;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Names for the calls of one run, by which a provider can tell a call that is sent again from
 * another one. Nothing is made of them before someone asks. Safe for any thread.
 *
 * <p>A call has another name once the provider has answered it with a failure: there is nothing
 * then that could be done twice, and providers keep failures, too, under the name.
 */
final class CallKeys {
  /** Which call a thread is making. */
  static final class Current {
    // Of one thread alone.
    private @Nullable CallKeys keys;
    private long call;

    /** Sets it. */
    void set(@Nullable CallKeys keysOfRun, long number) {
      keys = keysOfRun;
      call = number;
    }

    @Nullable CallKeys keys() {
      return keys;
    }

    long call() {
      return call;
    }

    /** The name of the call; one that is nobody's where no call is being made. */
    String key() {
      return keys == null ? UUID.randomUUID().toString() : keys.of(call);
    }
  }

  private final AtomicReference<@Nullable UUID> run = new AtomicReference<>();
  private final ConcurrentHashMap<Long, Integer> failures = new ConcurrentHashMap<>();

  private String of(long call) {
    UUID ofRun = run.get();
    if (ofRun == null) {
      UUID made = UUID.randomUUID();
      ofRun = run.compareAndSet(null, made) ? made : run.get();
    }
    String key = ofRun + "-" + call;
    Integer failed = failures.get(call);
    return failed == null ? key : key + "-" + failed;
  }

  /** The provider has answered a call with a failure, and it is sent again. */
  void failed(long call) {
    if (run.get() != null) {
      failures.merge(call, 1, Integer::sum);
    }
  }

  /** A call is over. */
  void over(long call) {
    if (run.get() != null && !failures.isEmpty()) {
      failures.remove(call);
    }
  }
}

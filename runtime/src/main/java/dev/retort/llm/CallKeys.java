package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Names for the calls of one run, by which a provider can tell a call that is sent again from
 * another one. Nothing is made of them before someone asks. Safe for any thread; a call is asked
 * for while it is under way.
 *
 * <p>A call has another name once the provider has answered it with a failure: there is nothing
 * then that could be done twice, and providers keep failures, too, under the name. An answer that
 * says "not now" is none of those.
 */
final class CallKeys {
  /** What the names are made of, and what earlier runs have left of them. */
  interface Names {
    /** The name of a call that has never failed. */
    String of(long call);

    /** How many names of a call an earlier run has used up. */
    int usedUp(long call);

    /**
     * So many names of a call are used up by now. It is told before its first question is sent
     * under another: whatever ends the run, the next one knows the name that this one has come to.
     */
    void useUp(long call, int names);
  }

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

  /** What has come of the attempts that were made under the newest name of a call. */
  private record Tried(int namesUsedUp, int refused, int between, int malformed) {
    static Tried nothing(int namesUsedUp) {
      return new Tried(namesUsedUp, 0, 0, 0);
    }

    /** "Not now": too many requests; a conflict with one that is not done. */
    private static final Set<Integer> BEFORE_THE_WORK = Set.of(409, 429);

    /** Who says "not now" so often may be giving an answer that is kept under the name. */
    private static final int REFUSALS = 8;

    /**
     * What gateways say, and servers too busy, which know nothing of the attempt before: that may
     * have timed out with its work done. So the name is used once more.
     */
    private static final Set<Integer> BETWEEN = Set.of(502, 503, 504, 529);

    Tried and(Failure failure) {
      Integer status = failure.status();
      if (failure.kind() == Kind.MALFORMED) {
        // Cut on its way, the whole answer may be kept under the name: it is asked for once more.
        return malformed == 1 ? usedUp() : new Tried(namesUsedUp, refused, between, 1);
      } else if (status == null) {
        return this;
      } else if (BEFORE_THE_WORK.contains(status)) {
        return refused + 1 == REFUSALS
            ? usedUp()
            : new Tried(namesUsedUp, refused + 1, between, malformed);
      } else if (BETWEEN.contains(status) && between == 0) {
        return new Tried(namesUsedUp, refused, 1, malformed);
      }
      return usedUp();
    }

    private Tried usedUp() {
      return nothing(namesUsedUp + 1);
    }
  }

  private final Names names;

  // What came of a call's attempts in this run.
  private final ConcurrentHashMap<Long, Tried> failures = new ConcurrentHashMap<>();

  // How often a call was asked again for another form of its answer.
  private final ConcurrentHashMap<Long, Integer> questions = new ConcurrentHashMap<>();

  private volatile boolean isAsked;

  CallKeys(Names names) {
    this.names = names;
  }

  private String of(long call) {
    isAsked = true;
    String key = names.of(call);
    int usedUp = usedUp(call);
    Integer question = questions.get(call);
    return (usedUp == 0 ? key : key + "-" + usedUp) + (question == null ? "" : "-q" + question);
  }

  private int usedUp(long call) {
    Tried tried = failures.get(call);
    return tried == null ? names.usedUp(call) : tried.namesUsedUp();
  }

  /**
   * An attempt of a call has failed.
   *
   * @param failure what the provider said, if anything
   */
  void failed(long call, Failure failure) {
    // The next run begins with the first question, whose answer is kept under the name it had.
    boolean isTold = !questions.containsKey(call);
    tried(call, isTold, tried -> tried.and(failure));
  }

  private void tried(long call, boolean isTold, UnaryOperator<Tried> more) {
    if (!isAsked) {
      return;
    }
    Tried before = failures.get(call);
    try {
      // Read once: what this run notes is found there, too, a moment later.
      before = before == null ? Tried.nothing(names.usedUp(call)) : before;
    } catch (Answers.JournalFailure e) {
      // The end of a call must not throw; that the disk fails is told to whoever keeps an answer.
      return;
    }
    Tried now = more.apply(before);
    failures.put(call, now);
    if (isTold && now.namesUsedUp() > before.namesUsedUp()) {
      names.useUp(call, now.namesUsedUp());
    }
  }

  /** A call is made again with another question, to which it would get the answer to the first. */
  void asksAnew(long call) {
    if (isAsked) {
      questions.merge(call, 1, Integer::sum);
    }
  }

  /** A call is asked no more, though its answer is not kept: it would get the same one again. */
  void answeredInVain(long call) {
    tried(call, true, Tried::usedUp);
  }

  /** A call is over. */
  void over(long call, boolean answered) {
    if (isAsked) {
      Tried tried = failures.remove(call);
      boolean wasAskedAnew = questions.remove(call) != null;
      if (!answered && tried != null && wasAskedAnew) {
        names.useUp(call, tried.namesUsedUp());
      }
    }
  }
}

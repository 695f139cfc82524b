package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whom a refusal with status 403 is meant for, in one run: the account, or an input that something
 * on the way does not like, such as a firewall of the web that reads SQL in it. Safe for any
 * thread.
 */
final class Refusals {
  /*
   * A key that was taken back is refused from then on, each time and at once; so are inputs, but
   * others are answered in between. A row that would stop the run would stop each further one, too,
   * and nothing behind it would ever be asked.
   */
  private static final int STATUS = 403;

  /** So many one after another, and none answered in between, are the account's. */
  static final int MOST_IN_A_ROW = 10;

  private final AtomicInteger inARow = new AtomicInteger();
  private volatile boolean hasAnswered;

  /** A call was answered. */
  void answered() {
    // Looked at before they are written: this is the way of every call.
    if (!hasAnswered) {
      hasAnswered = true;
    }
    if (inARow.get() != 0) {
      inARow.set(0);
    }
  }

  /** An answer is kept from before: there was an account then, which says nothing of now. */
  void answeredBefore() {
    if (!hasAnswered) {
      hasAnswered = true;
    }
  }

  /** What the failure is in the light of how others with the same key fared. */
  Failure judge(Failure failure) {
    Integer status = failure.status();
    if (failure.kind() != Kind.AUTHENTICATION || status == null || status != STATUS) {
      return failure;
    }
    if (!hasAnswered || inARow.incrementAndGet() >= MOST_IN_A_ROW) {
      return failure;
    }
    return new Failure(
        Kind.BAD_REQUEST,
        failure.message()
            + "; other calls with the same key were answered, so it counts as a refusal of this"
            + " input",
        failure.attempts(),
        failure.status(),
        failure.requestId(),
        failure.rejected());
  }
}

package dev.retort.batch;

import java.util.Locale;

/** Where a batch stands. */
public enum BatchState {
  /** The provider looks at the file of requests. */
  VALIDATING(false),
  /** Requests are being answered. */
  IN_PROGRESS(false),
  /** All is answered, the results are being put together. */
  FINALIZING(false),
  /** Someone cancelled it; what is under way may still be answered. */
  CANCELLING(false),
  /** It ended; each row says how. */
  COMPLETED(true),
  /** The provider refused the whole batch; nothing was answered. */
  FAILED(true),
  /**
   * The provider refused the whole batch for now, since too much waits in its queue; nothing was
   * answered. It is sent again once there is room.
   */
  QUEUE_FULL(true),
  /** Time was up before all was answered. */
  EXPIRED(true),
  /** It was cancelled before all was answered. */
  CANCELLED(true);

  private final boolean ended;

  BatchState(boolean ended) {
    this.ended = ended;
  }

  /**
   * Whether nothing more will happen to it.
   *
   * @return true for {@link #COMPLETED} and what follows
   */
  public boolean isEnded() {
    return ended;
  }

  /**
   * The state as users read it.
   *
   * @return such as {@code in progress}
   */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

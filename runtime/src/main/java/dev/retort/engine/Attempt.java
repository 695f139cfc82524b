package dev.retort.engine;

import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How far a call has come: how often it was sent, how big it is, and what is known of the last time
 * it was sent. The engine hands it to {@link FanOut.Calls}, which fills in what it knows. A lane
 * uses one again and again; whoever runs the lane, and nobody else, touches it.
 */
public final class Attempt {
  /** Nothing is known of a number of tokens. */
  public static final long UNKNOWN = -1;

  /** What the end of a call says about the one who answered it. */
  public enum Signal {
    /** It answers. */
    ANSWERED,
    /** It refuses calls for being too many. */
    REFUSED,
    /** It is down, or not to be reached. */
    DOWN,
    /** Nothing. */
    NONE
  }

  private int made;
  private int spent;

  // What the call asks for: told before it is sent, where a limit wants to know.
  long characters;
  long mostOutput;
  long generations;

  // The limiter's: in which series of failures this call was last counted.
  long failedIn;

  // Told by the limiter as the call is let in.
  boolean probe;

  // The limiter's, made when a call of the lane waits for the first time: its sums of how long each
  // gate held the queue, as the call came; once it is let in, how long each gate held the call.
  private long @Nullable [] held;
  private boolean waited;

  // What came of it: told when it has ended, where it says anything.
  Signal signal = Signal.ANSWERED;
  long pauseNanos;
  long inputTokens = UNKNOWN;
  long outputTokens = UNKNOWN;
  boolean unused;
  boolean othersWait;
  boolean answeredBefore;

  // Told as the call is taken away; the lane is used no more then.
  private boolean underWay;
  private boolean arrived;

  private final Limiter limiter;

  Attempt(Limiter limiter) {
    this.limiter = limiter;
  }

  /**
   * How often the call was sent.
   *
   * @return from 1
   */
  public int made() {
    return made;
  }

  /**
   * How many of the retries that are counted were used up.
   *
   * @return from 0
   */
  public int spent() {
    return spent;
  }

  /** Uses up a retry that is counted. */
  public void spend() {
    spent++;
  }

  /**
   * Whether the other side was thought to be down, and the call was sent to see.
   *
   * @return true if the failure to be expected is none of the call's own
   */
  public boolean isProbe() {
    return probe;
  }

  /**
   * Whether anyone wants to know of tokens.
   *
   * @return false where telling them would be in vain
   */
  public boolean isMetered() {
    return limiter.isMetered();
  }

  /**
   * How long the other side has answered nothing but that calls are too many.
   *
   * @return nanoseconds; 0 if it has not
   */
  public long refusedNanos() {
    return limiter.refusedNanos();
  }

  /**
   * Says how big the call is, before it is sent.
   *
   * @param ofInput characters of text in it
   * @param tokensAtMost bound on the tokens of one generation; {@link #UNKNOWN} if there is none
   * @param generationsAsked how many generations it asks for
   */
  public void size(long ofInput, long tokensAtMost, long generationsAsked) {
    characters = ofInput;
    mostOutput = tokensAtMost;
    generations = generationsAsked;
  }

  /**
   * Says what was used.
   *
   * @param input tokens read that count; {@link #UNKNOWN} if it was not told
   * @param output tokens written; {@link #UNKNOWN} if it was not told
   */
  public void used(long input, long output) {
    inputTokens = input;
    outputTokens = output;
  }

  /** Says that no token was read or written: nobody took the call. */
  public void usedNothing() {
    used(0, 0);
    unused = true;
  }

  /**
   * Says what the end of the call tells of the other side; without, it has answered.
   *
   * @param told what it tells
   * @param leaveAloneNanos how long no call should be sent; 0 if nothing was said of it
   */
  public void tells(Signal told, long leaveAloneNanos) {
    signal = told;
    pauseNanos = leaveAloneNanos;
  }

  /**
   * Says how many calls wait to be sent that never were: where there are as many as may be under
   * way, what failed is not all that is left.
   *
   * @param calls how many
   */
  public void othersWait(long calls) {
    othersWait = calls >= limiter.most();
  }

  /**
   * Whether the call was sent, and was given up before it was answered: whoever was sent it may go
   * on with it.
   *
   * @return false also where it waited to be sent, or to be sent again
   */
  public boolean wasCutOff() {
    return underWay && !arrived;
  }

  /**
   * Whether the call was answered, and was given up before its end.
   *
   * @return see {@link Arriving}
   */
  public boolean hasArrived() {
    return arrived;
  }

  /** The call is taken away from its lane. */
  void takenAway(boolean wasUnderWay, boolean wasAnswered) {
    underWay = wasUnderWay;
    arrived = wasAnswered;
  }

  /** The call was answered, and the limiter has not heard of it. */
  void keptPlace() {
    answeredBefore = true;
  }

  void send() {
    made++;
  }

  /** The call begins to wait. */
  void waits(long[] sums) {
    long[] noted = held;
    if (noted == null) {
      held = sums.clone();
    } else {
      System.arraycopy(sums, 0, noted, 0, sums.length);
    }
  }

  /** The call is let in after it waited. */
  void hasWaited(long[] sums) {
    long[] noted = held;
    for (int i = 0; noted != null && i < noted.length; i++) {
      noted[i] = sums[i] - noted[i];
      waited |= noted[i] > 0;
    }
  }

  /**
   * Says what the call waited for at the limiter before it was sent this time; to be asked as it is
   * started.
   *
   * @param each takes each gate that held it, or who was before it in the queue, and for how many
   *     nanoseconds; not called if it did not wait
   */
  public void eachWait(ObjLongConsumer<Gate> each) {
    long[] nanos = held;
    if (!waited || nanos == null) {
      return;
    }
    Gate[] gates = Gate.values();
    for (int i = 0; i < gates.length; i++) {
      if (nanos[i] > 0) {
        each.accept(gates[i], nanos[i]);
      }
    }
  }

  /** Forgets what the last time told. */
  void settle() {
    waited = false;
    signal = Signal.ANSWERED;
    pauseNanos = 0;
    inputTokens = UNKNOWN;
    outputTokens = UNKNOWN;
    unused = false;
    othersWait = false;
    answeredBefore = false;
    probe = false;
  }

  /** Makes ready for another call. */
  void reset() {
    waited = false;
    made = 0;
    spent = 0;
    failedIn = 0;
  }

  /** Goes on where another one stopped. */
  void adopt(Attempt other) {
    made = other.made;
    spent = other.spent;
    failedIn = other.failedIn;
  }
}

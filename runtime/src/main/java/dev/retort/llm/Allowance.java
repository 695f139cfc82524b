package dev.retort.llm;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What calls may use up altogether, in tokens or in money. Before a call is made, the most that it
 * can use is reserved; what it did use takes the place of that when it has ended. What does not fit
 * beside the reservations of others waits for them; what does not fit once there are none is
 * refused. So what is used is never more than the limit, if no call uses more than was reserved for
 * it. Safe for any thread.
 */
public final class Allowance {
  /** What tokens count against the limit. */
  public interface Measure {
    /**
     * The amount of one call.
     *
     * @param input tokens read
     * @param cached those of them that the provider had in its cache
     * @param output tokens written
     * @return in the unit of the limit, not negative; no less for more tokens
     */
    BigDecimal of(long input, long cached, long output);

    /**
     * The amount of what an LLM within the LLM was asked.
     *
     * @param model who was asked
     * @param input tokens read
     * @param cached those of them that the provider had in its cache
     * @param output tokens written
     * @return in the unit of the limit, not negative
     */
    default BigDecimal ofModel(String model, long input, long cached, long output) {
      return of(input, cached, output);
    }
  }

  private final BigDecimal limit;
  private final BigDecimal before;
  private final String unit;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock. What is thought is among what is used.
  private BigDecimal used;
  private BigDecimal thought;
  private BigDecimal reserved = BigDecimal.ZERO;
  private boolean closed;

  /**
   * An allowance of which nothing is reserved.
   *
   * @param limit not negative
   * @param unit for messages, such as {@code tokens} or {@code USD}
   * @param before what was used up earlier, and counts
   */
  public Allowance(BigDecimal limit, String unit, BigDecimal before) {
    this(limit, unit, before, BigDecimal.ZERO);
  }

  /**
   * An allowance of which nothing is reserved.
   *
   * @param limit not negative
   * @param unit for messages, such as {@code tokens} or {@code USD}
   * @param told what was used up earlier, and counts
   * @param thought what calls may have used up earlier that did not tell it; it counts, too
   */
  public Allowance(BigDecimal limit, String unit, BigDecimal told, BigDecimal thought) {
    this.limit = Objects.requireNonNull(limit, "limit");
    this.unit = Objects.requireNonNull(unit, "unit");
    this.before = told.add(thought);
    this.used = before;
    this.thought = thought;
  }

  /**
   * For an LLM: see {@link LLM#spendFrom}.
   *
   * @param measure what its tokens count
   * @return who reserves for the calls of that LLM
   */
  public Spender spender(Measure measure) {
    return new Spender(this, Objects.requireNonNull(measure, "measure"));
  }

  /**
   * What is used up.
   *
   * @return with what was before and what is {@link #thought}, and without what is reserved
   */
  public BigDecimal used() {
    lock.lock();
    try {
      return used;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What calls may have used up that were sent and did not tell it, such as those that timed out:
   * as much as was reserved for them.
   *
   * @return a part of what is {@link #used}, with what was before
   */
  public BigDecimal thought() {
    lock.lock();
    try {
      return thought;
    } finally {
      lock.unlock();
    }
  }

  /** A part of what was told as used is not known, but thought. */
  void isThought(BigDecimal amount) {
    lock.lock();
    try {
      thought = thought.add(amount);
    } finally {
      lock.unlock();
    }
  }

  /** Lets no further call be made; who waits is refused. Calls under way are still counted. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reserves; waits as long as that may help.
   *
   * @throws BudgetException if the amount does not fit
   * @throws GenerationException if the allowance is closed
   */
  void reserve(BigDecimal amount) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && !fits(amount)) {
        if (reserved.signum() == 0) {
          throw new BudgetException(refusal(amount));
        }
        changed.await();
      }
      if (closed) {
        throw new GenerationException(
            GenerateOutput.Failure.of(
                GenerateOutput.Kind.CANCELLED, "the run is ending and makes no further call"),
            null);
      }
      reserved = reserved.add(amount);
    } finally {
      lock.unlock();
    }
  }

  /** Reserves if the amount fits now. */
  boolean tryReserve(BigDecimal amount) {
    lock.lock();
    try {
      boolean fits = !closed && fits(amount);
      if (fits) {
        reserved = reserved.add(amount);
      }
      return fits;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts what was used in the place of what was reserved.
   *
   * @return whether what is reserved still fits
   */
  boolean settle(BigDecimal back, BigDecimal spent) {
    lock.lock();
    try {
      reserved = reserved.subtract(back);
      used = used.add(spent);
      changed.signalAll();
      return fits(BigDecimal.ZERO);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts what was used in the place of what was reserved, and reserves anew if that fits.
   *
   * @return whether it did
   */
  boolean exchange(BigDecimal back, BigDecimal spent, BigDecimal next) {
    lock.lock();
    try {
      settle(back, spent);
      return tryReserve(next);
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(BigDecimal amount) {
    return used.add(reserved).add(amount).compareTo(limit) <= 0;
  }

  private String refusal(BigDecimal amount) {
    return "the budget of "
        + number(limit)
        + " "
        + unit
        + " would be passed: "
        + number(used)
        + " are used"
        + (before.signum() == 0 ? "" : ", " + number(before) + " of them before this run")
        + (thought.signum() == 0
            ? ""
            : ", " + number(thought) + " of them estimated, for calls that were cut off")
        + ", and the next input may need "
        + number(amount)
        + "; with a higher budget the same goes on from here";
  }

  private static String number(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}

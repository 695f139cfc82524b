package dev.retort.llm;

import java.math.BigDecimal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run has reserved of an allowance for each of its calls. Inputs are reserved for by one
 * thread, before their calls may start; the rest is safe for any.
 */
final class Reservations {
  private final Spender spender;
  private final int bound;
  private final int callsPerInput;
  private final int asked;

  // Tokens read and written by one call, a slot. Written before the input is admitted.
  private final long[] inputs;
  private final long[] outputs;

  // What the text of an input tells of it, whatever was learnt by then.
  private final long[] plain;

  // Calls that the journal answered: they cost nothing. Few, and not for long.
  private final Set<Long> free = ConcurrentHashMap.newKeySet();

  private final Object lock = new Object();

  // Guarded by lock. What is not settled yet; null once the run is over and it was given back.
  private @Nullable BigDecimal held = BigDecimal.ZERO;

  /**
   * The part of a run.
   *
   * @param bound on the tokens of one generation; negative if there is none
   * @param asked generations that one call asks for
   * @param capacity how many inputs may be between the first without an output and the last
   * @return null if the LLM may spend what it likes
   */
  static @Nullable Reservations of(LLM llm, int bound, int callsPerInput, int asked, int capacity) {
    Spender spender = llm.spender();
    return spender == null
        ? null
        : new Reservations(spender, bound, callsPerInput, asked, capacity);
  }

  private Reservations(Spender spender, int bound, int callsPerInput, int asked, int capacity) {
    this.spender = spender;
    this.bound = bound;
    this.callsPerInput = callsPerInput;
    this.asked = asked;
    this.inputs = new long[capacity];
    this.outputs = new long[capacity];
    this.plain = new long[capacity];
  }

  /**
   * Reserves for all calls of an input; waits if need be.
   *
   * @throws BudgetException if it does not fit
   */
  void reserve(long input, Input text) throws InterruptedException {
    BigDecimal amount = size(input, text);
    spender.allowance().reserve(amount);
    hold(amount);
  }

  /** Reserves for all calls of an input, if that fits now. */
  boolean tryReserve(long input, Input text) {
    BigDecimal amount = size(input, text);
    boolean reserved = spender.allowance().tryReserve(amount);
    if (reserved) {
      hold(amount);
    }
    return reserved;
  }

  private BigDecimal size(long input, Input text) {
    int slot = slot(input);
    plain[slot] = Spender.plainInput(text);
    inputs[slot] = spender.input(plain[slot]);
    outputs[slot] = spender.output(bound, asked);
    return ofCall(slot).multiply(BigDecimal.valueOf(callsPerInput));
  }

  private BigDecimal ofCall(int slot) {
    return spender.amount(inputs[slot], 0, outputs[slot]);
  }

  private void hold(BigDecimal amount) {
    synchronized (lock) {
      held = held == null ? null : held.add(amount);
    }
  }

  /** The journal answers a call. */
  void isFree(long call) {
    free.add(call);
  }

  /** A call was answered; what the provider does not tell counts as reserved. */
  void answered(long call, GenerateOutput answer) {
    int slot = slot(call / callsPerInput);
    if (free.remove(call)) {
      settle(slot, BigDecimal.ZERO);
      return;
    }
    long input = Usage.read(answer);
    long output = Usage.output(answer);
    spender.learn(plain[slot], input, output, asked);
    settle(slot, spender.amount(answer, inputs[slot], outputs[slot]));
  }

  /** A call failed for good, or was stopped; what was told of it counts. */
  void ended(long call, @Nullable GenerateOutput answer) {
    free.remove(call);
    settle(slot(call / callsPerInput), told(answer));
  }

  /**
   * A call failed and is to be sent again: what was told of it counts.
   *
   * @return false if there is not enough left for that
   */
  boolean again(GenerateOutput answer) {
    BigDecimal told = told(answer);
    return told.signum() == 0 || spender.allowance().settle(BigDecimal.ZERO, told);
  }

  private BigDecimal told(@Nullable GenerateOutput answer) {
    return answer == null ? BigDecimal.ZERO : spender.amount(answer, 0, 0);
  }

  private void settle(int slot, BigDecimal used) {
    BigDecimal back = ofCall(slot);
    synchronized (lock) {
      back = held == null ? BigDecimal.ZERO : back;
      held = held == null ? null : held.subtract(back);
    }
    spender.allowance().settle(back, used);
  }

  /** Gives back what no call will use any more. */
  void close() {
    BigDecimal back;
    synchronized (lock) {
      back = held == null ? BigDecimal.ZERO : held;
      held = null;
    }
    spender.allowance().settle(back, BigDecimal.ZERO);
  }

  private int slot(long input) {
    return (int) (input % inputs.length);
  }
}

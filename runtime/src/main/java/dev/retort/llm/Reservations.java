package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run has reserved of an allowance for each of its calls. Inputs are reserved for by one
 * thread, before their calls may start; the rest is safe for any.
 */
final class Reservations {
  /**
   * What a call is thought to need.
   *
   * @param plain what the text of its input tells of the tokens to read, whatever was learnt
   * @param asked generations
   */
  private record Size(long plain, long input, long output, int asked) {
    static final Size NONE = new Size(1, 0, 0, 1);
  }

  /**
   * What a call asked others, where that is not what it tells: by model.
   *
   * @param found what the journal had, so that it is not spent
   * @param givenUp what was paid of which the call does not tell
   * @param thought what may have been taken of which nobody tells
   */
  record Asked(
      Map<String, Answers.Sum> found,
      Map<String, Answers.Sum> givenUp,
      Map<String, Answers.Sum> thought) {}

  private final Spender spender;
  private final Needs needs;
  private final Needs needsAgain;
  private final int callsPerInput;
  private final int asked;

  // Tokens read and written by one call, a slot. Written before the input is admitted.
  private final long[] inputs;
  private final long[] outputs;

  // What the text of an input tells of it, whatever was learnt by then.
  private final long[] plain;

  // Calls that the journal answered: they cost nothing. Few, and not for long.
  private final Set<Long> free = ConcurrentHashMap.newKeySet();

  // What calls asked others. Not for long.
  private final Map<Long, Asked> others = new ConcurrentHashMap<>();

  // Calls that are asked again, of which each has an input of its own. Few, and not for long.
  private final Map<Long, Size> further = new ConcurrentHashMap<>();

  private final Object lock = new Object();

  // Guarded by lock. What is not settled yet; null once the run is over and it was given back.
  private @Nullable BigDecimal held = BigDecimal.ZERO;

  /**
   * The part of a run.
   *
   * @param kwargs bound
   * @param asked generations that one call asks for
   * @param capacity how many inputs may be between the first without an output and the last
   * @return null if the LLM may spend what it likes
   */
  static @Nullable Reservations of(
      LLM llm, Kwargs kwargs, int callsPerInput, int asked, int capacity) {
    Spender spender = llm.spender();
    return spender == null
        ? null
        : new Reservations(
            spender,
            Needs.of(llm, kwargs, asked),
            Needs.of(llm, kwargs, 1),
            callsPerInput,
            asked,
            capacity);
  }

  private Reservations(
      Spender spender, Needs needs, Needs needsAgain, int callsPerInput, int asked, int capacity) {
    this.spender = spender;
    this.needs = needs;
    this.needsAgain = needsAgain;
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
    plain[slot] = needs.input(Spender.plainInput(text));
    inputs[slot] = spender.input(plain[slot]);
    outputs[slot] = spender.output(needs, asked);
    return spender
        .amount(inputs[slot], 0, outputs[slot])
        .multiply(BigDecimal.valueOf(callsPerInput));
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

  /** What a call asked others, before it is said what came of the call. */
  void asked(long call, Asked ofOthers) {
    others.put(call, ofOthers);
  }

  private BigDecimal paid(long call, BigDecimal amount) {
    Asked asked = others.remove(call);
    if (asked == null) {
      return amount;
    }
    BigDecimal thought = spender.amount(asked.thought());
    spender.allowance().isThought(thought);
    return amount
        .subtract(spender.amount(asked.found()))
        .max(BigDecimal.ZERO)
        .add(spender.amount(asked.givenUp()))
        .add(thought);
  }

  /** A call was answered; what the provider does not tell counts as reserved. */
  void answered(long call, GenerateOutput answer) {
    if (free.remove(call)) {
      settle(call, BigDecimal.ZERO);
      return;
    }
    settle(call, paid(call, used(size(call), answer)));
  }

  /**
   * The most that an attempt of a call takes, as it was reserved for. One whose use nobody tells
   * counts so.
   */
  Answers.Sum most(long call) {
    Size size = size(call);
    return new Answers.Sum(1, size.input(), 0, size.output());
  }

  /** A call is over, and all that it used was counted. */
  void ended(long call) {
    free.remove(call);
    others.remove(call);
    settle(call, BigDecimal.ZERO);
  }

  /**
   * A call failed for good, or was stopped.
   *
   * @param answer what was told of it
   * @param thought what it may have used; null where that is told, or it used nothing
   */
  void ended(long call, GenerateOutput answer, Answers.@Nullable Sum thought) {
    free.remove(call);
    settle(call, paid(call, lost(answer, thought)));
  }

  /**
   * A call failed and is to be sent again: what it used counts.
   *
   * @param answer what was told of it
   * @param thought what it may have used; null where that is told, or it used nothing
   * @return false if there is not enough left for that
   */
  boolean again(GenerateOutput answer, Answers.@Nullable Sum thought) {
    BigDecimal lost = lost(answer, thought);
    return lost.signum() == 0 || spender.allowance().settle(BigDecimal.ZERO, lost);
  }

  private BigDecimal lost(GenerateOutput answer, Answers.@Nullable Sum thought) {
    if (thought == null) {
      return spender.amount(answer, 0, 0);
    }
    BigDecimal most = spender.amount(thought.inputTokens(), 0, thought.outputTokens());
    spender.allowance().isThought(most);
    return most;
  }

  /**
   * A call was answered, and one of its generations is to be asked for again.
   *
   * @param next what is asked then
   * @return false if there is not enough left for that; then nothing is reserved for the call
   */
  boolean askedAgain(long call, GenerateOutput answer, Input next) {
    Size size = size(call);
    BigDecimal used = paid(call, used(size, answer));
    long text = needsAgain.input(Spender.plainInput(next));
    Size more = new Size(text, spender.input(text), spender.output(needsAgain, 1), 1);
    BigDecimal amount = amount(more);
    BigDecimal back = amount(size);
    boolean fits;
    synchronized (lock) {
      back = held == null ? BigDecimal.ZERO : back;
      fits = spender.allowance().exchange(back, used, amount) && held != null;
      held = held == null ? null : held.subtract(back).add(fits ? amount : BigDecimal.ZERO);
    }
    further.put(call, fits ? more : Size.NONE);
    return fits;
  }

  private BigDecimal used(Size size, GenerateOutput answer) {
    long input = Usage.read(answer);
    long output = Usage.output(answer);
    spender.learn(size.plain(), input, output, size.asked());
    return spender.amount(answer, size.input(), size.output());
  }

  private void settle(long call, BigDecimal used) {
    BigDecimal back = amount(size(call));
    further.remove(call);
    synchronized (lock) {
      back = held == null ? BigDecimal.ZERO : back;
      held = held == null ? null : held.subtract(back);
    }
    spender.allowance().settle(back, used);
  }

  private Size size(long call) {
    Size more = further.get(call);
    int slot = slot(call / callsPerInput);
    return more == null ? new Size(plain[slot], inputs[slot], outputs[slot], asked) : more;
  }

  private BigDecimal amount(Size size) {
    return spender.amount(size.input(), 0, size.output());
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

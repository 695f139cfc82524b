package dev.retort.llm;

import dev.retort.engine.OrderedWindow;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one run from their admission until their outputs are handed out, each at a place of
 * its own, and the window through which the outputs go. Places are numbers; divided by the
 * capacity, no two inputs that are here leave the same remainder, which is their slot.
 *
 * <p>One thread admits and takes. {@link #put}, and what is read of a place, from any thread.
 *
 * @param <T> what is handed out
 */
abstract class Delivery<T> {
  // By slot. Written before the input is admitted, which who makes its calls has seen.
  private final List<Input> inputs;
  private final OrderedWindow<T> window;

  /** For as many inputs as the list has elements. */
  Delivery(List<Input> inputs) {
    this.inputs = inputs;
    this.window = new OrderedWindow<>(inputs.size());
  }

  /** For inputs that come one by one. */
  @SuppressWarnings("NullAway") // A slot is read after it was filled.
  Delivery(int capacity) {
    this(Arrays.asList(new Input[capacity]));
  }

  /** How many inputs there may be between admission and delivery. */
  final int capacity() {
    return inputs.size();
  }

  final int slot(long place) {
    return (int) (place % inputs.size());
  }

  final Input input(long place) {
    return inputs.get(slot(place));
  }

  /**
   * Gives an input a place, of which there is one.
   *
   * @param index which input it is, from 0, in the order in which they are added
   */
  final long add(long index, Input input) {
    long place = placeFor(index);
    inputs.set(slot(place), input);
    return place;
  }

  /**
   * Lets go of an input whose output was handed out: a window is wide, and inputs may be large. For
   * those that come one by one, in order.
   */
  @SuppressWarnings("NullAway") // A slot is read after it was filled.
  final void forget(long place) {
    inputs.set(slot(place), null);
  }

  abstract long placeFor(long index);

  /** Which input is at a place. */
  abstract long index(long place);

  /** Whether the place of an input is its number. */
  abstract boolean isInOrder();

  /** Puts the output of the input at a place, once; the place may be another's from then on. */
  abstract void put(long place, GenerateOutput output);

  /** An output of the input at a place in the form in which it is handed out. */
  abstract T of(long place, GenerateOutput output);

  OrderedWindow<T> window() {
    return window;
  }

  /**
   * The next output; waits for it. Null if the run was stopped before it came, or to go on without.
   */
  @Nullable T take(BooleanSupplier otherwise) throws InterruptedException {
    return window.take(otherwise);
  }
}

package dev.retort.llm;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands outputs out as they are finished: however long one input takes, it holds up no other, since
 * a place is free again as soon as its output was taken.
 */
final class AsCompleted extends Delivery<CompletedOutput> {
  /*
   * Outputs are numbered as they come, and go through the window in that order. There are never more
   * of them in it than places, so that it has room for each.
   */
  private final AtomicLong completed = new AtomicLong();

  // By slot. Written before the input is admitted.
  private final long[] indexes;

  // By slot of the number of an output. Written before the output is put.
  private final int[] places;

  // The reader's own.
  private final int[] free;
  private int freeCount;

  AsCompleted(int capacity) {
    super(capacity);
    indexes = new long[capacity];
    places = new int[capacity];
    free = new int[capacity];
    for (int place = capacity - 1; place >= 0; place--) {
      free[freeCount++] = place;
    }
  }

  @Override
  long placeFor(long index) {
    int place = free[--freeCount];
    indexes[place] = index;
    return place;
  }

  @Override
  long index(long place) {
    return indexes[(int) place];
  }

  @Override
  boolean isInOrder() {
    return false;
  }

  @Override
  void put(long place, GenerateOutput output) {
    CompletedOutput finished = of(place, output);
    long number = completed.getAndIncrement();
    places[slot(number)] = (int) place;
    window().put(number, finished);
  }

  @Override
  CompletedOutput of(long place, GenerateOutput output) {
    return new CompletedOutput(index(place), input(place), output);
  }

  @Override
  @Nullable CompletedOutput take(BooleanSupplier otherwise) throws InterruptedException {
    int slot = slot(window().head());
    CompletedOutput output = super.take(otherwise);
    if (output != null) {
      free[freeCount++] = places[slot];
    }
    return output;
  }
}

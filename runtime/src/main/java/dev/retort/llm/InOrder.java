package dev.retort.llm;

import java.util.List;

/** Hands outputs out in the order of the inputs. */
final class InOrder extends Delivery<GenerateOutput> {
  InOrder(List<Input> inputs) {
    super(inputs);
  }

  InOrder(int capacity) {
    super(capacity);
  }

  @Override
  long placeFor(long index) {
    return index;
  }

  @Override
  long index(long place) {
    return place;
  }

  @Override
  boolean isInOrder() {
    return true;
  }

  @Override
  void put(long place, GenerateOutput output) {
    window().put(place, output);
  }

  @Override
  GenerateOutput of(long place, GenerateOutput output) {
    return output;
  }
}

package dev.retort.step;

import dev.retort.llm.HiddenState;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Makes one vector of a hidden state: the mean of its tokens, of length 1. */
final class MeanPooling {
  private MeanPooling() {}

  /** A vector; one of zeros where the mean is zero, or there are no tokens. */
  static List<Float> pool(HiddenState state) {
    double[] sums = new double[state.hiddenSize()];
    float[] values = state.values();
    for (int i = 0; i < values.length; i++) {
      sums[i % sums.length] += values[i];
    }
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    // The number of tokens goes out again with the length.
    double length = squares == 0 ? 1 : Math.sqrt(squares);
    float[] pooled = new float[sums.length];
    for (int i = 0; i < pooled.length; i++) {
      pooled[i] = (float) (sums[i] / length);
    }
    return new Floats(pooled);
  }

  /** Floats as a list. */
  private static final class Floats extends AbstractList<Float> implements RandomAccess {
    private final float[] values;

    Floats(float[] values) {
      this.values = values;
    }

    @Override
    public Float get(int index) {
      return values[index];
    }

    @Override
    public int size() {
      return values.length;
    }
  }
}

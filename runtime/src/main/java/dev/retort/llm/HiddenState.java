package dev.retort.llm;

/**
 * The last hidden state of one input: a block of floats, {@code [numTokens, hiddenSize]}, row by
 * row. The array is not copied; treat it as immutable.
 *
 * @param numTokens rows, padding left out
 * @param hiddenSize columns
 * @param values {@code numTokens * hiddenSize} floats
 */
@SuppressWarnings("ArrayRecordComponent") // A copy of every block would double what a model holds.
public record HiddenState(int numTokens, int hiddenSize, float[] values) {
  public HiddenState {
    if ((long) numTokens * hiddenSize != values.length) {
      throw new IllegalArgumentException(
          values.length + " values are no block of " + numTokens + " x " + hiddenSize);
    }
  }

  /**
   * One value.
   *
   * @param token row
   * @param feature column
   * @return the value
   */
  public float get(int token, int feature) {
    return values[token * hiddenSize + feature];
  }
}

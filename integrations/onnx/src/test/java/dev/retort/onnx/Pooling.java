package dev.retort.onnx;

import dev.retort.llm.HiddenState;

/** Pooling as the definition has it, for comparison. */
final class Pooling {
  private Pooling() {}

  static float[] normalisedMean(HiddenState state) {
    float[] mean = new float[state.hiddenSize()];
    double squares = 0;
    for (int feature = 0; feature < mean.length; feature++) {
      double sum = 0;
      for (int token = 0; token < state.numTokens(); token++) {
        sum += state.get(token, feature);
      }
      mean[feature] = (float) (sum / state.numTokens());
      squares += mean[feature] * (double) mean[feature];
    }
    for (int feature = 0; feature < mean.length; feature++) {
      mean[feature] /= (float) Math.sqrt(squares);
    }
    return mean;
  }

  static double cosine(float[] one, float[] other) {
    double product = 0;
    double ones = 0;
    double others = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * (double) other[i];
      ones += one[i] * (double) one[i];
      others += other[i] * (double) other[i];
    }
    return product / Math.sqrt(ones * others);
  }
}

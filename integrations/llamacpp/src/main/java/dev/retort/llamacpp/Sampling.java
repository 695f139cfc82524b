package dev.retort.llamacpp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are chosen, and when to end.
 *
 * @param maxNewTokens bound on the tokens of one generation
 * @param temperature 0 takes the likeliest token
 * @param topP share of the probability that is sampled from
 * @param topK how many tokens are sampled from; 0 for all
 * @param minP least probability of a token, in parts of the likeliest one's
 * @param frequencyPenalty by each occurrence of a token
 * @param presencePenalty once for a token that occurs
 * @param repetitionPenalty divides the score of a token that occurs
 * @param stop texts at which a generation ends
 * @param seed of the random numbers; null for another each time
 */
record Sampling(
    int maxNewTokens,
    double temperature,
    double topP,
    int topK,
    double minP,
    double frequencyPenalty,
    double presencePenalty,
    double repetitionPenalty,
    List<String> stop,
    @Nullable Integer seed) {

  /** The same for one of several generations: each has a seed of its own, if there is one. */
  Sampling forGeneration(int index) {
    return seed == null || index == 0
        ? this
        : new Sampling(
            maxNewTokens,
            temperature,
            topP,
            topK,
            minP,
            frequencyPenalty,
            presencePenalty,
            repetitionPenalty,
            stop,
            seed + index & Integer.MAX_VALUE);
  }

  /** Whether the same prompt gives the same answer. */
  boolean repeatable() {
    return seed != null || temperature == 0;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(maxNewTokens);
    out.writeDouble(temperature);
    out.writeDouble(topP);
    out.writeInt(topK);
    out.writeDouble(minP);
    out.writeDouble(frequencyPenalty);
    out.writeDouble(presencePenalty);
    out.writeDouble(repetitionPenalty);
    Wire.texts(out, stop);
    out.writeBoolean(seed != null);
    out.writeInt(seed == null ? 0 : seed);
  }

  static Sampling read(DataInputStream in) throws IOException {
    int maxNewTokens = in.readInt();
    double temperature = in.readDouble();
    double topP = in.readDouble();
    int topK = in.readInt();
    double minP = in.readDouble();
    double frequency = in.readDouble();
    double presence = in.readDouble();
    double repetition = in.readDouble();
    List<String> stop = Wire.texts(in);
    boolean seeded = in.readBoolean();
    int seed = in.readInt();
    return new Sampling(
        maxNewTokens,
        temperature,
        topP,
        topK,
        minP,
        frequency,
        presence,
        repetition,
        stop,
        seeded ? seed : null);
  }
}

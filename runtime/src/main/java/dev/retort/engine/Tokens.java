package dev.retort.engine;

/**
 * Guesses how many tokens a call will take, and learns from those that ended. The caller keeps
 * threads apart.
 *
 * <p>Input: its characters times the tokens a character of the calls before; at first a quarter.
 * Output: the bound that the call itself gives; where it gives none, the mean of the calls before;
 * before the first ended, {@value #FIRST_OUTPUT}.
 */
final class Tokens {
  private static final double FIRST_RATE = 0.25;
  private static final double FIRST_OUTPUT = 256;

  /** How much the last call counts. */
  private static final double WEIGHT = 1.0 / 16;

  private double tokensPerCharacter = FIRST_RATE;
  private double tokensPerGeneration = FIRST_OUTPUT;
  private boolean inputKnown;
  private boolean outputKnown;

  long input(Attempt attempt) {
    return Math.max(1, (long) Math.ceil(attempt.characters * tokensPerCharacter));
  }

  long output(Attempt attempt) {
    double each = attempt.mostOutput >= 0 ? attempt.mostOutput : tokensPerGeneration;
    return Math.max(1, (long) Math.ceil(each * attempt.generations));
  }

  /** Learns from a call that has ended; one that nobody took says nothing of the others. */
  void learn(Place place) {
    Attempt attempt = place.attempt;
    if (attempt.unused) {
      return;
    }
    if (attempt.inputTokens >= 0 && place.characters > 0) {
      double rate = (double) attempt.inputTokens / place.characters;
      tokensPerCharacter = inputKnown ? mix(tokensPerCharacter, rate) : rate;
      inputKnown = true;
    }
    if (attempt.outputTokens >= 0 && place.generations > 0) {
      double each = (double) attempt.outputTokens / place.generations;
      tokensPerGeneration = outputKnown ? mix(tokensPerGeneration, each) : each;
      outputKnown = true;
    }
  }

  private static double mix(double known, double last) {
    return known + (last - known) * WEIGHT;
  }
}

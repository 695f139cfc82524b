package dev.retort.template;

/**
 * What one rendering may cost. A template is data from a file: without limits, ten characters of it
 * could fill the memory or run for ever.
 */
final class Budget {
  /** Bytes of the output, and characters of every text on the way to it. */
  static final int MAX_TEXT = 4 << 20;

  /** Items of a list made on the way. */
  static final int MAX_ITEMS = 1_000_000;

  private static final long MAX_STEPS = 5_000_000;

  private long steps;

  /** Charges some work. */
  void spend(long work) {
    steps += work;
    if (steps > MAX_STEPS) {
      throw new Refusal(
          "the template does more than " + MAX_STEPS + " steps; its loops are too long");
    }
  }

  /** Charges a text of some length before it is made. */
  void text(long characters) {
    grow(characters, characters);
  }

  /** Charges what a text grows by; {@code total} is its length with that. */
  void grow(long total, long added) {
    if (total > MAX_TEXT) {
      throw new Refusal("a text of the template grows beyond 4 MB");
    }
    spend(1 + added / 16);
  }

  /** Charges a search, which at worst compares the piece at every place of the text. */
  void search(String text, String piece) {
    spend(1 + (long) text.length() * (1 + piece.length()) / 256);
  }

  /** Charges a list of some length before it is made. */
  void items(long items) {
    if (items > MAX_ITEMS) {
      throw new Refusal("a list of the template grows beyond " + MAX_ITEMS + " items");
    }
    spend(1 + items);
  }

  /** What cannot be done with the values at hand; {@link Evaluation} adds the place. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message, null, false, false);
    }
  }
}

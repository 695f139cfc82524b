package dev.retort.loopback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes broken answers of good ones, as bugs, cuts and strange servers do. */
public final class BrokenJson {
  private static final List<String> TOKENS =
      List.of(
          "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "null", "true", "NaN", "-",
          "1e999", "0", "\u0000", "é");

  private final Random random;
  private final List<String> seeds;
  private final List<String> tokens;

  /**
   * Breaks what it is given.
   *
   * @param seed of chance
   * @param seeds good answers
   * @param names that mean something to the reader
   */
  public BrokenJson(long seed, List<String> seeds, List<String> names) {
    this.random = new Random(seed);
    this.seeds = seeds;
    this.tokens = new ArrayList<>(TOKENS);
    names.forEach(name -> tokens.add("\"" + name + "\":"));
  }

  /** One more broken answer; now and then it is no UTF-8, and now and then still good. */
  public byte[] next() {
    StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    for (int edits = random.nextInt(4); edits >= 0; edits--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, token());
        case 1 -> text.delete(at, end);
        case 2 -> text.replace(at, end, token());
        default -> text.insert(at, text.substring(at, end));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(3) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private String token() {
    return tokens.get(random.nextInt(tokens.size()));
  }
}

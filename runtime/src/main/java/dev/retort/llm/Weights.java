package dev.retort.llm;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read beyond the usual, since an output is waited for that takes long, and whether there
 * is room for more. Roughly: texts are taken for two bytes a character. One thread.
 */
final class Weights {
  /** So much may be there beyond the usual, outputs included that wait for the one before them. */
  static final long MOST = 32L << 20;

  /** What an output weighs before one is known. */
  private static final long FIRST_OUTPUT = 8 << 10;

  /** What a small object and its fellows take. */
  private static final long EACH = 500;

  /** How much the last output counts. */
  private static final int SHARE = 16;

  private record Weight(long number, long bytes) {}

  private final ArrayDeque<Weight> beyond = new ArrayDeque<>();
  private long bytes;
  private long outputBytes = FIRST_OUTPUT;
  private boolean isKnown;

  /** Whether another input may be read beyond the usual. */
  boolean hasRoom() {
    return bytes + beyond.size() * outputBytes < MOST;
  }

  /**
   * An input was read beyond the usual.
   *
   * @param kept what else is kept with it, in bytes
   * @param earlier an output that came and waits for the one before it; null if none is known
   */
  void add(long number, Input input, long kept, @Nullable Object earlier) {
    if (earlier instanceof GenerateOutput output) {
      learn(of(output));
    }
    long weight = EACH + kept + of(input);
    beyond.add(new Weight(number, weight));
    bytes += weight;
  }

  /** The output of an input was handed out. */
  void remove(long number) {
    Weight first = beyond.peek();
    if (first != null && first.number == number) {
      bytes -= first.bytes;
      beyond.remove();
    }
  }

  private void learn(long weight) {
    outputBytes = isKnown ? outputBytes + (weight - outputBytes) / SHARE : weight;
    isKnown = true;
  }

  private static long of(Input input) {
    long characters = 0;
    for (ChatMessage message : input.messages()) {
      for (ChatMessage.Part part : message.parts()) {
        characters += of(part);
      }
    }
    return 2 * characters;
  }

  private static long of(ChatMessage.Part part) {
    return part instanceof ChatMessage.Text text
        ? text.text().length()
        : ((ChatMessage.Image) part).url().length();
  }

  private static long of(GenerateOutput output) {
    List<@Nullable String> all = output.generations();
    long characters = 0;
    for (int i = 0; i < all.size(); i++) {
      String text = all.get(i);
      characters += text == null ? 0 : text.length();
    }
    return EACH + 2 * characters;
  }
}

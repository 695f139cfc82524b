package dev.retort.llm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt took that came to no answer which is kept, as a note in a journal. {@code
 * docs/journal.md} tells the bytes. Immutable.
 *
 * @param source who says so
 * @param model who was asked; empty where that may be one of several
 * @param sum its tokens
 */
record Loss(Source source, String model, Answers.Sum sum) {
  /** Both halves of the key of all such notes: "in vain:" in ASCII, no hash. */
  static final long KEY = 0x696E207661696E3AL;

  /** Who says what was used. */
  enum Source {
    /** The provider. */
    TOLD(0),
    /** Nobody: it is the most that may have been. */
    THOUGHT(1),
    /** An answer that was kept later tells of it, too, so that it counts no more by itself. */
    TAKEN_BACK(2);

    private final int code;

    Source(int code) {
      this.code = code;
    }

    private static @Nullable Source of(int code) {
      for (Source each : values()) {
        if (each.code == code) {
          return each;
        }
      }
      return null;
    }
  }

  private static final int NOTE = 0;
  private static final int LEAST = 2 + 4 * Long.BYTES;

  byte[] toBytes() {
    return new Bytes()
        .one(NOTE)
        .one(source.code)
        .number(sum.calls())
        .number(sum.inputTokens())
        .number(sum.cachedInputTokens())
        .number(sum.outputTokens())
        .raw(model.getBytes(StandardCharsets.UTF_8))
        .toArray();
  }

  /** Reads a note; null if it is none that this class wrote. */
  static @Nullable Loss read(ByteBuffer from) {
    if (from.remaining() < LEAST || from.get() != NOTE) {
      return null;
    }
    Source source = Source.of(from.get());
    Answers.Sum sum =
        new Answers.Sum(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    String model = StandardCharsets.UTF_8.decode(from).toString();
    return source == null ? null : new Loss(source, model, sum);
  }
}

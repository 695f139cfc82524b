package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.Statistics;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the payload of a record in a journal, and back. {@code docs/journal.md} tells the
 * bytes. Nothing but arithmetic.
 */
final class AnswerBytes {
  /** The number of this form, its first byte. */
  private static final int VERSION = 1;

  private static final int NULL = 0;
  private static final int PRESENT = 1;

  private AnswerBytes() {}

  /** An answer to keep; its error is no part of it. */
  static byte[] of(GenerateOutput answer) {
    Bytes to = new Bytes().one(VERSION).count(answer.generations().size());
    for (String generation : answer.generations()) {
      if (generation == null) {
        to.one(NULL);
      } else {
        to.one(PRESENT).text(generation);
      }
    }
    counts(answer.statistics().inputTokens(), to);
    counts(answer.statistics().outputTokens(), to);
    counts(answer.statistics().cachedInputTokens(), to);
    List<List<List<Logprob>>> logprobs = answer.logprobs();
    if (logprobs == null) {
      to.one(NULL);
    } else {
      logprobs(logprobs, to.one(PRESENT));
    }
    return to.toArray();
  }

  private static void counts(List<Integer> counts, Bytes to) {
    to.count(counts.size());
    for (int each : counts) {
      to.count(each);
    }
  }

  private static void logprobs(List<List<List<Logprob>>> logprobs, Bytes to) {
    to.count(logprobs.size());
    for (List<List<Logprob>> generation : logprobs) {
      to.count(generation.size());
      for (List<Logprob> position : generation) {
        to.count(position.size());
        for (Logprob each : position) {
          to.text(each.token()).number(Double.doubleToLongBits(each.logprob()));
        }
      }
    }
  }

  /**
   * Reads an answer.
   *
   * @return null if these bytes are none that this class wrote
   */
  static @Nullable GenerateOutput read(byte[] bytes) {
    Reader from = new Reader(ByteBuffer.wrap(bytes));
    try {
      return from.one() == VERSION ? from.answer() : null;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Reads from front to back. */
  private record Reader(ByteBuffer from) {
    GenerateOutput answer() {
      int size = size(1);
      @Nullable String[] generations = new String[size];
      for (int i = 0; i < size; i++) {
        generations[i] = isPresent() ? text() : null;
      }
      Statistics statistics = new Statistics(counts(), counts(), counts());
      List<List<List<Logprob>>> logprobs = isPresent() ? logprobs() : null;
      if (from.hasRemaining()) {
        throw new IllegalArgumentException("more bytes than an answer has");
      }
      return new GenerateOutput(FixedList.over(generations), statistics, logprobs, null);
    }

    int one() {
      return from.get();
    }

    private boolean isPresent() {
      int flag = one();
      if (flag != NULL && flag != PRESENT) {
        throw new IllegalArgumentException("a flag is neither 0 nor 1");
      }
      return flag == PRESENT;
    }

    private int count() {
      int count = 0;
      for (int shift = 0; shift <= 28; shift += 7) {
        int next = one();
        count |= (next & 0x7F) << shift;
        if (next >= 0) {
          return count;
        }
      }
      throw new IllegalArgumentException("a number is too long");
    }

    /** A number of items, of which each has at least so many bytes: no more than are there. */
    private int size(int least) {
      int size = count();
      if (size < 0 || size > from.remaining() / least) {
        throw new IllegalArgumentException("more items than bytes");
      }
      return size;
    }

    private List<Integer> counts() {
      Integer[] counts = new Integer[size(1)];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = count();
      }
      return FixedList.over(counts);
    }

    private String text() {
      int tagged = count();
      byte[] bytes = new byte[Math.min(tagged >>> 1, from.remaining() + 1)];
      from.get(bytes);
      return (tagged & 1) == 0
          ? new String(bytes, StandardCharsets.UTF_8)
          // Not the decoder's, which knows no half of a surrogate pair either.
          : ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }

    private List<List<List<Logprob>>> logprobs() {
      int generations = size(1);
      List<List<List<Logprob>>> all = new ArrayList<>(generations);
      for (int i = 0; i < generations; i++) {
        int positions = size(1);
        List<List<Logprob>> generation = new ArrayList<>(positions);
        for (int j = 0; j < positions; j++) {
          generation.add(position());
        }
        all.add(List.copyOf(generation));
      }
      return List.copyOf(all);
    }

    private List<Logprob> position() {
      int size = size(1 + Long.BYTES);
      List<Logprob> position = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        position.add(new Logprob(text(), Double.longBitsToDouble(from.getLong())));
      }
      return List.copyOf(position);
    }
  }
}

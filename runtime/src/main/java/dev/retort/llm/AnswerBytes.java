package dev.retort.llm;

import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the payload of a record in a journal, and back. {@code docs/journal.md} tells the
 * bytes. Nothing but arithmetic.
 */
final class AnswerBytes {
  /** The number of this form, its first byte. */
  private static final int VERSION = 2;

  /** The form of the answer of an LLM that has asked others. */
  private static final int COMPOSED = 3;

  /** The form of an answer of which is told why its generations ended. */
  private static final int FINISHED = 4;

  /** The form of an answer of which parts are kept by themselves. */
  private static final int PARTED = 5;

  /** The form without the name of the model, which is read still. */
  private static final int NAMELESS = 1;

  private static final int NULL = 0;
  private static final int PRESENT = 1;

  private AnswerBytes() {}

  /**
   * What a model took for an answer.
   *
   * @param model who gave it; empty where that was not written down
   * @param sum its tokens
   */
  record Paid(String model, Answers.Sum sum) {}

  /** An answer to keep; its error is no part of it. */
  static byte[] of(String model, GenerateOutput answer) {
    return of(model, answer, Map.of());
  }

  /**
   * The same.
   *
   * @param parts by model, what of the answer's tokens has records of its own
   */
  static byte[] of(String model, GenerateOutput answer, Map<String, Answers.Sum> parts) {
    List<ModelUse> models = answer.statistics().models();
    List<FinishReason> reasons = answer.finishReasons();
    int version =
        !parts.isEmpty()
            ? PARTED
            : !reasons.isEmpty() ? FINISHED : models.isEmpty() ? VERSION : COMPOSED;
    Bytes to = new Bytes().one(version).text(model);
    to.count(answer.generations().size());
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
    if (version != VERSION) {
      models(models, to);
    }
    if (version >= FINISHED) {
      to.count(reasons.size());
      reasons.forEach(each -> to.one(code(each)));
    }
    if (version == PARTED) {
      parts(parts, to);
    }
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

  private static int code(FinishReason reason) {
    return switch (reason) {
      case OTHER -> 0;
      case STOP -> 1;
      case LENGTH -> 2;
      case CONTEXT -> 3;
    };
  }

  private static FinishReason reason(int code) {
    return switch (code) {
      case 1 -> FinishReason.STOP;
      case 2 -> FinishReason.LENGTH;
      case 3 -> FinishReason.CONTEXT;
      default -> FinishReason.OTHER;
    };
  }

  private static void models(List<ModelUse> models, Bytes to) {
    to.count(models.size());
    for (ModelUse each : models) {
      to.text(each.model()).one(each.answered() ? PRESENT : NULL);
      to.count(each.inputTokens()).count(each.outputTokens()).count(each.cachedInputTokens());
    }
  }

  private static void parts(Map<String, Answers.Sum> parts, Bytes to) {
    to.count(parts.size());
    parts.forEach(
        (model, sum) -> {
          to.text(model).count((int) sum.inputTokens());
          to.count((int) sum.outputTokens()).count((int) sum.cachedInputTokens());
        });
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
      return from.model() == null ? null : from.answer();
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Reads what an answer took, and not the answer.
   *
   * @return of each model that was asked; empty if these bytes are none that this class wrote
   */
  static List<Paid> paid(ByteBuffer bytes) {
    Reader from = new Reader(bytes);
    try {
      String model = from.model();
      return model == null ? List.of() : from.paid(model);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return List.of();
    }
  }

  /** Reads from front to back. */
  private static final class Reader {
    private final ByteBuffer from;
    private int version;

    Reader(ByteBuffer from) {
      this.from = from;
    }

    /** Who answered; null if the form is not known. */
    @Nullable String model() {
      version = one();
      return switch (version) {
        case VERSION, COMPOSED, FINISHED, PARTED -> text();
        case NAMELESS -> "";
        default -> null;
      };
    }

    List<Paid> paid(String model) {
      int size = size(1);
      for (int i = 0; i < size; i++) {
        if (isPresent()) {
          int length = count() >>> 1;
          from.position(Math.addExact(from.position(), length));
        }
      }
      long input = sum(counts());
      long output = sum(counts());
      Paid all = new Paid(model, new Answers.Sum(1, input, sum(counts()), output));
      List<ModelUse> models = version > VERSION ? models() : List.of();
      if (version == PARTED) {
        reasons();
        return withoutParts(models.isEmpty() ? List.of(all) : paid(models));
      }
      return models.isEmpty() ? List.of(all) : paid(models);
    }

    private static List<Paid> paid(List<ModelUse> models) {
      return models.stream().map(use -> new Paid(use.model(), UseByModel.of(use))).toList();
    }

    /** What has records of its own is paid there. */
    private List<Paid> withoutParts(List<Paid> all) {
      Map<String, Answers.Sum> sums = new LinkedHashMap<>();
      all.forEach(each -> sums.merge(each.model(), each.sum(), Answers.Sum::plus));
      parts()
          .forEach((model, part) -> sums.computeIfPresent(model, (name, sum) -> sum.minus(part)));
      return sums.entrySet().stream()
          .filter(each -> each.getValue().inputTokens() + each.getValue().outputTokens() > 0)
          .map(each -> new Paid(each.getKey(), each.getValue()))
          .toList();
    }

    private Map<String, Answers.Sum> parts() {
      int size = size(1 + 3);
      Map<String, Answers.Sum> parts = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        String model = text();
        long input = count();
        long output = count();
        parts.put(model, new Answers.Sum(0, input, count(), output));
      }
      return parts;
    }

    private static long sum(List<Integer> counts) {
      return counts.stream().mapToLong(Integer::longValue).sum();
    }

    GenerateOutput answer() {
      int size = size(1);
      @Nullable String[] generations = new String[size];
      for (int i = 0; i < size; i++) {
        generations[i] = isPresent() ? text() : null;
      }
      Statistics statistics =
          new Statistics(counts(), counts(), counts(), version > VERSION ? models() : List.of());
      List<FinishReason> reasons = version >= FINISHED ? reasons() : List.of();
      if (version == PARTED) {
        parts();
      }
      List<List<List<Logprob>>> logprobs = isPresent() ? logprobs() : null;
      if (from.hasRemaining()) {
        throw new IllegalArgumentException("more bytes than an answer has");
      }
      return new GenerateOutput(FixedList.over(generations), statistics, logprobs, null, reasons);
    }

    private List<FinishReason> reasons() {
      int size = size(1);
      List<FinishReason> reasons = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        reasons.add(reason(one()));
      }
      return reasons;
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

    private List<ModelUse> models() {
      int size = size(2 + 3);
      List<ModelUse> models = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        models.add(new ModelUse(text(), isPresent(), count(), count(), count()));
      }
      return models;
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

package dev.retort.llm;

import dev.retort.engine.Attempt;
import dev.retort.llm.GenerateOutput.ModelUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Says how much of an {@link Allowance} the calls of one LLM need at most, and learns from those
 * that ended. Safe for any thread.
 *
 * <p>Input: a token for each byte of text in UTF-8, since no tokenizer in use makes two of one, and
 * some for each message and image. If a provider counts more than that, all further calls are
 * thought to be as much bigger. Output: the bound that the call itself gives. Where it gives none,
 * nobody knows: it is the most that one generation has had so far, before the first {@value
 * Needs#FIRST_OUTPUT}. Of an LLM that asks others it is so for each that may be asked; what the
 * answers show beyond that is believed, too.
 */
public final class Spender {
  /** For what a provider puts around a request, and around a message: roles, marks, forms. */
  private static final long REQUEST_TOKENS = 32;

  private static final long MESSAGE_TOKENS = 16;
  private static final long IMAGE_TOKENS = 4_000;
  private static final long WHOLE = 1_000;

  private final Allowance allowance;
  private final Allowance.Measure measure;

  /** In thousandths of what was thought to be the most. */
  private final LongAccumulator mostInput = new LongAccumulator(Math::max, WHOLE);

  private final LongAccumulator mostOutput = new LongAccumulator(Math::max, -1);

  Spender(Allowance allowance, Allowance.Measure measure) {
    this.allowance = allowance;
    this.measure = measure;
  }

  Allowance allowance() {
    return allowance;
  }

  BigDecimal amount(long input, long cached, long output) {
    return measure.of(input, cached, output);
  }

  /**
   * The amount of an answer, at the price of each model that was asked for it.
   *
   * @param input tokens read, where the answer does not tell
   * @param output tokens written, where the answer does not tell
   */
  BigDecimal amount(GenerateOutput answer, long input, long output) {
    long read = Usage.read(answer);
    long written = Usage.output(answer);
    if (read != Attempt.UNKNOWN && written != Attempt.UNKNOWN) {
      List<ModelUse> models = answer.statistics().models();
      if (!models.isEmpty()) {
        return models.stream().map(this::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      }
    }
    return amount(
        read == Attempt.UNKNOWN ? input : read,
        Usage.cached(answer),
        written == Attempt.UNKNOWN ? output : written);
  }

  /** The amount of what models were asked. */
  BigDecimal amount(Map<String, Answers.Sum> asked) {
    return asked.entrySet().stream()
        .map(each -> amount(each.getKey(), each.getValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal amount(String model, Answers.Sum asked) {
    return measure.ofModel(
        model, asked.inputTokens(), asked.cachedInputTokens(), asked.outputTokens());
  }

  private BigDecimal amount(ModelUse use) {
    return measure.ofModel(
        use.model(), use.inputTokens(), use.cachedInputTokens(), use.outputTokens());
  }

  /** The most tokens that an input has, as far as its text tells. */
  static long plainInput(Input input) {
    InputSize size = InputSize.of(input);
    return REQUEST_TOKENS
        + size.bytes()
        + size.messages() * MESSAGE_TOKENS
        + size.images() * IMAGE_TOKENS;
  }

  /** The same by what was learnt. */
  long input(long plain) {
    return (plain * mostInput.get() + WHOLE - 1) / WHOLE;
  }

  /** The most tokens that a call writes, which asks for so many generations. */
  long output(Needs needs, int generations) {
    long bounded = needs.boundedOutput();
    if (needs.isOwn() && needs.unbounded() == 0) {
      return bounded;
    }
    long most = mostOutput.get();
    return most < 0
        ? bounded + Needs.FIRST_OUTPUT * needs.unbounded()
        : Math.max(bounded, most * generations);
  }

  /** Learns from a call: what its text told, and what it did need. */
  void learn(long plainInput, long input, long output, int generations) {
    if (input > plainInput) {
      mostInput.accumulate((WHOLE * input + plainInput - 1) / plainInput);
    }
    if (output >= 0) {
      mostOutput.accumulate((output + generations - 1) / generations);
    }
  }
}

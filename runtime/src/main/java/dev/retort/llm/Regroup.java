package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes outputs have exactly the generations that were asked for. Nothing but arithmetic. */
final class Regroup {
  private Regroup() {}

  /** The output with exactly this many generations: cut, or filled up with nulls and a reason. */
  @SuppressWarnings("NullAway") // It does not see that an E of resized() may be null.
  static GenerateOutput exact(GenerateOutput output, int numGenerations) {
    int got = output.generations().size();
    if (got == numGenerations
        && (output.logprobs() == null || output.logprobs().size() == numGenerations)
        && (output.finishReasons().isEmpty() || output.finishReasons().size() == numGenerations)) {
      return output;
    }
    Failure error = output.error();
    if (got < numGenerations && error == null) {
      error =
          Failure.of(
              Kind.INCOMPLETE,
              "asked for " + numGenerations + " generations, got " + got + ": the rest is null");
    }
    return new GenerateOutput(
        resized(output.generations(), numGenerations, null),
        output.statistics(),
        output.logprobs() == null
            ? null
            : resized(output.logprobs(), numGenerations, List.<List<Logprob>>of()),
        error,
        output.finishReasons().isEmpty()
            ? List.of()
            : resized(output.finishReasons(), numGenerations, FinishReason.OTHER));
  }

  /** The same output with another reason for what is missing. */
  static GenerateOutput withError(GenerateOutput output, @Nullable Failure error) {
    return new GenerateOutput(
        output.generations(),
        output.statistics(),
        output.logprobs(),
        error,
        output.finishReasons());
  }

  /** The outputs of one call a generation, each {@link #exact}, as the output of the input. */
  static GenerateOutput merge(GenerateOutput[] calls) {
    String[] generations = new String[calls.length];
    int failed = 0;
    boolean read = false;
    boolean written = false;
    boolean cached = false;
    boolean logprobs = false;
    boolean reasons = false;
    boolean models = false;
    for (int i = 0; i < calls.length; i++) {
      GenerateOutput call = calls[i];
      generations[i] = call.generations().get(0);
      failed += call.error() == null ? 0 : 1;
      read |= !call.statistics().inputTokens().isEmpty();
      written |= !call.statistics().outputTokens().isEmpty();
      cached |= !call.statistics().cachedInputTokens().isEmpty();
      models |= !call.statistics().models().isEmpty();
      logprobs |= call.logprobs() != null;
      reasons |= !call.finishReasons().isEmpty();
    }
    return new GenerateOutput(
        FixedList.over(generations),
        read || written || cached || models
            ? statistics(calls, read, written, cached)
            : Statistics.NONE,
        logprobs ? logprobs(calls) : null,
        failed == 0 ? null : failure(calls, failed),
        reasons ? reasons(calls) : List.of());
  }

  /** One number a call, in order; 0 for a call that told none while others did. */
  private static Statistics statistics(
      GenerateOutput[] calls, boolean read, boolean written, boolean cached) {
    Integer[] input = new Integer[read ? calls.length : 0];
    Integer[] output = new Integer[written ? calls.length : 0];
    Integer[] fromCache = new Integer[cached ? calls.length : 0];
    List<ModelUse> models = List.of();
    for (int i = 0; i < calls.length; i++) {
      Statistics told = calls[i].statistics();
      models = Totals.models(models, told.models());
      if (read) {
        input[i] = sum(told.inputTokens());
      }
      if (written) {
        output[i] = sum(told.outputTokens());
      }
      if (cached) {
        fromCache[i] = sum(told.cachedInputTokens());
      }
    }
    return new Statistics(
        FixedList.over(input),
        FixedList.over(output),
        cached ? FixedList.over(fromCache) : List.of(),
        models);
  }

  private static Integer sum(List<Integer> counts) {
    if (counts.size() == 1) {
      return counts.get(0);
    }
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private static List<List<List<Logprob>>> logprobs(GenerateOutput[] calls) {
    List<List<List<Logprob>>> all = new ArrayList<>(calls.length);
    for (GenerateOutput call : calls) {
      List<List<List<Logprob>>> told = call.logprobs();
      all.add(told == null ? List.of() : told.get(0));
    }
    return Collections.unmodifiableList(all);
  }

  private static List<FinishReason> reasons(GenerateOutput[] calls) {
    List<FinishReason> all = new ArrayList<>(calls.length);
    for (GenerateOutput call : calls) {
      List<FinishReason> told = call.finishReasons();
      all.add(told.isEmpty() ? FinishReason.OTHER : told.get(0));
    }
    return all;
  }

  /** The first failure speaks for all, and says so. */
  private static Failure failure(GenerateOutput[] calls, int failed) {
    Failure first = null;
    for (int i = 0; first == null && i < calls.length; i++) {
      first = calls[i].error();
    }
    if (first == null) {
      return Failure.of(Kind.UNKNOWN, "no reason was given");
    }
    String more =
        failed == 1 ? "" : " (the first of " + failed + " failures in " + calls.length + " calls)";
    return new Failure(
        first.kind(),
        first.message() + more,
        first.attempts(),
        first.status(),
        first.requestId(),
        rejected(calls));
  }

  /** A call of these has one generation; the answers of the input have them all. */
  private static List<Rejected> rejected(GenerateOutput[] calls) {
    List<Rejected> all = new ArrayList<>();
    for (int i = 0; i < calls.length; i++) {
      Failure failure = calls[i].error();
      for (Rejected each : failure == null ? List.<Rejected>of() : failure.rejected()) {
        all.add(new Rejected(i, each.text(), each.findings()));
      }
    }
    return all;
  }

  private static <E extends @Nullable Object> List<E> resized(List<E> items, int size, E filler) {
    List<E> resized = new ArrayList<>(items.subList(0, Math.min(items.size(), size)));
    while (resized.size() < size) {
      resized.add(filler);
    }
    return FixedList.copyOf(resized);
  }
}

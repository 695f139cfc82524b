package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.structured.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call whose answer had not the form that was asked for: the generations that have
 * it, those that do not, and what all tries took. One thread at a time.
 */
final class Tries {
  private static final Rejected NONE = new Rejected(0, "", List.of());

  private final StructuredOutput form;
  private final int maxRetries;
  private final @Nullable Failure ofAll;
  private final @Nullable String[] generations;
  private final @Nullable Rejected[] rejected;
  private final int[] retries;
  private final List<List<List<Logprob>>> logprobs;
  private boolean hasLogprobs;
  private final OutputBound bound;
  private final FinishReason[] reasons;
  private boolean hasReasons;
  private Statistics statistics;
  private final List<Statistics> earlier = new ArrayList<>();

  // The try under way, or the last one.
  private int current;
  private Rejected about = NONE;
  private GenerateOutput last;
  private boolean isUnfit = true;

  /**
   * Of a first try.
   *
   * @param bound on the tokens of a generation
   * @param answer exact
   * @param given the answer as it came, for counts
   */
  Tries(
      StructuredOutput form,
      int maxRetries,
      OutputBound bound,
      GenerateOutput answer,
      GenerateOutput given) {
    this.form = form;
    this.bound = bound;
    this.maxRetries = maxRetries;
    this.ofAll = answer.error();
    this.last = given;
    this.statistics = answer.statistics();
    int size = answer.generations().size();
    this.generations = answer.generations().toArray(new String[0]);
    this.rejected = new Rejected[size];
    this.retries = new int[size];
    List<List<List<Logprob>>> told = answer.logprobs();
    this.hasLogprobs = told != null;
    this.logprobs =
        new ArrayList<>(told == null ? Collections.nCopies(size, List.<List<Logprob>>of()) : told);
    this.hasReasons = !answer.finishReasons().isEmpty();
    this.reasons =
        hasReasons
            ? answer.finishReasons().toArray(new FinishReason[0])
            : Collections.nCopies(size, FinishReason.OTHER).toArray(new FinishReason[0]);
  }

  /** A generation has the form. */
  void accept(int generation, String text) {
    generations[generation] = text;
    rejected[generation] = null;
  }

  /** A generation has not the form. */
  void reject(int generation, String text, List<Finding> findings) {
    generations[generation] = null;
    rejected[generation] = new Rejected(generation, text, findings);
    logprobs.set(generation, List.of());
  }

  boolean hasRejected() {
    return Arrays.stream(rejected).anyMatch(each -> each != null);
  }

  /** The generation that is asked for again. */
  int current() {
    return current;
  }

  /** The answer that the next try is about. */
  Rejected about() {
    return about;
  }

  StructuredOutput form() {
    return form;
  }

  /** Counts a further try, of one generation. */
  void add(GenerateOutput given) {
    earlier.add(last.statistics());
    last = given;
    isUnfit = true;
    statistics = Totals.plus(statistics, given.statistics(), current, generations.length);
    List<List<List<Logprob>>> told = given.logprobs();
    if (told != null && !told.isEmpty()) {
      hasLogprobs = true;
      logprobs.set(current, told.get(0));
    }
    List<FinishReason> ends = given.finishReasons();
    hasReasons |= !ends.isEmpty();
    reasons[current] = ends.isEmpty() ? FinishReason.OTHER : ends.get(0);
  }

  /** Counts a further try that failed as any call may. */
  void fail(GenerateOutput given) {
    earlier.add(last.statistics());
    last = given;
    statistics = Totals.plus(statistics, given.statistics(), current, generations.length);
  }

  /** The answer of the last try alone, for what is counted try by try. */
  GenerateOutput last() {
    return last;
  }

  /** What the tries before the last one told. */
  List<Statistics> earlier() {
    return earlier;
  }

  /** Whether the last try ended with an answer that has not the form. */
  boolean isUnfit() {
    return isUnfit && hasRejected();
  }

  /** A further try is sent: it may fail as any call does. */
  void send() {
    isUnfit = false;
  }

  /** Turns to a generation that may be asked for again. One that was cut would be cut again. */
  boolean turnToNext() {
    for (int i = 0; i < rejected.length; i++) {
      Rejected answer = rejected[i];
      if (answer != null && !reasons[i].isCut() && retries[i] < maxRetries) {
        retries[i]++;
        current = i;
        about = answer;
        return true;
      }
    }
    return false;
  }

  /** What came so far. */
  GenerateOutput output() {
    return output(hasRejected() ? failure() : ofAll);
  }

  /** What came, where the last try failed as any call may. */
  GenerateOutput output(@Nullable Failure error) {
    return new GenerateOutput(
        FixedList.over(generations.clone()),
        statistics,
        hasLogprobs ? List.copyOf(logprobs) : null,
        error == null ? null : with(error),
        hasReasons ? List.of(reasons) : List.of());
  }

  private Failure with(Failure error) {
    return new Failure(
        error.kind(), error.message(), error.attempts(), error.status(), error.requestId(), all());
  }

  private Failure failure() {
    List<Rejected> all = all();
    Rejected first =
        all.stream()
            .filter(each -> reasons[each.generation()].isCut())
            .findFirst()
            .orElse(all.get(0));
    FinishReason end = reasons[first.generation()];
    StringBuilder words = new StringBuilder();
    if (generations.length == 1) {
      words.append("the answer ");
    } else {
      words.append(all.size()).append(" of ").append(generations.length);
      words.append(" answers have not the form; ").append(end.isCut() ? "one " : "the first ");
    }
    if (end.isCut()) {
      words.append(bound.cut(end)).append(" and ");
    }
    words.append(FormWords.unfit(form)).append(": ");
    words.append(first.findings().stream().map(Finding::line).collect(Collectors.joining("; ")));
    if (end.isCut()) {
      words
          .append(". It is not asked for again, as it would be cut again: ")
          .append(bound.mend(end));
    }
    return Failure.of(Kind.INVALID, words.toString());
  }

  private List<Rejected> all() {
    List<Rejected> all = new ArrayList<>();
    for (Rejected each : rejected) {
      if (each != null) {
        all.add(each);
      }
    }
    return all;
  }
}

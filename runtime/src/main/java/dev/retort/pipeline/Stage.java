package dev.retort.pipeline;

import dev.retort.llm.Answers;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.LLM;
import dev.retort.llm.Waits;
import dev.retort.step.PipelineStep;
import dev.retort.step.StepContext;
import dev.retort.step.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A step in its place in a run, with what it has counted. Counters are safe for any thread. */
final class Stage {
  private static final Answers.Sum NONE = new Answers.Sum(0, 0, 0, 0);

  private final PipelineStep step;
  private final StepContext context;
  private final List<Outlet> outlets = new ArrayList<>();
  private final LongAdder rowsIn = new LongAdder();
  private final LongAdder rowsOut = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final List<LLM> llms;
  private volatile boolean ended;
  private volatile @Nullable Answers answers;

  Stage(PipelineStep step, StepContext context) {
    this.step = step;
    this.context = context;
    this.llms = List.copyOf(HeldLLMs.of(List.of(step)));
  }

  String name() {
    return context.name();
  }

  PipelineStep step() {
    return step;
  }

  StepContext context() {
    return context;
  }

  /** Counts what the step's LLMs are answered by the journal. */
  void answers(@Nullable Answers kept) {
    answers = kept;
  }

  /** Where the step's rows go. */
  List<Outlet> outlets() {
    return outlets;
  }

  void took(long rows) {
    rowsIn.add(rows);
  }

  void gave(long rows) {
    rowsOut.add(rows);
  }

  void worked(long nanoseconds) {
    nanos.add(nanoseconds);
  }

  /** It has given its last row. */
  void end() {
    ended = true;
  }

  StepProgress progress() {
    return new StepProgress(
        counts(),
        ended,
        waits(),
        llms.stream().flatMap(llm -> llm.batchesUnderWay().stream()).toList(),
        asynchronous(StepAnswers.llms(step)).mapToInt(AsyncLLM::callsUnderWay).sum(),
        asynchronous(llms).anyMatch(AsyncLLM::isLimitedByTheMinute));
  }

  private static Stream<AsyncLLM> asynchronous(List<LLM> llms) {
    return llms.stream().filter(AsyncLLM.class::isInstance).map(AsyncLLM.class::cast);
  }

  /** What the calls of all its LLMs wait for. */
  Waits waits() {
    return Waits.sum(asynchronous(llms).map(AsyncLLM::waits).toList());
  }

  /** By step, what was asked of the models that its LLM asks in turn. */
  static Map<String, Map<String, Answers.Sum>> models(Map<String, Stage> stages) {
    Map<String, Map<String, Answers.Sum>> models = new LinkedHashMap<>();
    stages.forEach((name, stage) -> models.put(name, stage.models()));
    return models;
  }

  /** Empty where its LLM asks none. */
  private Map<String, Answers.Sum> models() {
    Map<String, Answers.Sum> all = context.tally().models();
    Answers kept = answers;
    if (kept != null) {
      kept.givenByModel().forEach((model, sum) -> all.computeIfPresent(model, minus(sum)));
      kept.undeliveredByModel().forEach((model, sum) -> all.merge(model, sum, Answers.Sum::plus));
    }
    return all;
  }

  /** Leaves a model out that was asked nothing. */
  private static BiFunction<String, Answers.Sum, Answers.@Nullable Sum> minus(Answers.Sum part) {
    return (model, sum) -> {
      Answers.Sum rest = sum.minus(part);
      return rest.calls() == 0 ? null : rest;
    };
  }

  /** Steps count every answer as a call, as they do not know where it came from. */
  Counts counts() {
    Tally tally = context.tally();
    Answers kept = answers;
    Answers.Sum journal = kept == null ? NONE : kept.given();
    Answers.Sum late = kept == null ? NONE : kept.undelivered();
    Answers.Sum thought = kept == null ? NONE : kept.thought();
    return new Counts(
        rowsIn.sum(),
        rowsOut.sum(),
        Math.max(0, tally.calls() - journal.calls()) + late.calls(),
        tally.failed(),
        tally.retries(),
        Math.max(0, tally.inputTokens() - journal.inputTokens()) + late.inputTokens(),
        Math.max(0, tally.cachedInputTokens() - journal.cachedInputTokens())
            + late.cachedInputTokens(),
        Math.max(0, tally.outputTokens() - journal.outputTokens()) + late.outputTokens(),
        new Counts.FromJournal(
            journal.calls(),
            journal.inputTokens(),
            journal.cachedInputTokens(),
            journal.outputTokens()),
        new Counts.Estimated(thought.calls(), thought.inputTokens(), thought.outputTokens()),
        nanos.sum() / 1e9);
  }
}

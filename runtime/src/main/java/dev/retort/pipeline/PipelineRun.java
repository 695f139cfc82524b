package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.llm.Allowance;
import dev.retort.llm.AnswerJournal;
import dev.retort.llm.LLM;
import dev.retort.llm.LimiterState.Gate;
import dev.retort.llm.UnsupportedCapabilityException;
import dev.retort.step.PipelineStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a pipeline: folder, steps, rows, report. */
final class PipelineRun {
  /** Rows that may wait between two steps. */
  private static final int CHANNEL_ROWS = 200;

  /** How long a step has to give on what came, where its own LLM ends its calls after that time. */
  private static final long GIVE_ON_MILLIS = 250;

  private final String pipeline;
  private final Graph graph;
  private final Map<String, PipelineStep> steps;
  private final Map<String, Problem.Place> places;
  private final RunOptions options;
  private final Instant startedAt = Instant.now();
  private final long started = System.nanoTime();
  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private final Map<String, Channel> inputs = new LinkedHashMap<>();
  private final List<LeafFile> leaves = new CopyOnWriteArrayList<>();
  private @Nullable AnswerJournal journal;
  private @Nullable Allowance allowance;
  private @Nullable LiveReport live;
  private volatile Supplier<@Nullable String> stopping = () -> null;

  PipelineRun(
      String pipeline,
      Graph graph,
      Map<String, PipelineStep> steps,
      Map<String, Problem.Place> places,
      RunOptions options) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.steps = steps;
    this.places = places;
    this.options = options;
  }

  /**
   * Runs.
   *
   * @param yaml the pipeline as it is left in a folder
   */
  RunReport run(Function<Path, String> yaml, RunIdentity identity) {
    Budget budget = options.budget();
    BudgetedSteps budgeted =
        budget == null ? null : new BudgetedSteps(budget, options.prices(), steps.values());
    RunFolder folder =
        RunFolder.open(options.outputFor(pipeline), withCache(identity), options.overwrite());
    Loading loading = new Loading(steps.values());
    Set<LLM> llms = HeldLLMs.of(steps.values());
    options.generationListeners().forEach(each -> llms.forEach(llm -> llm.addListener(each)));
    CompletableFuture<Void> end = end();
    try {
      stages();
      Runner.Failure failure = loading.load(options.stop());
      refuse(failure, folder);
      if (StepAnswers.areAsked(steps)) {
        journal = openJournal(folder, budgeted);
      }
      folder.begin(yaml.apply(folder.path()));
      live = LiveReport.begin(folder, this::standing);
      if (failure != null || options.stop().isRequested()) {
        return finish(folder, failure);
      }
      connect(folder);
      stages.values().forEach(each -> each.context().keepIn(folder.batches(each.name())));
      keepAnswers();
      return flow(folder);
    } catch (IOException e) {
      return finish(folder, new Runner.Failure("", e));
    } finally {
      end.cancel(false);
      endLiveReport();
      loading.unload();
      options.generationListeners().forEach(each -> llms.forEach(llm -> llm.removeListener(each)));
      close(journal);
      close(folder);
    }
  }

  /** Stops the run at its deadline, if it has one; to be cancelled, so that no timer stays. */
  private CompletableFuture<Void> end() {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Duration deadline = options.deadline();
    if (deadline != null) {
      var unused = end.thenRunAsync(options.stop()::timeUp);
      end.completeOnTimeout(null, TimeUnit.NANOSECONDS.convert(deadline), TimeUnit.NANOSECONDS);
    }
    return end;
  }

  /** Answers that are kept elsewhere are not found without going there again. */
  private RunIdentity withCache(RunIdentity identity) {
    Path cache = options.cache();
    return cache == null
        ? identity
        : identity.with("--cache", cache.toAbsolutePath().normalize().toString());
  }

  private AnswerJournal openJournal(RunFolder folder, @Nullable BudgetedSteps budgeted)
      throws IOException {
    Path cache = options.cache();
    try {
      if (budgeted != null) {
        allowance = budgeted.begin(cache == null ? folder.journal() : null);
      }
      return AnswerJournal.open(cache == null ? folder.journal() : cache);
    } catch (ConfigException e) {
      folder.discard();
      throw e;
    } catch (IOException e) {
      folder.discard();
      throw new ConfigException(List.of(journalUnusable(e)));
    }
  }

  static Problem journalUnusable(IOException e) {
    return new Problem(
        "journal-unusable", Problem.Severity.ERROR, "", null, String.valueOf(e.getMessage()), null);
  }

  private void keepAnswers() {
    if (journal != null) {
      StepAnswers.keep(steps, journal, options.useAnswers())
          .forEach(
              (name, answers) -> Objects.requireNonNull(stages.get(name), name).answers(answers));
    }
  }

  private void stages() {
    steps.forEach(
        (name, step) -> {
          stages.put(name, new Stage(step, step.context()));
          inputs.put(name, new Channel(CHANNEL_ROWS));
        });
  }

  /** A config that asks for what cannot be had leaves nothing behind. */
  private void refuse(Runner.@Nullable Failure failure, RunFolder folder) throws IOException {
    if (failure != null && failure.cause() instanceof ConfigException e) {
      folder.discard();
      throw new ConfigException(
          e.problems().stream().map(each -> placed(each, failure.step())).toList());
    } else if (failure != null && failure.cause() instanceof UnsupportedCapabilityException e) {
      folder.discard();
      throw new ConfigException(List.of(placed(unsupported(e), failure.step())));
    }
  }

  /** A problem that an LLM found by itself, with the place of its step. */
  private Problem placed(Problem problem, String step) {
    return problem.place() != null
        ? problem
        : new Problem(
            problem.id(),
            problem.severity(),
            problem.pointer(),
            places.get(step),
            "step \"" + step + "\": " + problem.message(),
            problem.suggestion());
  }

  private void connect(RunFolder folder) throws IOException {
    for (Stage stage : stages.values()) {
      List<String> next = graph.successors(stage.name());
      for (String each : next) {
        stage.outlets().add(inputs.get(each));
      }
      if (next.isEmpty()) {
        LeafFile leaf = folder.leaf(stage.name());
        leaves.add(leaf);
        stage.outlets().add(leaf);
      }
    }
  }

  private static Problem unsupported(RuntimeException e) {
    return new Problem(
        "unsupported-capability",
        Problem.Severity.ERROR,
        "",
        null,
        String.valueOf(e.getMessage()),
        null);
  }

  private RunReport flow(RunFolder folder) throws IOException {
    Runner runner =
        new Runner(
            List.copyOf(stages.values()),
            List.copyOf(inputs.values()),
            options.listener(),
            allowance);
    stopping = () -> whyStopping(runner);
    options
        .listener()
        .started(new StagesProgress(graph, steps, stages, options.prices(), stopping));
    // Not left: who makes no calls works off what there is.
    runner.start(() -> interruptAfter(options.callsGrace().toMillis() + GIVE_ON_MILLIS, runner));
    options.stop().onRequest(() -> stopping(runner));
    boolean interrupted = false;
    while (!runner.over().isDone()) {
      try {
        runner.over().get();
      } catch (InterruptedException e) {
        interrupted = true;
        options.stop().request();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    runner.leave();
    return finish(folder, runner.failure());
  }

  /** Null while nothing has asked it to end. */
  private @Nullable String whyStopping(Runner runner) {
    return options.stop().isTimeUp()
        ? Verdict.timeUp(options.deadline())
        : Verdict.stopping(runner.failure(), options.stop().isRequested());
  }

  /** Hears every request to stop. */
  private void stopping(Runner runner) {
    runner.stop();
    if (options.stop().isUrgent()) {
      runner.interrupt();
    }
    long millis = options.callsGrace().toMillis();
    interruptAfter(millis, runner);
    CompletableFuture.delayedExecutor(
            millis + options.stepsGrace().toMillis(), TimeUnit.MILLISECONDS)
        .execute(runner::leave);
  }

  private static void interruptAfter(long millis, Runner runner) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(runner::interrupt);
  }

  /** What {@code run.json} says while the run goes on. */
  private String standing() {
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    return ReportText.of(
        new ReportText.Standing(
            pipeline, startedAt, startedAt.plus(took), stopping.get(), counted(took)));
  }

  private void endLiveReport() {
    if (live != null) {
      live.close();
    }
  }

  private RunReport finish(RunFolder folder, Runner.@Nullable Failure failure) {
    endLiveReport();
    if (options.stop().isRequested()) {
      reportBeforeTheRowsAreSafe(folder, failure);
    }
    Runner.Failure first = closeLeaves(failure);
    RunReport report = report(folder, first, outdated());
    try {
      folder.writeReport(ReportText.of(report));
      return report;
    } catch (IOException e) {
      // What ended the run before is told first, and this besides.
      return report.message() == null
          ? report(folder, new Runner.Failure("", e), List.of())
          : report(folder, first, List.of(unwritten(e)));
    }
  }

  /** Tells that who looked at the run saw nothing, or what was no more. */
  private List<Problem> outdated() {
    String failure = live == null ? null : live.failure();
    return failure == null
        ? List.of()
        : List.of(
            new Problem(
                "report-outdated",
                Problem.Severity.WARNING,
                "",
                null,
                failure + "; while the run went on, that file did not tell where it stood",
                null));
  }

  private static Problem unwritten(IOException e) {
    return new Problem(
        "report-unwritten",
        Problem.Severity.WARNING,
        "",
        null,
        "besides, " + e.getMessage() + "; no file tells how this run ended",
        null);
  }

  /**
   * Who asked for the stop ends the process after a while, and large files take theirs to reach a
   * slow disk: the report is not lost to that.
   */
  private void reportBeforeTheRowsAreSafe(RunFolder folder, Runner.@Nullable Failure failure) {
    try {
      folder.writeReport(ReportText.of(report(folder, failure, List.of())));
    } catch (IOException e) {
      // It is written again, and told then.
    }
  }

  private RunCounts counted(Duration took) {
    Map<String, Counts> counts = new LinkedHashMap<>();
    stages.forEach((name, stage) -> counts.put(name, stage.counts()));
    return new RunCounts(
        totals(counts, took),
        counts,
        waited(),
        Spending.of(steps, counts, Stage.models(stages), options.prices()));
  }

  private Counts totals(Map<String, Counts> counts, Duration time) {
    long made = 0;
    long[] sums = new long[13];
    for (Map.Entry<String, Counts> each : counts.entrySet()) {
      Counts step = each.getValue();
      made += graph.predecessor(each.getKey()) == null ? step.rowsOut() : 0;
      sums[0] += step.calls();
      sums[1] += step.failed();
      sums[2] += step.retries();
      sums[3] += step.inputTokens();
      sums[4] += step.cachedInputTokens();
      sums[5] += step.outputTokens();
      sums[6] += step.journal().calls();
      sums[7] += step.journal().inputTokens();
      sums[8] += step.journal().cachedInputTokens();
      sums[9] += step.journal().outputTokens();
      sums[10] += step.estimated().calls();
      sums[11] += step.estimated().inputTokens();
      sums[12] += step.estimated().outputTokens();
    }
    long written = leaves.stream().mapToLong(LeafFile::rows).sum();
    return new Counts(
        made,
        written,
        sums[0],
        sums[1],
        sums[2],
        sums[3],
        sums[4],
        sums[5],
        new Counts.FromJournal(sums[6], sums[7], sums[8], sums[9]),
        new Counts.Estimated(sums[10], sums[11], sums[12]),
        time.toMillis() / 1e3);
  }

  private Runner.@Nullable Failure closeLeaves(Runner.@Nullable Failure failure) {
    Runner.Failure first = failure;
    boolean whole = failure == null && !options.stop().isRequested();
    for (LeafFile leaf : leaves) {
      try {
        if (whole) {
          leaf.finish();
        }
        leaf.close();
      } catch (IOException e) {
        first = first == null ? new Runner.Failure("", e) : first;
      }
    }
    return first;
  }

  private RunReport report(RunFolder folder, Runner.@Nullable Failure failure, List<Problem> more) {
    // Not by the clock on the wall, which may be put back meanwhile.
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    RunCounts counted = counted(took);
    boolean goesOn = journal != null && options.useAnswers();
    Verdict verdict =
        options.stop().isTimeUp()
            ? Verdict.timeUp(stages.values(), options.deadline(), goesOn)
            : Verdict.of(stages.values(), failure, options.stop().isRequested(), goesOn);
    return new RunReport(
        pipeline,
        verdict.status(),
        verdict.exitCode(),
        startedAt,
        startedAt.plus(took),
        counted.totals(),
        counted.steps(),
        counted.waited(),
        counted.spending(),
        folder.path(),
        withRepairs(verdict.problems(), more),
        StepSecrets.of(steps.values()).clean(verdict.message()));
  }

  private Map<String, Map<Gate, Duration>> waited() {
    Map<String, Map<Gate, Duration>> all = new LinkedHashMap<>();
    stages.forEach(
        (name, stage) -> {
          Map<Gate, Duration> total = stage.waits().total();
          if (!total.isEmpty()) {
            all.put(name, total);
          }
        });
    return all;
  }

  private List<Problem> withRepairs(List<Problem> problems, List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    if (journal != null) {
      for (String repair : journal.repairs()) {
        all.add(new Problem("journal-repaired", Problem.Severity.WARNING, "", null, repair, null));
      }
    }
    return List.copyOf(all);
  }

  private static void close(@Nullable AnswerJournal journal) {
    try {
      if (journal != null) {
        journal.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot close the journal", e);
    }
  }

  private static void close(RunFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot unlock the output folder", e);
    }
  }
}

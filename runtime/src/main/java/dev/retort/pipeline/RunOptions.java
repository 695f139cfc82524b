package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.llm.GenerationListener;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a pipeline is run. Immutable. */
public final class RunOptions {
  // Written by copying and setting one, before anyone else sees the object.
  private @Nullable Path output;
  private boolean overwrite;
  private @Nullable Path cache;
  private boolean useAnswers = true;
  private RunListener listener = new RunListener() {};
  private Stop stop = new Stop();
  private List<GenerationListener> generationListeners = List.of();
  private @Nullable Prices prices;
  private @Nullable Duration deadline;
  private @Nullable Budget budget;

  // Together under the five seconds that are promised after a stop.
  private Duration callsGrace = Duration.ofSeconds(4);
  private Duration stepsGrace = Duration.ofMillis(500);

  private RunOptions() {}

  private RunOptions(RunOptions from) {
    output = from.output;
    overwrite = from.overwrite;
    cache = from.cache;
    useAnswers = from.useAnswers;
    listener = from.listener;
    stop = from.stop;
    generationListeners = from.generationListeners;
    prices = from.prices;
    deadline = from.deadline;
    budget = from.budget;
    callsGrace = from.callsGrace;
    stepsGrace = from.stepsGrace;
  }

  /**
   * Into {@code retort-output/<pipeline name>} in the current folder, which must be empty, missing,
   * or that of an earlier run of the same pipeline, which is gone on with then.
   *
   * @return options to start from
   */
  public static RunOptions defaults() {
    return new RunOptions();
  }

  /**
   * Sets the output folder.
   *
   * @param folder made if it is missing
   * @return a copy
   */
  public RunOptions output(Path folder) {
    RunOptions copy = new RunOptions(this);
    copy.output = Objects.requireNonNull(folder, "folder");
    return copy;
  }

  /**
   * Allows an output folder that holds a run of another pipeline, whose data is replaced. The
   * answers in its journal are kept.
   *
   * @param allowed false by default
   * @return a copy
   */
  public RunOptions overwrite(boolean allowed) {
    RunOptions copy = new RunOptions(this);
    copy.overwrite = allowed;
    return copy;
  }

  /**
   * Keeps answers in a folder of its own, which runs of any pipelines share, one at a time.
   *
   * @param folder made if it is missing; by default {@code journal} in the output folder
   * @return a copy
   */
  public RunOptions cache(Path folder) {
    RunOptions copy = new RunOptions(this);
    copy.cache = Objects.requireNonNull(folder, "folder");
    return copy;
  }

  /**
   * Says whether answers that are kept are given without a call. If not, every answer is asked
   * anew, and kept in place of the earlier one.
   *
   * @param use true by default
   * @return a copy
   */
  public RunOptions useAnswers(boolean use) {
    RunOptions copy = new RunOptions(this);
    copy.useAnswers = use;
    return copy;
  }

  /**
   * Lets someone follow the run.
   *
   * @param follower told of progress
   * @return a copy
   */
  public RunOptions listener(RunListener follower) {
    RunOptions copy = new RunOptions(this);
    copy.listener = Objects.requireNonNull(follower, "follower");
    return copy;
  }

  /**
   * Lets someone stop the run.
   *
   * @param handle whose requests end the run
   * @return a copy
   */
  public RunOptions stop(Stop handle) {
    RunOptions copy = new RunOptions(this);
    copy.stop = Objects.requireNonNull(handle, "handle");
    return copy;
  }

  /**
   * Lets someone follow the calls of all LLMs of the pipeline. Every call adds one.
   *
   * @param follower told of calls
   * @return a copy
   */
  public RunOptions generationListener(GenerationListener follower) {
    List<GenerationListener> more = new ArrayList<>(generationListeners);
    more.add(Objects.requireNonNull(follower, "follower"));
    RunOptions copy = new RunOptions(this);
    copy.generationListeners = List.copyOf(more);
    return copy;
  }

  /**
   * Tells the run what models cost, for its report.
   *
   * @param table the prices; none by default
   * @return a copy
   */
  public RunOptions prices(Prices table) {
    RunOptions copy = new RunOptions(this);
    copy.prices = Objects.requireNonNull(table, "table");
    return copy;
  }

  /**
   * Bounds how long the run may take. When that time is over it ends as one that was stopped does:
   * no new calls, up to five seconds for those in flight. Rows that are done are kept, the status
   * is {@code stopped}, the exit code 4, and another run on the same folder goes on.
   *
   * @param most from the start of the run, loading included; positive. Any time by default
   * @return a copy
   */
  public RunOptions deadline(Duration most) {
    if (most.isNegative() || most.isZero()) {
      throw new IllegalArgumentException("a deadline must be positive, not " + most);
    }
    RunOptions copy = new RunOptions(this);
    copy.deadline = most;
    return copy;
  }

  /**
   * Sets what calls may use up. A row whose calls could pass it is not begun: the run ends with
   * exit code 4, and goes on with a higher budget. What answers in the journal of the output folder
   * took counts; with a {@linkplain #cache cache} only what this run asks does.
   *
   * @param most shared by all steps; without end by default
   * @return a copy
   */
  public RunOptions budget(Budget most) {
    Objects.requireNonNull(most, "most");
    RunOptions copy = new RunOptions(this);
    copy.budget = most;
    return copy;
  }

  /**
   * The folder that a run writes to.
   *
   * @param pipeline name of the pipeline
   * @return the one that was set, else one called after the pipeline
   * @throws ConfigException if none was set and the name cannot be that of a folder
   */
  public Path outputFor(String pipeline) {
    if (output != null) {
      return output;
    }
    // A name such as ../.. must not lead out of the folder for outputs.
    boolean leads = pipeline.matches("\\.\\.?") || pipeline.matches(".*[/\\\\].*");
    if (!leads) {
      try {
        return Path.of("retort-output", pipeline);
      } catch (InvalidPathException e) {
        // Told like a name that leads elsewhere.
      }
    }
    throw new ConfigException(
        List.of(
            new Problem(
                "output-unwritable",
                Problem.Severity.ERROR,
                "",
                null,
                "no folder can be called after the pipeline \""
                    + pipeline
                    + "\"; name one with --output",
                null)));
  }

  /** Sets both, so that tests do not hang on how fast a machine is. */
  RunOptions grace(Duration ofCalls, Duration ofSteps) {
    RunOptions copy = new RunOptions(this);
    copy.callsGrace = ofCalls;
    copy.stepsGrace = ofSteps;
    return copy;
  }

  /** How long calls in flight have after a stop. */
  Duration callsGrace() {
    return callsGrace;
  }

  /** How long steps have after that to notice an interrupt. */
  Duration stepsGrace() {
    return stepsGrace;
  }

  boolean overwrite() {
    return overwrite;
  }

  @Nullable Path cache() {
    return cache;
  }

  boolean useAnswers() {
    return useAnswers;
  }

  RunListener listener() {
    return listener;
  }

  Stop stop() {
    return stop;
  }

  List<GenerationListener> generationListeners() {
    return generationListeners;
  }

  @Nullable Prices prices() {
    return prices;
  }

  @Nullable Duration deadline() {
    return deadline;
  }

  @Nullable Budget budget() {
    return budget;
  }
}

package dev.retort.pipeline;

import dev.retort.step.PipelineStep;
import dev.retort.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A step in its place in a run, with what it has counted. Counters are safe for any thread. */
final class Stage {
  private final PipelineStep step;
  private final StepContext context;
  private final List<Outlet> outlets = new ArrayList<>();
  private final LongAdder rowsIn = new LongAdder();
  private final LongAdder rowsOut = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  Stage(PipelineStep step, StepContext context) {
    this.step = step;
    this.context = context;
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

  Counts counts() {
    return new Counts(
        rowsIn.sum(),
        rowsOut.sum(),
        context.tally().calls(),
        context.tally().failed(),
        context.tally().retries(),
        context.tally().inputTokens(),
        context.tally().outputTokens(),
        nanos.sum() / 1e9);
  }
}

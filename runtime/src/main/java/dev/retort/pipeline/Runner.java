package dev.retort.pipeline;

import dev.retort.llm.Allowance;
import dev.retort.llm.MaxErrorsException;
import dev.retort.llm.OfflineBatchNotFinishedException;
import dev.retort.llm.OnErrorException;
import dev.retort.step.GeneratorStep;
import dev.retort.step.Row;
import dev.retort.step.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows through the steps of one run: a thread a step, bounded channels between them. Once.
 *
 * <p>What holds:
 *
 * <ol>
 *   <li>a step's rows go to all its outlets in the order in which it gave them;
 *   <li>every outlet is ended exactly once, whatever happens to its step;
 *   <li>the first failure is kept. A root's makes roots give no further row, and all rows before it
 *       go their whole way; another step's also makes steps with calls make no further call, as
 *       soon as it is known, be it that the step still waits for answers. That a batch is not
 *       finished is none: the step ends, and all others go on;
 *   <li>once {@link #leave} has returned, no file is given a row.
 * </ol>
 */
final class Runner {
  /*
   * Threads: one a stage, all daemons, so that user code that ignores interrupts cannot hold the
   * JVM. A stage's counters and outlets belong to its thread. Each channel has one giver and one
   * taker. gate orders (4): rows are written while it is held, and only if nobody has left.
   */
  private static final int GENERATOR_BATCH = 50;

  /**
   * What ended a run.
   *
   * @param step whose step; empty for what is no step's
   * @param cause what was thrown
   */
  record Failure(String step, Throwable cause) {}

  private final List<Stage> stages;
  private final List<Channel> inputs;
  private final RunListener listener;
  private final @Nullable Allowance allowance;
  private final AtomicInteger running;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
  private final Object gate = new Object();

  private final AtomicReference<@Nullable Runnable> grace = new AtomicReference<>();

  /** Guarded by gate. */
  private boolean left;

  /**
   * Nothing moves before {@link #start}.
   *
   * @param stages steps with their outlets
   * @param inputs the channel that feeds each; for generator steps one that is never used
   * @param allowance what calls spend from; null if they may spend what they like
   */
  Runner(
      List<Stage> stages,
      List<Channel> inputs,
      RunListener listener,
      @Nullable Allowance allowance) {
    this.stages = stages;
    this.inputs = inputs;
    this.listener = listener;
    this.allowance = allowance;
    this.running = new AtomicInteger(stages.size());
  }

  /**
   * Begins.
   *
   * @param bound bounds how long calls under way have; run once, if items that failed end the run
   */
  void start(Runnable bound) {
    grace.set(bound);
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      Channel input = inputs.get(i);
      stage.context().onFailing(reason -> fail(stage, reason));
      Thread thread = new Thread(() -> work(stage, input), "retort-" + stage.name());
      thread.setDaemon(true);
      thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** Lets nothing new begin: roots give no further row, steps with calls make no further call. */
  void stop() {
    stages.forEach(stage -> stage.context().stop());
    if (allowance != null) {
      allowance.close();
    }
    for (int i = 0; i < stages.size(); i++) {
      if (makesCalls(stages.get(i))) {
        inputs.get(i).close();
      }
    }
  }

  /** Ends what may take long: making rows and waiting for answers. What came of it is finished. */
  void interrupt() {
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      if (makesCalls(stage) || stage.step() instanceof GeneratorStep) {
        threads.get(i).interrupt();
      }
    }
  }

  /** Ends when all steps have ended, or {@link #leave} was called. */
  CompletableFuture<Void> over() {
    return over;
  }

  /** Goes on without steps that do not end: they give nothing any more. */
  void leave() {
    synchronized (gate) {
      left = true;
    }
    threads.forEach(Thread::interrupt);
    over.complete(null);
  }

  /** What went wrong first; null if nothing did. */
  @Nullable Failure failure() {
    return failure.get();
  }

  private static boolean makesCalls(Stage stage) {
    return stage.step() instanceof Step step && step.callsPerRow() > 0;
  }

  private void work(Stage stage, Channel input) {
    try {
      if (stage.step() instanceof GeneratorStep generator) {
        generate(stage, generator);
      } else if (stage.step() instanceof Step step) {
        transform(stage, step, input);
      }
    } catch (OfflineBatchNotFinishedException e) {
      // No failure: others go on, so that what they ask for is under way, too.
      failure.compareAndSet(null, new Failure(stage.name(), e));
    } catch (Throwable e) { // Whatever a step throws ends the run with a report, not the JVM.
      fail(stage, e);
    } finally {
      input.close();
      stage.outlets().forEach(Outlet::end);
      ended(stage);
    }
  }

  /** Whatever the listener does, the end of the last step is the end of the run. */
  private void ended(Stage stage) {
    stage.end();
    try {
      listener.ended(stage.name(), stage.counts());
    } catch (RuntimeException | Error e) {
      fail(stage, e);
    } finally {
      if (running.decrementAndGet() == 0) {
        over.complete(null);
      }
    }
  }

  private void fail(Stage stage, Throwable e) {
    failure.accumulateAndGet(new Failure(stage.name(), e), Runner::worse);
    stages.forEach(each -> each.context().cutShort());
    if (stage.step() instanceof GeneratorStep) {
      endRoots();
    } else {
      stop();
    }
    if (e instanceof MaxErrorsException || e instanceof OnErrorException) {
      Runnable bound = grace.getAndSet(null);
      if (bound != null) {
        bound.run();
      }
    }
  }

  /** The first failure; one that only waits gives way to one that is none of that. */
  private static @Nullable Failure worse(@Nullable Failure first, @Nullable Failure next) {
    return first == null || first.cause() instanceof OfflineBatchNotFinishedException
        ? next
        : first;
  }

  private void endRoots() {
    for (Stage stage : stages) {
      if (stage.step() instanceof GeneratorStep) {
        stage.context().stop();
      }
    }
  }

  private void generate(Stage stage, GeneratorStep generator) throws Exception {
    long started = System.nanoTime();
    List<Row> batch = new ArrayList<>(GENERATOR_BATCH);
    try (Stream<Row> rows = generator.mappedRows()) {
      Iterator<Row> each = rows.iterator();
      while (!stage.context().stopping() && hasNext(each, stage, batch)) {
        batch.add(each.next());
        if (batch.size() == GENERATOR_BATCH) {
          stage.worked(System.nanoTime() - started);
          give(stage, batch, true);
          batch = new ArrayList<>(GENERATOR_BATCH);
          started = System.nanoTime();
        }
      }
      stage.worked(System.nanoTime() - started);
      give(stage, batch, true);
    }
  }

  /** Asks for another row; those made before a failure are given first. */
  private boolean hasNext(Iterator<Row> rows, Stage stage, List<Row> batch) throws Exception {
    try {
      return rows.hasNext();
    } catch (RuntimeException e) {
      give(stage, batch, true);
      throw e;
    }
  }

  private void transform(Stage stage, Step step, Channel input) throws Exception {
    Arrivals arrivals = new Arrivals(stage, input, step.inputBatchSize());
    long started = System.nanoTime();
    long[] outside = {0};
    try {
      step.run(
          arrivals,
          rows -> {
            long before = System.nanoTime();
            give(stage, rows, false);
            outside[0] += System.nanoTime() - before;
          });
    } finally {
      stage.worked(System.nanoTime() - started - outside[0] - arrivals.waited());
    }
  }

  private void give(Stage stage, List<Row> rows, boolean made)
      throws IOException, InterruptedException {
    if (rows.isEmpty()) {
      return;
    }
    if (made) {
      stage.took(rows.size());
    }
    for (Outlet outlet : stage.outlets()) {
      if (outlet instanceof Channel) {
        outlet.take(rows);
      } else {
        write(outlet, rows);
      }
    }
    stage.gave(rows.size());
    listener.progressed(stage.name(), stage.counts());
  }

  private void write(Outlet outlet, List<Row> rows) throws IOException, InterruptedException {
    synchronized (gate) {
      if (left) {
        throw new InterruptedException("the run has ended");
      }
      outlet.take(rows);
    }
  }

  /** The rows that reach a step. They end early where the run is to end. One thread. */
  private static final class Arrivals implements Iterator<Row> {
    private final Stage stage;
    private final Channel input;
    private final int most;
    private List<Row> rows = List.of();
    private int at;
    private long waited;

    Arrivals(Stage stage, Channel input, int batch) {
      this.stage = stage;
      this.input = input;
      this.most = makesCalls(stage) ? 1 : Math.min(batch, GENERATOR_BATCH);
    }

    long waited() {
      return waited;
    }

    @Override
    public boolean hasNext() {
      if (at == rows.size()) {
        long before = System.nanoTime();
        try {
          rows = input.next(most);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          rows = List.of();
        }
        waited += System.nanoTime() - before;
        at = 0;
      }
      return at < rows.size();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      stage.took(1);
      return rows.get(at++);
    }
  }
}

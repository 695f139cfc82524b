package dev.retort.pipeline;

import dev.retort.step.PipelineStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gets the steps of one run ready, on a thread of its own, so that a stop need not wait for a load
 * that takes minutes. Once.
 */
final class Loading {
  /** How long a load has to notice an interrupt. */
  private static final long INTERRUPT_MILLIS = 500;

  private final Collection<PipelineStep> steps;
  private final CompletableFuture<Runner.@Nullable Failure> over = new CompletableFuture<>();

  /** Steps whose load has begun. Written by the loading thread, read when it is over. */
  private final List<PipelineStep> begun = new ArrayList<>();

  private volatile boolean stopping;
  private volatile boolean ended;

  Loading(Collection<PipelineStep> steps) {
    this.steps = steps;
  }

  /**
   * Loads all steps in order, or until one fails or the run is to stop.
   *
   * @return what failed; null if nothing did
   */
  Runner.@Nullable Failure load(Stop stop) {
    Thread thread = new Thread(this::loadAll, "retort-load");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    stop.onRequest(() -> leave(thread));
    try {
      return over.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.request();
      return over.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void loadAll() {
    PipelineStep current = null;
    try {
      for (PipelineStep step : steps) {
        if (stopping) {
          break;
        }
        current = step;
        begun.add(step);
        step.load();
      }
      ended = true;
      over.complete(null);
    } catch (Throwable e) { // Whatever a step throws ends the run with a report, not the JVM.
      ended = true;
      over.complete(new Runner.Failure(current == null ? "" : current.name(), e));
    }
  }

  private void leave(Thread thread) {
    stopping = true;
    thread.interrupt();
    CompletableFuture.delayedExecutor(INTERRUPT_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> over.complete(null));
  }

  /** Lets go of what was loaded; of nothing while a load that nobody waits for goes on. */
  void unload() {
    if (ended) {
      begun.forEach(PipelineStep::unload);
    }
  }
}

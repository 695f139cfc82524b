package dev.retort.pipeline;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code run.json} up to date while a run goes on, on a thread of its own: who looks from
 * outside sees where it stands. That it cannot be written ends no run.
 */
final class LiveReport implements AutoCloseable {
  private static final long PAUSE_MILLIS = 2_000;

  private final RunFolder folder;
  private final Supplier<String> text;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "retort-report");
            thread.setDaemon(true);
            return thread;
          });

  // Guarded by this, as is the writing: nothing is written once it is closed.
  private boolean closed;
  private @Nullable String failure;

  private LiveReport(RunFolder folder, Supplier<String> text) {
    this.folder = folder;
    this.text = text;
  }

  /** Writes the file for the first time, and again every other second. */
  static LiveReport begin(RunFolder folder, Supplier<String> text) {
    LiveReport report = new LiveReport(folder, text);
    report.write();
    var unused =
        report.clock.scheduleWithFixedDelay(
            report::write, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return report;
  }

  private synchronized void write() {
    if (closed) {
      return;
    }
    try {
      folder.writeLiveReport(text.get());
      failure = null;
    } catch (IOException | RuntimeException e) {
      failure = String.valueOf(e.getMessage());
    }
  }

  /** Why the file was not up to date when it was last to be written; null if it was. */
  synchronized @Nullable String failure() {
    return failure;
  }

  /** Writes no more; what is being written is finished first. */
  @Override
  public void close() {
    clock.shutdown();
    synchronized (this) {
      closed = true;
    }
  }
}

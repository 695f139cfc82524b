package dev.retort.step;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a step runs: its name, what its paths are relative to, what it counts, and whether it
 * should end. Safe for any thread.
 */
public final class StepContext {
  private final String name;
  private final Path folder;
  private final Tally tally = new Tally();
  private volatile boolean stopping;
  private volatile boolean cutShort;
  private volatile @Nullable Path state;
  private volatile @Nullable Runnable onStop;
  private volatile @Nullable Consumer<Throwable> onFailing;

  /**
   * A place to run in.
   *
   * @param name name of the step
   * @param folder what relative paths in its config are relative to
   */
  public StepContext(String name, Path folder) {
    this.name = Objects.requireNonNull(name, "name");
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  /**
   * Name of the step within its pipeline.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The folder of the config file.
   *
   * @return what relative paths are relative to
   */
  public Path folder() {
    return folder;
  }

  /**
   * What the step counts.
   *
   * @return the live counters
   */
  public Tally tally() {
    return tally;
  }

  /**
   * Whether the run is to end. A step that makes calls starts no new one then.
   *
   * @return true from the moment somebody asked for it
   */
  public boolean stopping() {
    return stopping;
  }

  /**
   * Whether the run has failed somewhere, so that rows may end before their time. A step that waits
   * for all its rows asks when they have ended.
   *
   * @return true from the first failure on
   */
  public boolean isCutShort() {
    return cutShort;
  }

  /** Says that rows may be missing. */
  public void cutShort() {
    cutShort = true;
  }

  /**
   * Where the step may leave what the same command needs the next time, such as the record of
   * offline batches.
   *
   * @return a folder of the step's own, which may not be there yet; null outside a pipeline
   */
  public @Nullable Path state() {
    return state;
  }

  /**
   * Gives the step a folder.
   *
   * @param folder of its own
   */
  public void keepIn(Path folder) {
    state = folder;
  }

  /** Asks the step to start nothing new. */
  public void stop() {
    stopping = true;
    Runnable heard = onStop;
    if (heard != null) {
      heard.run();
    }
  }

  /**
   * Sets who is told that the step will fail while it still waits for answers.
   *
   * @param heard quick, safe for any thread, maybe called more than once
   */
  public void onFailing(Consumer<Throwable> heard) {
    onFailing = heard;
  }

  /** The step will fail with this once the calls under way have ended. */
  void failing(Throwable reason) {
    Consumer<Throwable> heard = onFailing;
    if (heard != null) {
      heard.accept(reason);
    }
  }

  /** What is done at once when the step is asked to stop; null for nothing. */
  void onStop(@Nullable Runnable deed) {
    onStop = deed;
    if (deed != null && stopping) {
      deed.run();
    }
  }
}

package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a pipeline is run. Immutable. */
public final class RunOptions {
  private final @Nullable Path output;
  private final boolean overwrite;
  private final RunListener listener;
  private final Stop stop;

  private RunOptions(@Nullable Path output, boolean overwrite, RunListener listener, Stop stop) {
    this.output = output;
    this.overwrite = overwrite;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Into {@code retort-output/<pipeline name>} in the current folder, which must be empty or
   * missing.
   *
   * @return options to start from
   */
  public static RunOptions defaults() {
    return new RunOptions(null, false, new RunListener() {}, new Stop());
  }

  /**
   * Sets the output folder.
   *
   * @param folder made if it is missing
   * @return a copy
   */
  public RunOptions output(Path folder) {
    return new RunOptions(Objects.requireNonNull(folder, "folder"), overwrite, listener, stop);
  }

  /**
   * Allows an output folder that holds an earlier run, whose files are replaced.
   *
   * @param allowed false by default
   * @return a copy
   */
  public RunOptions overwrite(boolean allowed) {
    return new RunOptions(output, allowed, listener, stop);
  }

  /**
   * Lets someone follow the run.
   *
   * @param follower told of progress
   * @return a copy
   */
  public RunOptions listener(RunListener follower) {
    return new RunOptions(output, overwrite, Objects.requireNonNull(follower, "follower"), stop);
  }

  /**
   * Lets someone stop the run.
   *
   * @param handle whose requests end the run
   * @return a copy
   */
  public RunOptions stop(Stop handle) {
    return new RunOptions(output, overwrite, listener, Objects.requireNonNull(handle, "handle"));
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

  boolean overwrite() {
    return overwrite;
  }

  RunListener listener() {
    return listener;
  }

  Stop stop() {
    return stop;
  }
}

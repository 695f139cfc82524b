package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A pipeline read from a file and checked whole: it can be described, planned and run. One thread
 * at a time.
 */
public final class Pipeline {
  private Pipeline() {}

  /**
   * Reads and checks a pipeline file.
   *
   * @param file {@code .yaml}, {@code .yml} or {@code .json}
   * @return the pipeline, not loaded
   * @throws ConfigException with every problem of the file
   */
  public static Pipeline read(Path file) {
    return read(file, ReadOptions.none());
  }

  /**
   * Reads and checks a pipeline file.
   *
   * @param file {@code .yaml}, {@code .yml} or {@code .json}
   * @param options overrides and where types come from
   * @return the pipeline, not loaded
   * @throws ConfigException with every problem of the file and the overrides
   */
  public static Pipeline read(Path file, ReadOptions options) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads and checks a pipeline from a stream of YAML, such as standard input. Relative paths in it
   * are relative to the current folder.
   *
   * @param name what problems call it
   * @param in read to its end, not closed
   * @param options overrides and where types come from
   * @return the pipeline, not loaded
   * @throws ConfigException with every problem of the text and the overrides
   */
  public static Pipeline read(String name, InputStream in, ReadOptions options) {
    throw new UnsupportedOperationException();
  }

  /**
   * Name of the pipeline.
   *
   * @return as in the file
   */
  public String name() {
    throw new UnsupportedOperationException();
  }

  /**
   * What the pipeline is for.
   *
   * @return as in the file, empty where it says nothing
   */
  public String description() {
    throw new UnsupportedOperationException();
  }

  /**
   * What is odd about the file but does not stop a run.
   *
   * @return in order of place
   */
  public List<Problem> warnings() {
    throw new UnsupportedOperationException();
  }

  /**
   * The steps with their runtime parameters.
   *
   * @return in the order of the file
   */
  public List<StepSummary> steps() {
    throw new UnsupportedOperationException();
  }

  /**
   * What a run would do: rows, generations, calls.
   *
   * @return the plan
   */
  public Plan plan() {
    throw new UnsupportedOperationException();
  }

  /**
   * The pipeline with the values in force and no secret.
   *
   * @return YAML that can be read again
   */
  public String toYaml() {
    throw new UnsupportedOperationException();
  }

  /**
   * Runs the pipeline to its end. A pipeline runs once.
   *
   * @param options output folder, who follows, who may stop it
   * @return how it ended
   * @throws ConfigException if it cannot begin: an input file is missing, the output folder is not
   *     empty or in use
   */
  public RunReport run(RunOptions options) {
    throw new UnsupportedOperationException();
  }
}

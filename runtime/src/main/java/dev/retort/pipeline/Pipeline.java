package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigFile;
import dev.retort.config.ConfigNode;
import dev.retort.config.Problem;
import dev.retort.config.Serializer;
import dev.retort.descriptor.PipelineOutline;
import dev.retort.llm.KnownAnswers;
import dev.retort.step.PipelineStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pipeline read from a file and checked whole: it can be described, planned and run. One thread
 * at a time.
 */
public final class Pipeline {
  private final String name;
  private final String description;
  private final Map<String, PipelineStep> steps;
  private final Map<String, Problem.Place> places;
  private final Graph graph;
  private final List<Problem> warnings;
  private final List<Problem> missing;
  private SchemaComment schema = SchemaComment.NONE;
  private boolean ran;

  Pipeline(
      Head head,
      Map<String, PipelineStep> steps,
      Map<String, Problem.Place> places,
      Graph graph,
      List<Problem> warnings,
      List<Problem> missing) {
    this.name = head.name();
    this.description = head.description();
    this.steps = steps;
    this.places = places;
    this.graph = graph;
    this.warnings = warnings;
    this.missing = missing;
  }

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
    Path parent = file.getParent();
    Path folder = parent == null ? Path.of("") : parent;
    Pipeline pipeline = new PipelineReader(folder, options).read(ConfigNode.read(file));
    pipeline.schema = SchemaComment.of(file, folder);
    return pipeline;
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
    try {
      return new PipelineReader(Path.of(""), options)
          .read(ConfigNode.read(name, in, ConfigFile.Format.YAML));
    } catch (IOException e) {
      throw new ConfigException(
          List.of(
              new Problem(
                  "unreadable-file",
                  Problem.Severity.ERROR,
                  "",
                  new Problem.Place(name, 1, 1),
                  "the stream cannot be read",
                  null)));
    }
  }

  /**
   * Name of the pipeline.
   *
   * @return as in the file
   */
  public String name() {
    return name;
  }

  /**
   * What the pipeline is for.
   *
   * @return as in the file, empty where it says nothing
   */
  public String description() {
    return description;
  }

  /**
   * What is odd about the file but does not stop a run.
   *
   * @return in order of place
   */
  public List<Problem> warnings() {
    return warnings;
  }

  /**
   * The steps with their runtime parameters.
   *
   * @return in the order of the file
   */
  public List<StepSummary> steps() {
    List<StepSummary> all = new ArrayList<>();
    steps.forEach(
        (step, value) -> {
          String from = graph.predecessor(step);
          all.add(
              new StepSummary(
                  step,
                  value.descriptor().typeInfo(),
                  value.descriptor().description(),
                  from == null ? List.of() : List.of(from),
                  graph.successors(step),
                  Serializer.of(value).runtimeParametersInfo(value)));
        });
    return all;
  }

  /** A step by its name. */
  PipelineStep step(String step) {
    PipelineStep found = steps.get(step);
    if (found == null) {
      throw new IllegalArgumentException(step);
    }
    return found;
  }

  /** The names and types of all that stands in the file. */
  PipelineOutline outline() {
    return Outliner.outline(name, steps);
  }

  /**
   * What a run with {@link RunOptions#defaults} would do.
   *
   * @return the plan
   * @throws ConfigException as {@link #plan(RunOptions)}
   */
  public Plan plan() {
    return plan(RunOptions.defaults());
  }

  /**
   * What a run would do: rows, generations, calls, tokens, costs. Input files are read, and the
   * journal of the output folder or the cache. Nothing is asked, locked or written.
   *
   * @param options output folder, cache, prices
   * @return the plan
   * @throws ConfigException if an input file is missing or a record in it is wrong, or the journal
   *     cannot be read
   */
  public Plan plan(RunOptions options) {
    beginnable();
    Path cache = options.cache();
    Path journal = cache == null ? RunFolder.journalOf(options.outputFor(name)) : cache;
    try {
      return new Planner(graph, steps, KnownAnswers.of(journal), options.prices()).plan();
    } catch (IOException e) {
      throw new ConfigException(List.of(PipelineRun.journalUnusable(e)));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("rows cannot be counted", e);
    }
  }

  /**
   * The pipeline with the values in force and no secret.
   *
   * @return YAML that can be read again
   */
  public String toYaml() {
    return new PipelineText(name, description, steps, graph).yaml();
  }

  /**
   * Runs the pipeline to its end. In the output folder of an earlier run of the same pipeline it
   * goes on where that one was. A pipeline object runs once.
   *
   * @param options output folder, who follows, who may stop it
   * @return how it ended
   * @throws ConfigException if it cannot begin: an input file is missing, the output folder is in
   *     use or holds something other than an earlier run of this pipeline
   */
  public RunReport run(RunOptions options) {
    beginnable();
    if (ran) {
      throw new IllegalStateException("a pipeline runs once; read it again");
    }
    ran = true;
    PipelineText text = new PipelineText(name, description, steps, graph);
    String yaml = text.yaml();
    return new PipelineRun(name, graph, steps, places, options)
        .run(folder -> schema.in(folder) + yaml, text.identity());
  }

  private void beginnable() {
    if (!missing.isEmpty()) {
      throw new ConfigException(missing);
    }
  }
}

package dev.retort.step;

import dev.retort.annotation.Attribute;
import dev.retort.descriptor.StepDescriptor;
import dev.retort.descriptor.Types;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all steps have in common. Extend {@link Step} or {@link GeneratorStep}.
 *
 * <p>Life: made by the generated builder or read from a pipeline file, {@link #check}, {@link
 * #attach}, {@link #load}, rows, {@link #unload}. One thread at a time.
 */
public abstract sealed class PipelineStep permits Step, GeneratorStep {
  /** Name of the step within its pipeline: letters, digits, "_" and "-". */
  @Attribute(identity = false)
  @Pattern(regexp = "[A-Za-z0-9_-]+")
  @Nullable String name;

  private @Nullable StepContext context;

  PipelineStep() {}

  /**
   * Name of the step within its pipeline.
   *
   * @return the name; the class's simple name where it has none yet
   */
  public final String name() {
    StepContext attached = context;
    if (attached != null) {
      return attached.name();
    }
    String given = name;
    return given == null ? getClass().getSimpleName() : given;
  }

  /**
   * The columns that the step writes, under its own names ({@code output_mappings} rename them).
   *
   * @return known once the config is read; none by default
   */
  public List<String> outputs() {
    return List.of();
  }

  /**
   * New names of columns that this step writes.
   *
   * @return the step's name to the new column
   */
  public abstract Map<String, String> outputMappings();

  /**
   * Finds what annotations cannot say is wrong with the config. It reads no key and calls nothing.
   *
   * @param check takes the problems
   */
  public void check(StepCheck check) {}

  /**
   * Puts the step into its place; the pipeline calls it once before {@link #load}.
   *
   * @param context where the step runs
   */
  public final void attach(StepContext context) {
    this.context = context;
    this.name = context.name();
  }

  /**
   * Where the step runs.
   *
   * @return the context; for a step outside of a pipeline one in the current folder
   */
  public final StepContext context() {
    StepContext attached = context;
    if (attached == null) {
      attached = new StepContext(name(), Path.of(""));
      context = attached;
    }
    return attached;
  }

  /** Gets the step ready before the first row. Nothing by default. */
  public void load() {}

  /** Lets go of what {@link #load} got, after the last row or a failure. Nothing by default. */
  public void unload() {}

  /**
   * What the processor knows of this step.
   *
   * @return the generated descriptor
   * @throws dev.retort.descriptor.MissingCompanionException if the processor was not run
   */
  public final StepDescriptor<?> descriptor() {
    return (StepDescriptor<?>) Types.ofObject(this);
  }
}

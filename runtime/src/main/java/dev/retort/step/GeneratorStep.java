package dev.retort.step;

import dev.retort.annotation.Attribute;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A step that makes rows from nothing: the root of a pipeline. Your own is a class with
 * {@code @StepType} that lists its columns in {@link #outputs} and makes {@link #rows}.
 */
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public abstract non-sealed class GeneratorStep extends PipelineStep {
  /** The step's names of columns that it writes, to new names. */
  @Attribute(defaultValue = "{}")
  Map<String, String> outputMappings;

  /** For subclasses. */
  protected GeneratorStep() {}

  /**
   * The rows, made one by one while they are taken; it is closed in the end.
   *
   * @return any number of rows, with the step's own names for columns
   * @throws Exception if they cannot be made; the stream may throw as well
   */
  public abstract Stream<Row> rows() throws Exception;

  /**
   * Whether {@link #outputs} tells all columns. If not, steps behind this one are not checked for
   * columns that no one writes.
   *
   * @return true by default
   */
  public boolean knowsOutputs() {
    return true;
  }

  /**
   * How many rows there will be, for plans and for the progress of a run, which may ask from
   * another thread while rows are made.
   *
   * @return the number; negative if it is not known without making them
   */
  public long size() {
    return -1;
  }

  @Override
  public final Map<String, String> outputMappings() {
    return outputMappings;
  }

  /**
   * {@link #rows} with the mappings applied: what a pipeline calls.
   *
   * @return rows with the pipeline's names for columns
   * @throws Exception from {@link #rows}
   */
  public final Stream<Row> mappedRows() throws Exception {
    if (outputMappings.isEmpty()) {
      return rows();
    }
    Mappings mappings = new Mappings(outputs(), Map.of(), outputMappings);
    return rows().map(mappings::back);
  }
}

package dev.retort.step;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.RuntimeParam;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A step that turns rows into rows. Your own is a class with {@code @StepType}, its configuration
 * in annotated fields, and {@link #process}:
 *
 * <pre>{@code
 * @StepType
 * public class MeasureText extends Step {
 *   @RuntimeParam(defaultValue = "1", description = "Least number of characters of a kept row.")
 *   @Positive int atLeast;
 *
 *   @Override public List<String> inputs() { return List.of("text"); }
 *
 *   @Override public List<String> outputs() { return List.of("length"); }
 *
 *   @Override public List<Row> process(List<Row> batch) {
 *     List<Row> kept = new ArrayList<>();
 *     for (Row row : batch) {
 *       String text = row.text("text");
 *       if (text != null && text.length() >= atLeast) {
 *         kept.add(row.with("length", text.length()));
 *       }
 *     }
 *     return kept;
 *   }
 * }
 * }</pre>
 *
 * <p>A step calls columns by its own names; {@code input_mappings} and {@code output_mappings} of
 * the pipeline file tell which columns these are, and the step does not notice. An exception from
 * {@link #process} stops the run; a row that fails alone goes on with nulls instead.
 */
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public abstract non-sealed class Step extends PipelineStep {
  /** The step's names of columns that it reads, to the columns' names where they differ. */
  @Attribute(defaultValue = "{}")
  Map<String, String> inputMappings;

  /** The step's names of columns that it writes, to new names. */
  @Attribute(defaultValue = "{}")
  Map<String, String> outputMappings;

  /** How many rows the step is given at once. */
  @RuntimeParam(defaultValue = "50", identity = false)
  @Positive
  int inputBatchSize;

  /** For subclasses. */
  protected Step() {}

  /**
   * The columns that the step reads, under its own names. Each must be written by a step before.
   *
   * @return none by default
   */
  public List<String> inputs() {
    return List.of();
  }

  /**
   * Turns some rows into rows: fewer, as many or more, in order.
   *
   * @param batch at most {@link #inputBatchSize} rows, with the step's own names for columns
   * @return output rows, made from the input rows
   * @throws Exception if the run cannot go on
   */
  public abstract List<Row> process(List<Row> batch) throws Exception;

  /**
   * How many calls of an LLM a row needs, for plans.
   *
   * @return 0 by default
   */
  public int callsPerRow() {
    return 0;
  }

  /**
   * Whether the step may hold an LLM that answers by offline batches. Such a step takes all its
   * rows before it asks, so that they are one run of batches, and ends when they are not finished.
   *
   * @return false by default; then a pipeline that gives it such an LLM is refused
   */
  public boolean takesOfflineBatches() {
    return false;
  }

  /**
   * How many rows a row becomes, for plans.
   *
   * @return negative if it differs from row to row; so by default
   */
  public int rowsPerRow() {
    return -1;
  }

  /**
   * Columns that reach the step and do not leave it.
   *
   * @param columns those that reach it, under the step's names
   * @return those of them that leave it; all by default
   */
  public List<String> passedOn(List<String> columns) {
    return columns;
  }

  /**
   * The step's names of columns that it reads, to the columns' names where they differ.
   *
   * @return empty by default
   */
  public final Map<String, String> inputMappings() {
    return inputMappings;
  }

  @Override
  public final Map<String, String> outputMappings() {
    return outputMappings;
  }

  /**
   * How many rows the step is given at once.
   *
   * @return at least 1
   */
  public final int inputBatchSize() {
    return inputBatchSize;
  }

  /**
   * Turns all rows of a run into rows: what a pipeline calls. It gives {@link #process} one batch
   * after another, with the mappings applied. Steps that keep calls under way from one batch to the
   * next override it.
   *
   * @param rows with the pipeline's names for columns; asking for one may wait
   * @param sink takes the output rows, with the pipeline's names
   * @throws Exception from {@link #process} and the sink
   */
  public void run(Iterator<Row> rows, RowSink sink) throws Exception {
    Mappings mappings = mappings();
    List<Row> batch = new ArrayList<>();
    while (rows.hasNext()) {
      batch.add(mappings.view(rows.next()));
      if (batch.size() == inputBatchSize || !rows.hasNext()) {
        List<Row> made = process(batch);
        sink.take(mappings.back(Objects.requireNonNull(made, "process() returned null")));
        batch = new ArrayList<>();
      }
    }
  }

  /**
   * The columns that leave this step.
   *
   * @param columns those that reach it, with the pipeline's names
   * @return those that it passes on and those that it writes, with the pipeline's names
   */
  public final List<String> leaving(List<String> columns) {
    Mappings mappings = mappings();
    return mappings.back(columns, passedOn(mappings.view(columns)));
  }

  /** Translates between the pipeline's names for columns and this step's. */
  final Mappings mappings() {
    return new Mappings(outputs(), inputMappings, outputMappings);
  }
}

package dev.retort.step;

import dev.retort.annotation.StepType;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks an LLM about every row for an answer of a form that the row holds itself: the column {@code
 * structured_output} has {@code {format, schema}}, with {@code json} and a JSON Schema, or {@code
 * regex} and a regular expression. Null there means the LLM's own form, or free text. All else is
 * as in {@link TextGeneration}; an answer that has not the form is a row that failed, with what
 * came in {@code retort_metadata}.
 */
@StepType(
    aliases = {
      "distilabel.steps.tasks.structured_generation:StructuredGeneration",
      "distilabel.steps.tasks:StructuredGeneration"
    })
public class StructuredGeneration extends TextGeneration {
  private static final String FORM = "structured_output";

  /** For the generated builder. */
  protected StructuredGeneration() {}

  /**
   * Reads a value of the column {@code structured_output}, for those who want to know before a run.
   *
   * @param value a mapping with {@code format} and {@code schema}, or a text that is one in JSON
   * @return what an answer must be
   * @throws dev.retort.structured.InvalidSchemaException if its schema is none
   * @throws IllegalArgumentException if it is no form else; the message says why
   */
  public static StructuredOutput form(Object value) {
    return RowForm.of(value);
  }

  @Override
  public List<String> inputs() {
    List<String> columns = new ArrayList<>(super.inputs());
    columns.add(FORM);
    return List.copyOf(columns);
  }

  @Override
  Prompt prompt(Row row) {
    Prompt free = super.prompt(row);
    Input input = free.input();
    Object form = row.get(FORM);
    if (input == null || form == null) {
      return free;
    }
    try {
      return new Prompt(row, input.withStructuredOutput(RowForm.of(form)), "");
    } catch (IllegalArgumentException e) {
      return new Prompt(row, null, "the column \"" + FORM + "\" holds no form: " + e.getMessage());
    }
  }
}

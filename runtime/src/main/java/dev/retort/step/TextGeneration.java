package dev.retort.step;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.RuntimeParam;
import dev.retort.annotation.StepType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.BudgetException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationListener;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.template.Template;
import dev.retort.template.TemplateException;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks an LLM about every row: a template makes the prompt from the row's columns, the answer goes
 * into the column {@code generation}. Each generation is a row of its own, or all of a row's are
 * one list. A row that failed goes on with null and with its error in {@code retort_metadata}.
 */
@StepType(
    aliases = {
      "distilabel.steps.tasks.text_generation:TextGeneration",
      "distilabel.steps.task.text_generation:TextGeneration",
      "distilabel.steps.tasks:TextGeneration"
    })
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class TextGeneration extends Step {
  /** The LLM that is asked. */
  @Attribute LLM llm;

  /** The prompt in Jinja syntax; its names are columns. */
  @Attribute(defaultValue = "{{ instruction }}")
  String template;

  /** The columns that the template uses. */
  @Attribute(defaultValue = "[\"instruction\"]")
  List<String> columns;

  /** What the LLM is told before the prompt, as plain text; nothing by default. */
  @Attribute @Nullable String systemPrompt;

  /** How many generations to ask for each row. */
  @RuntimeParam(defaultValue = "1")
  @Positive
  int numGenerations;

  /** Whether the generations of a row stay in one row, as a list. */
  @RuntimeParam(defaultValue = "false")
  boolean groupGenerations;

  /** Whether the messages sent are kept in {@code retort_metadata}. */
  @RuntimeParam(defaultValue = "true", identity = false)
  boolean addRawInput;

  /** Whether the text that came back is kept in {@code retort_metadata}. */
  @RuntimeParam(defaultValue = "true", identity = false)
  boolean addRawOutput;

  private @Nullable Template parsed;
  private @Nullable BudgetException refused;

  /** For the generated builder. */
  protected TextGeneration() {}

  @Override
  public List<String> inputs() {
    return columns;
  }

  @Override
  public List<String> outputs() {
    return List.of(Generations.GENERATION, Generations.MODEL_NAME);
  }

  /** All that arrives, and {@code retort_metadata}, which one step after another adds to. */
  @Override
  public List<String> passedOn(List<String> arriving) {
    Set<String> columns = new LinkedHashSet<>(arriving);
    columns.add(Generations.METADATA);
    return List.copyOf(columns);
  }

  /**
   * The LLM that is asked.
   *
   * @return as configured
   */
  public LLM llm() {
    return llm;
  }

  /**
   * How many generations are asked for each row.
   *
   * @return at least 1
   */
  public int numGenerations() {
    return numGenerations;
  }

  @Override
  public int callsPerRow() {
    return llm.descriptor().nativeGenerations() ? 1 : numGenerations;
  }

  @Override
  public boolean takesOfflineBatches() {
    return true;
  }

  @Override
  public int rowsPerRow() {
    return groupGenerations ? 1 : numGenerations;
  }

  @Override
  public void check(StepCheck check) {
    check.kwargs("llm", llm);
    if (!llm.generatesText()) {
      check.error(
          "llm",
          llm.descriptor().typeInfo().name()
              + " is an encoder, which generates no text; the step EmbeddingGeneration makes"
              + " embeddings with it");
    }
    Template template;
    try {
      template = template();
    } catch (TemplateException e) {
      check.error("template", e.located());
      return;
    }
    for (String name : template.names()) {
      if (!columns.contains(name)) {
        check.error(
            "template",
            "\""
                + name
                + "\" ("
                + template.placeOf(name)
                + " of the template) is not among \"columns\"; add it there");
      }
    }
    for (String column : columns) {
      if (!template.names().contains(column)) {
        check.error(
            "columns",
            "the template does not use the column \""
                + column
                + "\"; use it as {{ "
                + column
                + " }} or take it out of \"columns\"");
      }
    }
  }

  private Template template() {
    Template known = parsed;
    if (known == null) {
      known = Template.parse(template);
      parsed = known;
    }
    return known;
  }

  @Override
  public void load() {
    llm.load();
  }

  @Override
  public void unload() {
    llm.unload();
  }

  @Override
  public void run(Iterator<Row> rows, RowSink sink) throws Exception {
    if (llm.useOfflineBatchGeneration()) {
      new OfflineConversation(this, llm, rows, sink).run();
    } else if (llm instanceof AsyncLLM async) {
      new Conversation(this, async, rows, sink).run();
    } else {
      runInBatches(rows, sink);
    }
  }

  private void runInBatches(Iterator<Row> rows, RowSink sink) throws Exception {
    // A list that is answered does not say how often it was asked.
    GenerationListener counting =
        new GenerationListener() {
          @Override
          public void retried(Retried event) {
            context().tally().addRetries(1);
          }
        };
    llm.addListener(counting);
    try {
      super.run(
          rows,
          made -> {
            sink.take(made);
            if (refused != null) {
              throw refused;
            }
          });
    } finally {
      llm.removeListener(counting);
    }
  }

  @Override
  public List<Row> process(List<Row> batch) {
    if (context().stopping()) {
      context().tally().addUnreached(batch.size());
      return List.of();
    }
    List<Prompt> prompts = batch.stream().map(this::prompt).toList();
    List<Input> inputs = prompts.stream().map(Prompt::input).filter(Objects::nonNull).toList();
    List<GenerateOutput> outputs;
    try {
      outputs = inputs.isEmpty() ? List.of() : answers(inputs);
    } catch (RuntimeException | Error e) {
      context().tally().addUnreached(batch.size());
      throw e;
    }
    Generations generations = generations();
    List<Row> rows = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < prompts.size(); i++) {
      Prompt prompt = prompts.get(i);
      if (prompt.input() != null && next == outputs.size()) {
        context().tally().addUnreached(prompts.size() - i);
        return rows;
      }
      generations.add(prompt, prompt.input() == null ? null : outputs.get(next++), rows);
    }
    return rows;
  }

  /** Those for which the budget is enough; then the run ends once their rows are given. */
  private List<GenerateOutput> answers(List<Input> inputs) {
    try {
      return llm.generateOutputs(inputs, numGenerations);
    } catch (BudgetException e) {
      refused = e;
      return e.answered();
    }
  }

  /**
   * What the LLM would be asked about a row, for plans.
   *
   * @param row with the pipeline's names for columns
   * @return null if the row gives no prompt
   */
  public @Nullable Input inputFor(Row row) {
    return prompt(mappings().view(row)).input();
  }

  /** What an LLM's answers are turned into; made anew for each run. */
  Generations generations() {
    return new Generations(
        name(),
        llm.modelName(),
        new Generations.Shape(numGenerations, groupGenerations, addRawInput, addRawOutput),
        callsPerRow(),
        context().tally());
  }

  /** The prompt of a row, or why there is none. */
  Prompt prompt(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column, row.get(column)));
    try {
      String prompt = template().render(values);
      String system = systemPrompt;
      return new Prompt(
          row,
          system == null
              ? Input.of(prompt)
              : Input.of(ChatMessage.system(system), ChatMessage.user(prompt)),
          "");
    } catch (TemplateException e) {
      return new Prompt(row, null, e.located());
    }
  }

  /**
   * A row and what the LLM is asked about it.
   *
   * @param row the row, with this step's names for columns
   * @param input what is asked; null if the row gives no prompt
   * @param problem why it gives none
   */
  record Prompt(Row row, @Nullable Input input, String problem) {}
}

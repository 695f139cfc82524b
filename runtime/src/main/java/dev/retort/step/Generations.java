package dev.retort.step;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.structured.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Turns what an LLM answered to a row into rows, and counts. */
final class Generations {
  static final String GENERATION = "generation";
  static final String MODEL_NAME = "model_name";
  static final String METADATA = "retort_metadata";

  /** What the rows hold. */
  record Shape(int generations, boolean grouped, boolean rawInput, boolean rawOutput) {}

  private final String step;
  private final String model;
  private final Shape shape;
  private final int callsPerRow;
  private final Tally tally;

  Generations(String step, String model, Shape shape, int callsPerRow, Tally tally) {
    this.step = step;
    this.model = model;
    this.shape = shape;
    this.callsPerRow = callsPerRow;
    this.tally = tally;
  }

  /** Adds the rows that follow from one row; there is no output where there was no input. */
  void add(TextGeneration.Prompt prompt, @Nullable GenerateOutput answer, List<Row> rows) {
    Row row = prompt.row();
    Input input = prompt.input();
    GenerateOutput output = answer == null ? badInput(prompt.problem()) : answer;
    if (answer != null) {
      tally.addCalls(callsPerRow);
    }
    count(output);
    List<@Nullable String> texts = output.generations();
    if (output.error() == null || !allNull(texts)) {
      tally.addAnswered(1);
    }
    if (shape.grouped()) {
      rows.add(answered(row, allNull(texts) ? null : texts, metadata(row, input, output, -1)));
      return;
    }
    for (int i = 0; i < texts.size(); i++) {
      rows.add(answered(row, texts.get(i), metadata(row, input, output, i)));
    }
  }

  private Row answered(
      Row row, @Nullable Object generation, Map<String, @Nullable Object> metadata) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put(GENERATION, generation);
    columns.put(MODEL_NAME, model);
    columns.put(METADATA, metadata);
    return row.with(columns);
  }

  /**
   * Counts an answer that becomes no row; it has a generation for each of its calls. One that was
   * given up while it was asked for again has no error, and maybe no text.
   */
  void countOnly(GenerateOutput output) {
    tally.addCalls(callsPerRow == 1 ? 1 : output.generations().size());
    count(output);
    if (!allNull(output.generations())) {
      tally.addAnswered(1);
    }
  }

  /** Counts calls that are sent again, from now on. */
  void followRetries(LongSupplier sofar) {
    tally.followRetries(sofar);
  }

  /** Counts what was followed for good. */
  void settleRetries() {
    tally.settleRetries();
  }

  private GenerateOutput badInput(String problem) {
    return GenerateOutput.failed(
        shape.generations(),
        new GenerateOutput.Failure(GenerateOutput.Kind.BAD_INPUT, problem, 0, null, null));
  }

  private void count(GenerateOutput output) {
    GenerateOutput.Statistics statistics = output.statistics();
    tally.addTokens(sum(statistics.inputTokens()), sum(statistics.outputTokens()));
    tally.addCachedInputTokens(sum(statistics.cachedInputTokens()));
    tally.addModels(statistics);
    GenerateOutput.Failure error = output.error();
    if (error != null) {
      tally.addFailed(1, error.kind().name().toLowerCase(Locale.ROOT) + ": " + error.message());
    }
  }

  private static long sum(List<Integer> tokens) {
    long sum = 0;
    for (int number : tokens) {
      sum += number;
    }
    return sum;
  }

  private static boolean allNull(List<@Nullable String> texts) {
    for (String text : texts) {
      if (text != null) {
        return false;
      }
    }
    return true;
  }

  private Map<String, @Nullable Object> metadata(
      Row row, @Nullable Input input, GenerateOutput output, int index) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    if (row.get(METADATA) instanceof Map<?, ?> before) {
      before.forEach((key, value) -> metadata.put((String) key, value));
    }
    if (shape.rawInput()) {
      metadata.put("raw_input_" + step, input == null ? null : messages(input));
    }
    if (shape.rawOutput()) {
      metadata.put("raw_output_" + step, index < 0 ? written(output) : written(output, index));
    }
    metadata.put("statistics_" + step, statistics(output.statistics(), output, index));
    GenerateOutput.Failure error = output.error();
    boolean failed = error != null && (index < 0 || output.generations().get(index) == null);
    if (error != null && failed) {
      metadata.put("error_" + step, error(error, index));
    }
    return metadata;
  }

  /** The texts that came, also those that have not the form that was asked for. */
  private static List<@Nullable String> written(GenerateOutput output) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = 0; i < output.generations().size(); i++) {
      texts.add(written(output, i));
    }
    return texts;
  }

  private static @Nullable String written(GenerateOutput output, int index) {
    String text = output.generations().get(index);
    GenerateOutput.Failure error = output.error();
    if (text == null && error != null) {
      for (GenerateOutput.Rejected each : error.rejected()) {
        if (each.generation() == index) {
          return each.text();
        }
      }
    }
    return text;
  }

  private static List<Map<String, Object>> messages(Input input) {
    List<Map<String, Object>> messages = new ArrayList<>();
    for (ChatMessage message : input.messages()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("role", message.role().wireName());
      fields.put("content", message.text());
      messages.add(fields);
    }
    return messages;
  }

  private static Map<String, @Nullable Object> statistics(
      GenerateOutput.Statistics statistics, GenerateOutput output, int index) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    int generations = output.generations().size();
    fields.put("input_tokens", tokens(statistics.inputTokens(), generations, index));
    fields.put("output_tokens", tokens(statistics.outputTokens(), generations, index));
    if (!statistics.models().isEmpty()) {
      fields.put("models", statistics.models().stream().map(use -> model(use, index)).toList());
    }
    return fields;
  }

  /** Each row tells who answered; the first what all of them were asked. */
  private static Map<String, @Nullable Object> model(GenerateOutput.ModelUse use, int index) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("model", use.model());
    fields.put("answered", use.answered());
    fields.put("input_tokens", index > 0 ? null : (Integer) use.inputTokens());
    fields.put("output_tokens", index > 0 ? null : (Integer) use.outputTokens());
    return fields;
  }

  /**
   * What one row tells of the tokens: its generation's own number, or the number for the whole call
   * in the row of the first generation, so that sums over rows are right.
   */
  private static @Nullable Object tokens(List<Integer> tokens, int generations, int index) {
    if (index < 0) {
      return tokens.size() == 1 ? (Object) tokens.get(0) : tokens;
    } else if (tokens.size() == generations) {
      return tokens.get(index);
    }
    return index == 0 && !tokens.isEmpty() ? sum(tokens) : null;
  }

  /** Why there is no answer. */
  static Map<String, @Nullable Object> error(GenerateOutput.Failure failure) {
    return error(failure, -1);
  }

  private static Map<String, @Nullable Object> error(GenerateOutput.Failure failure, int index) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", failure.kind().name().toLowerCase(Locale.ROOT));
    fields.put("message", failure.message());
    fields.put("attempts", failure.attempts());
    fields.put("status", failure.status());
    fields.put("request_id", failure.requestId());
    List<String> findings =
        failure.rejected().stream()
            .filter(each -> index < 0 || each.generation() == index)
            .flatMap(each -> each.findings().stream())
            .map(Finding::line)
            .toList();
    if (!findings.isEmpty()) {
      fields.put("findings", findings);
    }
    return fields;
  }
}

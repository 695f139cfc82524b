package dev.retort.step;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.HiddenState;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an embedding of every row's text: the mean of the last hidden states of its tokens, of
 * length 1, so that the scalar product of two embeddings is their cosine. It goes into the column
 * {@code embedding}, as a list of numbers. A row that failed goes on with null and with its error
 * in {@code retort_metadata}.
 */
@StepType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class EmbeddingGeneration extends Step {
  private static final String TEXT = "text";
  private static final String EMBEDDING = "embedding";

  /** The LLM that reads the texts; it must give hidden states. */
  @Attribute LLM llm;

  /** For the generated builder. */
  protected EmbeddingGeneration() {}

  @Override
  public List<String> inputs() {
    return List.of(TEXT);
  }

  @Override
  public List<String> outputs() {
    return List.of(EMBEDDING, Generations.MODEL_NAME);
  }

  /** All that arrives, and {@code retort_metadata}, which one step after another adds to. */
  @Override
  public List<String> passedOn(List<String> arriving) {
    Set<String> columns = new LinkedHashSet<>(arriving);
    columns.add(Generations.METADATA);
    return List.copyOf(columns);
  }

  @Override
  public int rowsPerRow() {
    return 1;
  }

  @Override
  public void check(StepCheck check) {
    if (!llm.givesHiddenStates()) {
      check.error(
          "llm",
          llm.descriptor().typeInfo().name()
              + " gives no hidden states, of which embeddings are made; an LLM that does, such as"
              + " OnnxEncoderLLM, implements SupportsHiddenStates");
    }
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
  public List<Row> process(List<Row> batch) {
    if (context().stopping()) {
      context().tally().addUnreached(batch.size());
      return List.of();
    }
    List<Input> inputs = new ArrayList<>();
    for (Row row : batch) {
      if (row.get(TEXT) instanceof String text) {
        inputs.add(Input.of(text));
      }
    }
    Iterator<Reading> readings = (inputs.isEmpty() ? List.<Reading>of() : read(inputs)).iterator();
    List<Row> rows = new ArrayList<>(batch.size());
    for (Row row : batch) {
      boolean asked = row.get(TEXT) instanceof String;
      rows.add(embedded(row, asked ? readings.next() : noText(row)));
    }
    return rows;
  }

  private static Reading noText(Row row) {
    return new Reading(
        null,
        new Failure(
            Kind.BAD_INPUT,
            row.get(TEXT) == null
                ? "the column \"text\" has no value"
                : "the column \"text\" holds no text",
            0,
            null,
            null));
  }

  /** All at once; where one of them cannot be read, each half by itself, down to that one. */
  private List<Reading> read(List<Input> inputs) {
    context().tally().addCalls(1);
    try {
      return llm.lastHiddenStates(inputs).stream().map(state -> new Reading(state, null)).toList();
    } catch (GenerationException e) {
      Failure failure = e.failure();
      if (failure.kind() != Kind.CONTEXT_TOO_LONG && failure.kind() != Kind.BAD_INPUT) {
        throw e;
      }
      int half = inputs.size() / 2;
      if (half == 0) {
        return List.of(new Reading(null, failure));
      }
      List<Reading> readings = new ArrayList<>(read(inputs.subList(0, half)));
      readings.addAll(read(inputs.subList(half, inputs.size())));
      return readings;
    }
  }

  private Row embedded(Row row, Reading reading) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    HiddenState state = reading.state();
    columns.put(EMBEDDING, state == null ? null : MeanPooling.pool(state));
    columns.put(Generations.MODEL_NAME, llm.modelName());
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    if (row.get(Generations.METADATA) instanceof Map<?, ?> before) {
      before.forEach((key, value) -> metadata.put((String) key, value));
    }
    Failure failure = reading.failure();
    if (state != null) {
      context().tally().addAnswered(1);
      context().tally().addTokens(state.numTokens(), 0);
    } else if (failure != null) {
      context()
          .tally()
          .addFailed(1, failure.kind().name().toLowerCase(Locale.ROOT) + ": " + failure.message());
      metadata.put("error_" + name(), Generations.error(failure));
    }
    columns.put(Generations.METADATA, metadata);
    return row.with(columns);
  }

  /** What came of one text: a state, or why there is none. */
  private record Reading(@Nullable HiddenState state, @Nullable Failure failure) {}
}

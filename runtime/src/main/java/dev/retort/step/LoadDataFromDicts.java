package dev.retort.step;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.StepType;
import dev.retort.llm.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes rows from data that stands in the pipeline file. */
@StepType(
    aliases = {
      "distilabel.steps.generators.data:LoadDataFromDicts",
      "distilabel.steps:LoadDataFromDicts"
    })
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class LoadDataFromDicts extends GeneratorStep {
  /** The rows: column to value. */
  @Attribute List<Map<String, JsonValue>> data;

  /** For the generated builder. */
  protected LoadDataFromDicts() {}

  /** The columns of all rows together, in order of their first row. */
  @Override
  public List<String> outputs() {
    Set<String> columns = new LinkedHashSet<>();
    data.forEach(row -> columns.addAll(row.keySet()));
    return new ArrayList<>(columns);
  }

  @Override
  public boolean knowsOutputs() {
    return !data.isEmpty();
  }

  @Override
  public Stream<Row> rows() {
    return data.stream().map(PlainJson::row);
  }

  @Override
  public long size() {
    return data.size();
  }
}

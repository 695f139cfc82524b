package dev.retort.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates between the pipeline's names of columns and a step's own. A column that a step's name
 * hides (it reads {@code text} from {@code body} while there is another {@code text}) is out of the
 * step's sight and back afterwards. Immutable.
 */
final class Mappings {
  private final Set<String> outputs;
  private final Map<String, String> inputMappings;
  private final Map<String, String> outputMappings;

  Mappings(
      List<String> outputs, Map<String, String> inputMappings, Map<String, String> outputMappings) {
    this.outputs = new LinkedHashSet<>(outputs);
    this.inputMappings = inputMappings;
    this.outputMappings = outputMappings;
  }

  List<Row> back(List<Row> rows) {
    if (inputMappings.isEmpty() && outputMappings.isEmpty()) {
      return rows;
    }
    List<Row> back = new ArrayList<>(rows.size());
    rows.forEach(row -> back.add(back(row)));
    return back;
  }

  Row view(Row row) {
    if (inputMappings.isEmpty() && outputMappings.isEmpty()) {
      return row;
    }
    Map<String, @Nullable Object> seen = new LinkedHashMap<>();
    row.toMap()
        .forEach(
            (column, value) -> {
              String name = inName(column);
              if (name != null) {
                seen.put(name, value);
              }
            });
    // One column may be read under several names.
    inputMappings.forEach((name, column) -> seen.put(name, row.get(column)));
    return Row.view(seen, row);
  }

  Row back(Row row) {
    if (inputMappings.isEmpty() && outputMappings.isEmpty()) {
      return row;
    }
    Row origin = row.origin();
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    Set<String> done = new LinkedHashSet<>(inputMappings.keySet());
    if (origin != null) {
      for (String column : origin.columns()) {
        String name = inName(column);
        if (name == null || isHiddenByOutput(name)) {
          named.put(column, origin.get(column));
        } else if (row.has(name)) {
          named.put(column, row.get(name));
          done.add(name);
        }
      }
    }
    for (String name : row.columns()) {
      if (outputs.contains(name) || !done.contains(name)) {
        named.put(outName(name), row.get(name));
      }
    }
    return Row.owning(named);
  }

  /** The step's name of a column; null if the step does not see it. */
  private @Nullable String inName(String column) {
    for (Map.Entry<String, String> mapping : inputMappings.entrySet()) {
      if (mapping.getValue().equals(column)) {
        return mapping.getKey();
      }
    }
    return inputMappings.containsKey(column) ? null : column;
  }

  private boolean isHiddenByOutput(String name) {
    return outputs.contains(name) && !outName(name).equals(name);
  }

  private String outName(String name) {
    return outputs.contains(name) ? outputMappings.getOrDefault(name, name) : name;
  }

  /** The columns that a step sees of those that reach it. */
  List<String> view(List<String> columns) {
    Set<String> seen = new LinkedHashSet<>();
    for (String column : columns) {
      String name = inName(column);
      if (name != null) {
        seen.add(name);
      }
    }
    seen.addAll(inputMappings.keySet());
    return new ArrayList<>(seen);
  }

  /**
   * The columns that leave a step, of those that reached it and those, in its names, it passes on.
   */
  List<String> back(List<String> columns, List<String> passedOn) {
    Set<String> left = new LinkedHashSet<>();
    for (String column : columns) {
      String name = inName(column);
      if (name == null || isHiddenByOutput(name) || passedOn.contains(name)) {
        left.add(column);
      }
    }
    // What did not arrive and is passed on is the step's own addition, such as retort_metadata.
    List<String> seen = view(columns);
    passedOn.stream().filter(name -> !seen.contains(name)).forEach(left::add);
    outputs.forEach(name -> left.add(outName(name)));
    return new ArrayList<>(left);
  }
}

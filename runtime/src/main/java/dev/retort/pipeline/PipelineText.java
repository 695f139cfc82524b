package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import dev.retort.step.PipelineStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A pipeline as YAML: the values in force. Paths are absolute, so that it can stand anywhere. */
final class PipelineText {
  private final String name;
  private final String description;
  private final Map<String, PipelineStep> steps;
  private final Graph graph;

  PipelineText(String name, String description, Map<String, PipelineStep> steps, Graph graph) {
    this.name = name;
    this.description = description;
    this.steps = steps;
    this.graph = graph;
  }

  String yaml() {
    return withAbsolutePaths(() -> ConfigNode.of(top()).toYaml());
  }

  /** What the pipeline's data depends on. */
  RunIdentity identity() {
    return withAbsolutePaths(() -> RunIdentity.of(name, steps, graph));
  }

  private <T> T withAbsolutePaths(Supplier<T> made) {
    Map<Path, Path> before = new LinkedHashMap<>();
    steps.values().forEach(step -> PathAttributes.change(step, path -> absolute(path, before)));
    try {
      return made.get();
    } finally {
      steps
          .values()
          .forEach(step -> PathAttributes.change(step, path -> before.getOrDefault(path, path)));
    }
  }

  private static Path absolute(Path path, Map<Path, Path> before) {
    Path absolute = path.toAbsolutePath().normalize();
    before.putIfAbsent(absolute, path);
    return absolute;
  }

  private Map<String, @Nullable Object> top() {
    Map<String, @Nullable Object> pipeline = new LinkedHashMap<>();
    pipeline.put("name", name);
    pipeline.put("description", description.isEmpty() ? null : description);
    List<Object> entries = new ArrayList<>();
    steps.forEach((step, value) -> entries.add(entry(step, value)));
    pipeline.put("steps", entries);
    List<Object> connections = new ArrayList<>();
    steps.keySet().forEach(step -> connections.add(connection(step)));
    pipeline.put("connections", connections);
    pipeline.put("routing_batch_functions", List.of());
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("module", Head.TYPE.module());
    type.put("name", Head.TYPE.name());
    pipeline.put("type_info", type);
    Map<String, @Nullable Object> top = new LinkedHashMap<>();
    top.put("retort", Map.of("version", Head.VERSION));
    top.put("pipeline", pipeline);
    return top;
  }

  private static Map<String, Object> entry(String name, PipelineStep step) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("step", step);
    return entry;
  }

  private Map<String, Object> connection(String step) {
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("from", step);
    connection.put("to", graph.successors(step));
    return connection;
  }
}

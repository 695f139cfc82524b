package dev.retort.pipeline;

import dev.retort.config.ConfigFile;
import dev.retort.config.ConfigNode;
import dev.retort.config.Serializer;
import dev.retort.step.PipelineStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pipeline as YAML: the values in force. Paths are absolute, so that it can stand anywhere. */
final class PipelineText {
  private final String name;
  private final String description;
  private final Map<String, PipelineStep> steps;
  private final Graph graph;

  PipelineText(
      String name, String description, Map<String, PipelineStep> steps, Graph graph) {
    this.name = name;
    this.description = description;
    this.steps = steps;
    this.graph = graph;
  }

  String yaml() {
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
    return ConfigNode.of(top).toYaml();
  }

  private static Map<String, @Nullable Object> entry(String name, PipelineStep step) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", name);
    if (ConfigNode.parse("<step>", json(step), ConfigFile.Format.JSON).toJava()
        instanceof Map<?, ?> fields) {
      fields.forEach((key, value) -> config.put((String) key, value));
    }
    config.put("name", name);
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("step", config);
    return entry;
  }

  /** The step's dump with absolute paths; the step is as before then. */
  private static String json(PipelineStep step) {
    Map<Path, Path> before = new LinkedHashMap<>();
    PathAttributes.change(
        step,
        path -> {
          Path absolute = path.toAbsolutePath().normalize();
          before.putIfAbsent(absolute, path);
          return absolute;
        });
    try {
      return Serializer.of(step).toJson(step);
    } finally {
      PathAttributes.change(step, path -> before.getOrDefault(path, path));
    }
  }

  private Map<String, Object> connection(String step) {
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("from", step);
    connection.put("to", graph.successors(step));
    return connection;
  }
}

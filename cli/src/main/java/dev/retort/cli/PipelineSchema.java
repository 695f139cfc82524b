package dev.retort.cli;

import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.StepDescriptor;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.ValueType;
import dev.retort.llm.LLM;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of pipeline files: a frame for what stands around the steps, and the
 * schemas that the processor wrote for the declared types, chosen among by {@code type_info}. One
 * thread.
 *
 * <p>The choice is a list of conditions and not of alternatives: a validator then speaks of the one
 * type that is named, at the key that is wrong.
 */
final class PipelineSchema {
  private static final String FRAME = "pipeline-schema.json";
  private static final String DEFINITIONS = "#/$defs/";

  private final List<TypeDescriptor<?>> steps;
  private final List<TypeDescriptor<?>> llms;

  /** What {@code $ref} leads to; sorted, so that the text does not depend on who refers first. */
  private final Map<String, Object> definitions = new TreeMap<>();

  /**
   * A schema.
   *
   * @param types what may stand in a file
   */
  PipelineSchema(List<TypeDescriptor<?>> types) {
    this.steps = types.stream().filter(StepDescriptor.class::isInstance).toList();
    this.llms = types.stream().filter(LLMDescriptor.class::isInstance).toList();
  }

  /** How many steps it knows. */
  int steps() {
    return steps.size();
  }

  /** How many LLMs it knows. */
  int llms() {
    return llms.size();
  }

  /** The schema as indented JSON. */
  String text() {
    Map<String, @Nullable Object> schema = copy(Json.parse(frame()));
    definitions.put("step", choice("step", steps));
    for (TypeDescriptor<?> step : steps) {
      definitions.put(step.typeInfo().toString(), type(step));
    }
    schema.put("$defs", definitions);
    return Json.indented(schema);
  }

  /** Leads to the one of several types that {@code type_info} names. */
  private static Map<String, Object> choice(String kind, List<TypeDescriptor<?>> types) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    types.forEach(type -> add(names, type.typeInfo()));
    types.forEach(type -> type.aliases().forEach(alias -> add(names, alias)));
    Map<String, Object> info = new LinkedHashMap<>();
    info.put(
        "description", "Which " + kind + " it is: package and name of the class, or an alias.");
    info.put("type", "object");
    Map<String, Object> module = text("Package of the class, or what an alias has in its place.");
    module.put("enum", List.copyOf(names.keySet()));
    info.put("properties", entries("module", module, "name", text("Name of the class.")));
    info.put("required", List.of("module", "name"));
    info.put("additionalProperties", false);
    info.put("allOf", names.entrySet().stream().map(PipelineSchema::namesOf).toList());
    return entries(
        "properties", Map.of("type_info", info),
        "required", List.of("type_info"),
        "allOf", types.stream().map(PipelineSchema::ifNamed).toList());
  }

  private static Map<String, Object> text(String description) {
    return entries("description", description, "type", "string");
  }

  private static void add(Map<String, Set<String>> names, TypeInfo type) {
    names.computeIfAbsent(type.module(), module -> new LinkedHashSet<>()).add(type.name());
  }

  /** The names that a module has. */
  private static Map<String, Object> namesOf(Map.Entry<String, Set<String>> module) {
    Map<String, Object> given = Map.of("module", Map.of("const", module.getKey()));
    Map<String, Object> names = Map.of("enum", List.copyOf(module.getValue()));
    return entries(
        "if", entries("properties", given, "required", List.of("module")),
        "then", Map.of("properties", Map.of("name", names)));
  }

  /** The schema of a type, for mappings that name it. */
  private static Map<String, Object> ifNamed(TypeDescriptor<?> type) {
    List<Map<String, Object>> names = new ArrayList<>();
    names.add(named(type.typeInfo()));
    type.aliases().forEach(alias -> names.add(named(alias)));
    Map<String, Object> info = names.size() == 1 ? names.get(0) : Map.of("anyOf", names);
    return entries(
        "if",
            entries(
                "type", "object",
                "properties", Map.of("type_info", info),
                "required", List.of("type_info")),
        "then", reference(type.typeInfo().toString()));
  }

  private static Map<String, Object> named(TypeInfo type) {
    return entries(
        "type",
        "object",
        "properties",
        entries(
            "module", Map.of("const", type.module()),
            "name", Map.of("const", type.name())),
        "required",
        List.of("module", "name"));
  }

  /** The schema of a type, with its LLMs chosen among as well. */
  private Map<String, @Nullable Object> type(TypeDescriptor<?> type) {
    Map<String, @Nullable Object> schema = copy(Json.parse(type.schema()));
    schema.remove("$schema");
    Map<String, @Nullable Object> properties =
        properties(schema.get("properties"), type.attributes());
    // The choice has looked at it; listed here, since all other keys are refused.
    properties.put("type_info", Map.of());
    properties.put(
        "runtime_parameters_info",
        entries("description", "Written for readers, and passed over.", "type", "array"));
    schema.put("properties", properties);
    return schema;
  }

  private Map<String, @Nullable Object> properties(
      @Nullable Object schemas, List<ParamDescriptor> params) {
    Map<String, @Nullable Object> properties = copy(schemas);
    for (ParamDescriptor param : params) {
      properties.computeIfPresent(param.name(), (name, schema) -> value(schema, param.type()));
      for (String alias : param.aliases()) {
        properties.computeIfPresent(alias, (name, schema) -> value(schema, param.type()));
      }
    }
    return properties;
  }

  /** The schema of a value, which is or may hold an LLM. */
  private @Nullable Object value(Object given, ValueType type) {
    if (type instanceof ValueType.OptionalType t) {
      return value(given, t.value());
    }
    Map<String, @Nullable Object> schema = copy(given);
    if (type instanceof ValueType.ListType t) {
      schema.computeIfPresent("items", (key, item) -> value(item, t.item()));
    } else if (type instanceof ValueType.SetType t) {
      schema.computeIfPresent("items", (key, item) -> value(item, t.item()));
    } else if (type instanceof ValueType.MapType t) {
      schema.computeIfPresent("additionalProperties", (key, each) -> value(each, t.value()));
    } else if (type instanceof ValueType.RecordType t) {
      schema.computeIfPresent(
          "properties", (key, each) -> properties(each, t.shape().components()));
    } else if (type instanceof ValueType.ModelType t) {
      schema.remove("required");
      schema.putAll(reference(llm(t.bound())));
    }
    return schema;
  }

  /** The definition of the LLMs that may stand where one of a class is expected. */
  private String llm(Class<?> bound) {
    String name = bound == LLM.class ? "llm" : "llm." + bound.getName();
    if (!definitions.containsKey(name)) {
      List<TypeDescriptor<?>> fitting =
          bound == LLM.class
              ? llms
              : llms.stream().filter(llm -> bound.isInstance(llm.create())).toList();
      definitions.put(name, choice("LLM", fitting));
      for (TypeDescriptor<?> llm : fitting) {
        String key = llm.typeInfo().toString();
        if (!definitions.containsKey(key)) {
          definitions.put(key, Map.of()); // An LLM may hold one of its own kind.
          definitions.put(key, type(llm));
        }
      }
    }
    return name;
  }

  private static Map<String, Object> reference(String definition) {
    // A reference is a URI: letters of other alphabets, which a class may have, are escaped in it.
    return Map.of("$ref", URI.create(DEFINITIONS + definition).toASCIIString());
  }

  private static Map<String, Object> entries(Object... keysAndValues) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return entries;
  }

  private static Map<String, @Nullable Object> copy(@Nullable Object mapping) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (mapping instanceof Map<?, ?> given) {
      given.forEach((key, value) -> copy.put(String.valueOf(key), value));
    }
    return copy;
  }

  private static String frame() {
    try (InputStream in =
        Objects.requireNonNull(PipelineSchema.class.getResourceAsStream(FRAME), FRAME)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FRAME, e);
    }
  }
}

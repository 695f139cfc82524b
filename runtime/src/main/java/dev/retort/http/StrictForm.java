package dev.retort.http;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNull;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.structured.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A schema in the words to which providers keep a model, as far as it can be said in them: {@code
 * anyOf} for {@code oneOf}, what may be null is required, constraints are told in the description.
 * What cannot be said otherwise stays as it is. An answer to it that keeps the constraints, and is
 * of one choice alone where there are several, satisfies the schema itself.
 */
final class StrictForm {
  /** What says nothing of an answer. */
  private static final Set<String> REMARKS =
      Set.of("$schema", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly");

  /** Keywords that are told, and how, before their value. */
  private static final Map<String, String> CONSTRAINTS =
      Map.ofEntries(
          Map.entry("minimum", "must be at least "),
          Map.entry("maximum", "must be at most "),
          Map.entry("exclusiveMinimum", "must be greater than "),
          Map.entry("exclusiveMaximum", "must be less than "),
          Map.entry("multipleOf", "must be a multiple of "),
          Map.entry("minLength", "characters at least: "),
          Map.entry("maxLength", "characters at most: "),
          Map.entry("minItems", "items at least: "),
          Map.entry("maxItems", "items at most: "),
          Map.entry("minProperties", "properties at least: "),
          Map.entry("maxProperties", "properties at most: "),
          Map.entry("pattern", "must match "),
          Map.entry("format", "format: "));

  /** Words beside a reference, at which OpenAI's dialect refuses it. */
  private static final Set<String> NAMES = Set.of("title", "description");

  /** What a property that is there for sure may contradict. */
  private static final Set<String> OF_ABSENCE =
      Set.of(
          "maxProperties",
          "anyOf",
          "oneOf",
          "allOf",
          "not",
          "if",
          "dependentRequired",
          "dependentSchemas",
          "dependencies");

  private static final String UNIQUE = "uniqueItems";

  private final SchemaSubset takes;

  private StrictForm(SchemaSubset takes) {
    this.takes = takes;
  }

  /**
   * Rewrites a schema.
   *
   * @param schema its root
   * @param takes whose words it is to be in: constraints that are not among them are told
   * @return the schema in those words, as far as it can be said in them
   */
  static JsonObject of(JsonObject schema, SchemaSubset takes) {
    return new StrictForm(takes).rewritten(schema);
  }

  /** Whether a keyword can be told in words instead. */
  static boolean isConstraint(String keyword) {
    return CONSTRAINTS.containsKey(keyword) || keyword.equals(UNIQUE);
  }

  private JsonObject rewritten(JsonObject schema) {
    JsonValue reference = schema.fields().get("$ref");
    if (reference != null && schema.fields().keySet().stream().allMatch(StrictForm::isBeside)) {
      return new JsonObject(Map.of("$ref", reference));
    }
    Map<String, JsonValue> out = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    schema
        .fields()
        .forEach(
            (keyword, value) -> {
              boolean stays = takes.takes(keyword, schema) || !tell(keyword, value, notes);
              if (!REMARKS.contains(keyword) && stays) {
                out.put(name(keyword, schema), within(keyword, value));
              }
            });
    require(schema, out);
    return new JsonObject(described(out, notes));
  }

  /** Whether a keyword beside a reference can be left out: no provider keeps to it there. */
  private static boolean isBeside(String keyword) {
    return keyword.equals("$ref")
        || NAMES.contains(keyword)
        || REMARKS.contains(keyword)
        || isConstraint(keyword);
  }

  private String name(String keyword, JsonObject schema) {
    return keyword.equals("oneOf")
            && !takes.takes(keyword, schema)
            && !schema.fields().containsKey("anyOf")
        ? "anyOf"
        : keyword;
  }

  private JsonValue within(String keyword, JsonValue value) {
    return switch (keyword) {
      case "items", "additionalProperties" -> rewritten(value);
      case "anyOf", "oneOf" -> value instanceof JsonArray all ? each(all) : value;
      case "properties", "$defs", "definitions" ->
          value instanceof JsonObject all ? each(all) : value;
      default -> value;
    };
  }

  private JsonValue rewritten(JsonValue value) {
    return value instanceof JsonObject schema ? rewritten(schema) : value;
  }

  private JsonValue each(JsonArray schemas) {
    return new JsonArray(schemas.items().stream().map(this::rewritten).toList());
  }

  private JsonValue each(JsonObject schemas) {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    schemas.fields().forEach((name, schema) -> all.put(name, rewritten(schema)));
    return new JsonObject(all);
  }

  /**
   * Takes a keyword as words.
   *
   * @return false if it is no constraint
   */
  private static boolean tell(String keyword, JsonValue value, List<String> notes) {
    String words = CONSTRAINTS.get(keyword);
    if (words != null) {
      String limit = value instanceof JsonString text ? text.value() : JsonText.write(value);
      if (!words.endsWith("at least: ") || !limit.equals("0")) {
        notes.add(words + limit);
      }
      return true;
    } else if (keyword.equals(UNIQUE)) {
      if (value.equals(new JsonBoolean(true))) {
        notes.add("no item twice");
      }
      return true;
    } else if (keyword.equals("allOf") && isConstraints(value)) {
      ((JsonArray) value)
          .items()
          .forEach(part -> ((JsonObject) part).fields().forEach((name, v) -> tell(name, v, notes)));
      return true;
    }
    return false;
  }

  private static boolean isConstraints(JsonValue allOf) {
    return allOf instanceof JsonArray parts
        && parts.items().stream()
            .allMatch(
                part ->
                    part instanceof JsonObject schema
                        && CONSTRAINTS.keySet().containsAll(schema.fields().keySet()));
  }

  private static Map<String, JsonValue> described(
      Map<String, JsonValue> schema, List<String> notes) {
    if (notes.isEmpty()) {
      return schema;
    }
    String all = String.join("; ", notes);
    String text = schema.get("description") instanceof JsonString own ? own.value() : "";
    Map<String, JsonValue> out = new LinkedHashMap<>();
    out.put("description", new JsonString(text.isEmpty() ? all : text + " (" + all + ")"));
    schema.forEach(out::putIfAbsent);
    return out;
  }

  /** Requires what may be null, besides what is required anyway, in the order of properties. */
  private static void require(JsonObject schema, Map<String, JsonValue> out) {
    if (!(schema.fields().get("properties") instanceof JsonObject properties)
        || OF_ABSENCE.stream().anyMatch(schema.fields()::containsKey)) {
      return;
    }
    JsonValue given = schema.fields().get("required");
    Set<String> required = new TreeSet<>();
    if (given instanceof JsonArray names) {
      names.items().forEach(name -> required.add(((JsonString) name).value()));
    }
    List<JsonValue> all = new ArrayList<>();
    properties
        .fields()
        .forEach(
            (name, property) -> {
              if (required.remove(name) || takesNull(property)) {
                all.add(new JsonString(name));
              }
            });
    required.forEach(name -> all.add(new JsonString(name))); // Which no property describes.
    out.put("required", new JsonArray(all));
  }

  private static boolean takesNull(@Nullable JsonValue value) {
    if (!(value instanceof JsonObject schema)) {
      return new JsonBoolean(true).equals(value);
    }
    Map<String, JsonValue> fields = schema.fields();
    for (String choice : List.of("anyOf", "oneOf")) {
      if (fields.get(choice) instanceof JsonArray all
          && all.items().stream().noneMatch(StrictForm::takesNull)) {
        return false;
      }
    }
    return !fields.containsKey("$ref")
        && !fields.containsKey("not")
        && (!fields.containsKey("allOf") || isConstraints(fields.get("allOf")))
        && (!fields.containsKey("const") || fields.get("const") instanceof JsonNull)
        && (!(fields.get("enum") instanceof JsonArray some)
            || some.items().contains(JsonValue.NULL))
        && isNullType(fields.get("type"));
  }

  private static boolean isNullType(@Nullable JsonValue type) {
    JsonString name = new JsonString("null");
    return type == null
        || type.equals(name)
        || (type instanceof JsonArray types && types.items().contains(name));
  }
}

package dev.retort.http;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What APIs ask of a schema that is looked at by itself, without those in it. */
public final class SchemaRules {
  /** A schema without any of these takes all values, to which nothing can be kept. */
  private static final List<String> SAYING = List.of("type", "enum", "const", "anyOf", "$ref");

  private SchemaRules() {}

  /**
   * Whether a schema says anything of a value.
   *
   * @param schema looked at by itself
   * @return false for one that takes all values
   */
  public static boolean saysSomething(JsonObject schema) {
    return SAYING.stream().anyMatch(schema.fields()::containsKey);
  }

  /**
   * Whether a type is among those of a schema.
   *
   * @param schema looked at by itself
   * @param type such as {@code object}
   * @return true if the schema names it, alone or among others
   */
  public static boolean isOfType(JsonObject schema, String type) {
    JsonString name = new JsonString(type);
    JsonValue given = schema.fields().get("type");
    return name.equals(given) || (given instanceof JsonArray types && types.items().contains(name));
  }

  /**
   * Whether a schema is of objects.
   *
   * @param schema looked at by itself
   * @return true if it says so, or has properties
   */
  public static boolean isObject(JsonObject schema) {
    return schema.fields().containsKey("properties") || isOfType(schema, "object");
  }

  /**
   * Whether an object may have no property but those that are declared.
   *
   * @param schema of an object
   * @return true if {@code additionalProperties} is false
   */
  public static boolean isClosed(JsonObject schema) {
    return new JsonBoolean(false).equals(schema.fields().get("additionalProperties"));
  }

  /**
   * Whether no property that is declared may be missing.
   *
   * @param schema of an object
   * @return true if {@code required} has them all
   */
  public static boolean requiresAll(JsonObject schema) {
    Set<JsonValue> required = new HashSet<>();
    if (schema.fields().get("required") instanceof JsonArray names) {
      required.addAll(names.items());
    }
    return !(schema.fields().get("properties") instanceof JsonObject properties)
        || properties.fields().keySet().stream()
            .allMatch(name -> required.contains(new JsonString(name)));
  }
}

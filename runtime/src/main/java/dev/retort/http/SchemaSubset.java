package dev.retort.http;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The part of JSON Schema that an API takes. A form beyond it, which would be refused, is told in
 * the prompt. Immutable.
 */
public final class SchemaSubset implements Predicate<JsonObject> {
  private final Set<String> keywords;
  private final Predicate<JsonObject> rule;

  /**
   * A part of JSON Schema.
   *
   * @param keywords that schemas may have
   * @param rule what else must be so of each schema and each one in it, looked at by itself
   */
  public SchemaSubset(Set<String> keywords, Predicate<JsonObject> rule) {
    this.keywords = Set.copyOf(keywords);
    this.rule = Objects.requireNonNull(rule, "rule");
  }

  /**
   * Whether a schema is in this part. One that holds itself is in none.
   *
   * @param schema its root
   */
  @Override
  public boolean test(JsonObject schema) {
    return all(schema) && new References(schema).end(schema);
  }

  private boolean all(JsonValue value) {
    return value instanceof JsonObject schema
        && keywords.containsAll(schema.fields().keySet())
        && rule.test(schema)
        && parts(schema, true).stream().allMatch(this::all);
  }

  /** The schemas in a schema. */
  private static List<JsonValue> parts(JsonObject schema, boolean definitions) {
    List<JsonValue> all = new ArrayList<>();
    schema
        .fields()
        .forEach(
            (keyword, value) -> {
              switch (keyword) {
                case "items" -> all.add(value);
                case "additionalProperties" -> {
                  if (value instanceof JsonObject) {
                    all.add(value);
                  }
                }
                case "anyOf", "oneOf", "allOf" -> {
                  if (value instanceof JsonArray some) {
                    all.addAll(some.items());
                  }
                }
                case "properties", "$defs", "definitions" -> {
                  if (value instanceof JsonObject some
                      && (definitions || keyword.equals("properties"))) {
                    all.addAll(some.fields().values());
                  }
                }
                default -> {
                  // No schema in there.
                }
              }
            });
    return all;
  }

  /** Follows references, each once. */
  private static final class References {
    private final JsonObject root;
    private final Set<String> open = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    References(JsonObject root) {
      this.root = root;
    }

    /** Whether none leads back to where it comes from, or to what is not looked up here. */
    boolean end(JsonValue value) {
      if (!(value instanceof JsonObject schema)) {
        return true;
      }
      boolean leads =
          !(schema.fields().get("$ref") instanceof JsonString ref)
              || done.contains(ref.value())
              || ends(ref.value());
      return leads && parts(schema, false).stream().allMatch(this::end);
    }

    private boolean ends(String ref) {
      String[] path = ref.split("/", -1);
      if (path.length != 3
          || !path[0].equals("#")
          || !(root.fields().get(path[1]) instanceof JsonObject definitions)
          || !(definitions.fields().get(path[2]) instanceof JsonObject target)
          || !open.add(ref)
          || !end(target)) {
        return false;
      }
      open.remove(ref);
      return done.add(ref);
    }
  }
}

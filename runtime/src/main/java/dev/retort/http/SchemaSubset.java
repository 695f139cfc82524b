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
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The part of JSON Schema that an API takes. A form beyond it, which would be refused, is told in
 * the prompt. Immutable.
 */
public final class SchemaSubset implements Predicate<JsonObject> {
  private static final String REFERENCE = "$ref";

  private final Set<String> keywords;
  private final Set<String> formats;
  private final Predicate<JsonObject> rule;
  private final BiPredicate<String, JsonObject> kept;
  private final Predicate<JsonObject> rootRule;
  private final boolean takesRecursion;
  private final boolean takesConstraints;

  /**
   * A part of JSON Schema.
   *
   * @param keywords that schemas may have
   * @param formats what a format may be
   * @param rule what else must be so of each schema and each one in it, looked at by itself
   */
  public SchemaSubset(Set<String> keywords, Set<String> formats, Predicate<JsonObject> rule) {
    this(keywords, formats, rule, (keyword, schema) -> true, root -> true, false, false);
  }

  private SchemaSubset(
      Set<String> keywords,
      Set<String> formats,
      Predicate<JsonObject> rule,
      BiPredicate<String, JsonObject> kept,
      Predicate<JsonObject> rootRule,
      boolean takesRecursion,
      boolean takesConstraints) {
    this.keywords = Set.copyOf(keywords);
    this.formats = Set.copyOf(formats);
    this.rule = Objects.requireNonNull(rule, "rule");
    this.kept = Objects.requireNonNull(kept, "kept");
    this.rootRule = Objects.requireNonNull(rootRule, "rootRule");
    this.takesRecursion = takesRecursion;
    this.takesConstraints = takesConstraints;
  }

  /**
   * The same, but that constraints count as keywords of it where they are kept to alone.
   *
   * @param kept whether the API keeps to a constraint, such as {@code pattern}, where it stands
   * @return a smaller part
   */
  public SchemaSubset keeping(BiPredicate<String, JsonObject> kept) {
    return new SchemaSubset(
        keywords, formats, rule, kept, rootRule, takesRecursion, takesConstraints);
  }

  /**
   * The same, but that more must be so of a whole schema.
   *
   * @param rootRule of the root
   * @return a smaller part
   */
  public SchemaSubset rootedIn(Predicate<JsonObject> rootRule) {
    return new SchemaSubset(
        keywords, formats, rule, kept, rootRule, takesRecursion, takesConstraints);
  }

  /**
   * The same, with schemas that hold themselves.
   *
   * @return a larger part
   */
  public SchemaSubset withRecursion() {
    return new SchemaSubset(keywords, formats, rule, kept, rootRule, true, takesConstraints);
  }

  /**
   * The same, of an API that keeps a model to the constraints among its keywords whatever the
   * model: of a record it is sent the schema with them, not the one in which they are words.
   *
   * @return as large a part
   */
  public SchemaSubset withConstraints() {
    return new SchemaSubset(keywords, formats, rule, kept, rootRule, takesRecursion, true);
  }

  boolean takesConstraints() {
    return takesConstraints;
  }

  /**
   * Whether a schema is in this part.
   *
   * @param schema its root
   */
  @Override
  public boolean test(JsonObject schema) {
    return rootRule.test(schema)
        && all(schema)
        && (takesRecursion || new References(schema).end(schema));
  }

  private boolean all(JsonValue value) {
    return value instanceof JsonObject schema
        && schema.fields().keySet().stream().allMatch(keyword -> takes(keyword, schema))
        && rule.test(schema)
        && parts(schema, true).stream().allMatch(this::all);
  }

  /** Whether a schema may have a keyword that it has. */
  boolean takes(String keyword, JsonObject schema) {
    if (!keywords.contains(keyword)) {
      return false;
    } else if (!StrictForm.isConstraint(keyword)) {
      return true;
    }
    // Beside a reference no provider keeps to it.
    return !schema.fields().containsKey(REFERENCE)
        && (!keyword.equals("format") || isKnown(schema.fields().get(keyword)))
        && kept.test(keyword, schema);
  }

  private boolean isKnown(@Nullable JsonValue format) {
    return !(format instanceof JsonString text) || formats.contains(text.value());
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
                case "anyOf", "oneOf", "allOf", "prefixItems" -> {
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
          !(schema.fields().get(REFERENCE) instanceof JsonString ref)
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

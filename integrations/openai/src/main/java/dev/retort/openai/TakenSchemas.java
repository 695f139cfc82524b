package dev.retort.openai;

import dev.retort.http.SchemaRules;
import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The JSON Schemas to which servers of the dialect keep a model, as their references have it. */
final class TakenSchemas {
  /**
   * OpenAI's, and of those who say nothing else: what is enforced word by word ({@code strict}).
   * Every object is closed and requires all it has, and a reference stands by itself.
   */
  static final SchemaSubset STRICT =
      new SchemaSubset(
              with(Words.COMMON, "$schema", "$id", "pattern", "multipleOf", "minItems", "maxItems"),
              Words.FORMATS,
              TakenSchemas::isStrict)
          .rootedIn(root -> SchemaRules.isObject(root) && !root.fields().containsKey("anyOf"))
          .withRecursion();

  /**
   * Those of servers that make a grammar of a schema (vLLM's engines, Together): constraints as
   * well, but for what some engine lacks.
   */
  static final SchemaSubset GRAMMAR =
      new SchemaSubset(
              with(
                  Words.COMMON,
                  "$schema",
                  "$comment",
                  "default",
                  "examples",
                  "readOnly",
                  "writeOnly",
                  "pattern",
                  "minLength",
                  "maxLength",
                  "prefixItems",
                  "minItems",
                  "maxItems"),
              Words.FORMATS,
              schema -> true)
          .keeping(TakenSchemas::isRegular)
          .withRecursion()
          .withConstraints();

  /**
   * Those of Ollama, which llama.cpp makes a grammar of. It knows bounds of integers, lengths where
   * no pattern or format is, and plain patterns that match from end to end; others it refuses.
   */
  static final SchemaSubset LLAMA_CPP =
      new SchemaSubset(
              with(
                  Words.COMMON,
                  "$schema",
                  "$comment",
                  "default",
                  "examples",
                  "oneOf",
                  "pattern",
                  "minLength",
                  "maxLength",
                  "minItems",
                  "maxItems"),
              Set.of("date-time", "time", "date", "uuid"),
              schema -> true)
          .keeping(TakenSchemas::isOfLlamaCpp)
          .withRecursion()
          .withConstraints();

  /** Words that all of them know. */
  private static final class Words {
    static final List<String> COMMON =
        List.of(
            "$ref",
            "$defs",
            "definitions",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "anyOf",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum");

    static final Set<String> FORMATS =
        Set.of(
            "date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");

    /**
     * A pattern from end to end, as engines take all patterns to be, without what some lack:
     * anchors within, looking around and back, properties of characters.
     */
    static final Pattern WHOLE =
        Pattern.compile(
            "(?s)\\^(?:[^\\\\\\[(^$]|\\\\[^1-9kbBpP]|\\[(?:[^\\]\\\\]|\\\\.)*+]|\\((?!\\?[^:]))*+\\$");

    /** The same without groups that capture nothing and without classes that have a letter. */
    static final Pattern PLAIN =
        Pattern.compile(
            "(?s)\\^(?:[^\\\\\\[(^$]|\\\\[^\\w]|\\[(?:[^\\]\\\\]|\\\\[^\\w])*+]|\\((?!\\?))*+\\$");

    static final Set<String> BOUNDS =
        Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

    private Words() {}
  }

  private TakenSchemas() {}

  private static Set<String> with(List<String> common, String... more) {
    Set<String> all = new HashSet<>(common);
    all.addAll(List.of(more));
    return all;
  }

  private static boolean isStrict(JsonObject schema) {
    return SchemaRules.saysSomething(schema)
        && (!schema.fields().containsKey("$ref") || schema.fields().size() == 1)
        && (!SchemaRules.isObject(schema)
            || (SchemaRules.isClosed(schema) && SchemaRules.requiresAll(schema)));
  }

  private static boolean isRegular(String constraint, JsonObject schema) {
    return !constraint.equals("pattern") || isOf(Words.WHOLE, schema);
  }

  private static boolean isOfLlamaCpp(String constraint, JsonObject schema) {
    Map<String, JsonValue> fields = schema.fields();
    if (Words.BOUNDS.contains(constraint)) {
      return new JsonString("integer").equals(fields.get("type"));
    } else if (constraint.endsWith("Length")) {
      return !isOf(Words.PLAIN, schema) && !fields.containsKey("format");
    }
    return !constraint.equals("pattern") || isOf(Words.PLAIN, schema);
  }

  private static boolean isOf(Pattern kind, JsonObject schema) {
    return schema.fields().get("pattern") instanceof JsonString pattern
        && kind.matcher(pattern.value()).matches();
  }
}

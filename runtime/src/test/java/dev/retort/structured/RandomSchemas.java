package dev.retort.structured;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up schemas, and values that often fit them. */
final class RandomSchemas {
  private static final List<String> NAMES = List.of("a", "b", "c", "long name", "x1");
  private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b7", "é", "💩", "a b");
  private static final List<String> NUMBERS =
      List.of("0", "1", "-1", "2", "2.0", "2.5", "10", "1e2", "0.1", "-3.75");
  private static final List<String> PATTERNS = List.of("^a", "b$", "^[ab]+$", "\\d", "^.{1,2}$");

  private final Random random;

  RandomSchemas(Random random) {
    this.random = random;
  }

  JsonValue schema() {
    Map<String, JsonValue> fields = new LinkedHashMap<>(fields(3));
    fields.put("$defs", new JsonObject(Map.of("d", new JsonObject(fields(0)))));
    return new JsonObject(fields);
  }

  private JsonValue schema(int depth) {
    int kind = random.nextInt(12);
    if (kind == 0) {
      return new JsonBoolean(random.nextInt(4) > 0);
    } else if (kind == 1) {
      return object("$ref", new JsonString("#/$defs/d"));
    }
    return new JsonObject(fields(depth));
  }

  private Map<String, JsonValue> fields(int depth) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    int about = random.nextInt(depth > 0 ? 6 : 3);
    switch (about) {
      case 0 -> numbers(fields);
      case 1 -> texts(fields);
      case 2 -> anything(fields);
      case 3 -> arrays(fields, depth - 1);
      case 4 -> objects(fields, depth - 1);
      default -> branches(fields, depth - 1);
    }
    return fields;
  }

  private void numbers(Map<String, JsonValue> fields) {
    maybe(fields, "type", new JsonString(random.nextBoolean() ? "number" : "integer"));
    maybe(fields, "minimum", number());
    maybe(fields, "maximum", number());
    maybe(fields, "exclusiveMinimum", number());
    maybe(fields, "exclusiveMaximum", number());
    maybe(fields, "multipleOf", new JsonNumber(pick(List.of("1", "2", "0.5", "0.1", "3"))));
  }

  private void texts(Map<String, JsonValue> fields) {
    maybe(fields, "type", new JsonString("string"));
    maybe(fields, "minLength", count());
    maybe(fields, "maxLength", count());
    maybe(fields, "pattern", new JsonString(pick(PATTERNS)));
    maybe(fields, "format", new JsonString("date"));
  }

  private void anything(Map<String, JsonValue> fields) {
    maybe(fields, "type", types());
    maybe(fields, "enum", new JsonArray(List.of(leaf(), leaf(), leaf(), value(1))));
    if (random.nextInt(4) == 0) {
      fields.put("const", leaf());
    }
  }

  private void arrays(Map<String, JsonValue> fields, int depth) {
    maybe(fields, "type", new JsonString("array"));
    maybe(fields, "items", schema(depth));
    maybe(fields, "prefixItems", new JsonArray(List.of(schema(depth), schema(depth))));
    maybe(fields, "minItems", count());
    maybe(fields, "maxItems", count());
    maybe(fields, "uniqueItems", new JsonBoolean(random.nextBoolean()));
    if (random.nextInt(3) == 0) {
      fields.put("contains", schema(depth));
      maybe(fields, "minContains", count());
      maybe(fields, "maxContains", count());
    }
  }

  private void objects(Map<String, JsonValue> fields, int depth) {
    maybe(fields, "type", new JsonString("object"));
    Map<String, JsonValue> properties = new LinkedHashMap<>();
    for (String name : NAMES) {
      maybe(properties, name, schema(depth));
    }
    maybe(fields, "properties", new JsonObject(properties));
    maybe(fields, "required", new JsonArray(List.of(new JsonString(pick(NAMES)))));
    maybe(fields, "additionalProperties", schema(depth));
    if (random.nextInt(3) == 0) {
      fields.put("patternProperties", object(pick(PATTERNS), schema(depth)));
    }
    if (random.nextInt(4) == 0) {
      fields.put("propertyNames", new JsonObject(textsOnly()));
    }
    if (random.nextInt(4) == 0) {
      fields.put("minProperties", count());
    }
    if (random.nextInt(4) == 0) {
      fields.put("maxProperties", count());
    }
    if (random.nextInt(4) == 0) {
      fields.put(
          "dependentRequired",
          object(pick(NAMES), new JsonArray(List.of(new JsonString(pick(NAMES))))));
    }
    if (random.nextInt(4) == 0) {
      fields.put("dependentSchemas", object(pick(NAMES), schema(depth)));
    }
  }

  private Map<String, JsonValue> textsOnly() {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    texts(fields);
    return fields;
  }

  private void branches(Map<String, JsonValue> fields, int depth) {
    JsonValue both = new JsonArray(List.of(schema(depth), schema(depth)));
    switch (random.nextInt(5)) {
      case 0 -> fields.put("allOf", both);
      case 1 -> fields.put("anyOf", both);
      case 2 -> fields.put("oneOf", both);
      case 3 -> fields.put("not", schema(depth));
      default -> {
        fields.put("if", schema(depth));
        maybe(fields, "then", schema(depth));
        maybe(fields, "else", schema(depth));
      }
    }
  }

  private JsonValue types() {
    List<String> all = List.of("string", "integer", "number", "boolean", "null", "object", "array");
    JsonString first = new JsonString(pick(all));
    JsonString second = new JsonString(pick(all));
    return first.equals(second) ? first : new JsonArray(List.of(first, second));
  }

  /** A value of which most parts are what the schema speaks of. */
  JsonValue value(JsonValue schema) {
    if (schema instanceof JsonObject object && random.nextInt(8) > 0) {
      Map<String, JsonValue> fields = object.fields();
      if (fields.containsKey("properties") || fields.containsKey("required")) {
        return like(fields);
      } else if (fields.get("enum") instanceof JsonArray values && random.nextBoolean()) {
        return pick(values.items());
      } else if (fields.containsKey("items") || fields.containsKey("prefixItems")) {
        JsonValue items = fields.getOrDefault("items", JsonValue.NULL);
        List<JsonValue> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          all.add(value(items));
        }
        return new JsonArray(all);
      } else if (fields.containsKey("pattern") || fields.containsKey("maxLength")) {
        return new JsonString(pick(TEXTS));
      }
    }
    return value(2);
  }

  private JsonValue like(Map<String, JsonValue> schema) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    if (schema.get("properties") instanceof JsonObject properties) {
      properties.fields().forEach((name, each) -> maybe(fields, name, value(each)));
    }
    for (String name : NAMES) {
      if (random.nextInt(5) == 0) {
        fields.put(name, value(1));
      }
    }
    return new JsonObject(fields);
  }

  private JsonValue value(int depth) {
    int kind = random.nextInt(depth > 0 ? 5 : 3);
    if (kind < 3) {
      return leaf();
    } else if (kind == 3) {
      List<JsonValue> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(value(depth - 1));
      }
      return new JsonArray(items);
    }
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    for (String name : NAMES) {
      maybe(fields, name, value(depth - 1));
    }
    return new JsonObject(fields);
  }

  private JsonValue leaf() {
    return switch (random.nextInt(6)) {
      case 0 -> JsonValue.NULL;
      case 1 -> new JsonBoolean(random.nextBoolean());
      case 2, 3 -> number();
      default -> new JsonString(pick(TEXTS));
    };
  }

  private JsonNumber number() {
    return new JsonNumber(pick(NUMBERS));
  }

  private JsonNumber count() {
    return new JsonNumber(Integer.toString(random.nextInt(4)));
  }

  private void maybe(Map<String, JsonValue> fields, String name, JsonValue value) {
    if (random.nextInt(5) < 2) {
      fields.put(name, value);
    }
  }

  private static JsonObject object(String name, JsonValue value) {
    return new JsonObject(Map.of(name, value));
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

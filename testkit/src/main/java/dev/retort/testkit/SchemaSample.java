package dev.retort.testkit;

import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.structured.CompiledSchema;
import dev.retort.structured.Finding;
import dev.retort.structured.InvalidSchemaException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is valid under a schema: types, enums, constants, objects, arrays, bounds, patterns,
 * common formats, references within the schema, and choices. What it does not know it leaves to
 * chance and to the check, and refuses if no try passes. One thread at a time.
 */
final class SchemaSample {
  private static final int DEEP = 6;
  private static final int DEEPEST = 60;
  private static final int TRIES = 100;

  /** What is checked and not sought. */
  private static final Set<String> UNKNOWN =
      Set.of(
          "contains",
          "dependentRequired",
          "dependentSchemas",
          "if",
          "not",
          "patternProperties",
          "propertyNames");

  /** Whose keys are names of the schema's own. */
  private static final Set<String> NAMING =
      Set.of("$defs", "const", "definitions", "enum", "properties");

  private final JsonValue root;
  private final Random random;

  private SchemaSample(JsonValue root, Random random) {
    this.root = root;
    this.random = random;
  }

  /**
   * Makes an instance.
   *
   * @throws GenerationException with kind {@code bad_request} if the schema is none, or nothing is
   *     valid under it that is found here
   */
  static String of(String schema, Random random) {
    try {
      JsonValue root = Json.read(schema);
      CompiledSchema check = CompiledSchema.of(root);
      List<Finding> findings = List.of();
      for (int i = 0; i < TRIES; i++) {
        JsonValue instance = new SchemaSample(root, random).value(root, 0);
        findings = check.check(instance);
        if (findings.isEmpty()) {
          return new String(Json.bytes(instance), StandardCharsets.UTF_8);
        }
      }
      throw refusal(nothing(root, findings.get(0)));
    } catch (MalformedException e) {
      throw refusal("the schema " + e.getMessage());
    } catch (InvalidSchemaException e) {
      throw refusal(String.valueOf(e.getMessage()));
    }
  }

  private static String nothing(JsonValue root, Finding last) {
    Set<String> unknown = new TreeSet<>();
    addUnknown(root, unknown);
    return "a fake finds nothing that satisfies this schema"
        + (unknown.isEmpty() ? "" : ", since it does not know " + String.join(", ", unknown))
        + "; of its last try: "
        + last;
  }

  private static void addUnknown(JsonValue schema, Set<String> unknown) {
    if (schema instanceof JsonArray list) {
      list.items().forEach(each -> addUnknown(each, unknown));
    } else if (schema instanceof JsonObject object) {
      object
          .fields()
          .forEach(
              (key, value) -> {
                if (UNKNOWN.contains(key)) {
                  unknown.add(key);
                } else if (NAMING.contains(key) && value instanceof JsonObject named) {
                  named.fields().values().forEach(each -> addUnknown(each, unknown));
                } else {
                  addUnknown(value, unknown);
                }
              });
    }
  }

  private static GenerationException refusal(String message) {
    return new GenerationException(Failure.of(Kind.BAD_REQUEST, message), null);
  }

  private JsonValue value(JsonValue schema, int depth) {
    if (depth > DEEPEST) {
      throw refusal("a fake finds no end of this schema: it asks for itself without an end");
    }
    if (!(schema instanceof JsonObject object)) {
      return new JsonString("anything");
    }
    Map<String, JsonValue> keys = object.fields();
    if (keys.get("$ref") instanceof JsonString ref) {
      return value(resolve(ref.value()), depth + 1);
    } else if (keys.containsKey("const")) {
      return keys.get("const");
    } else if (keys.get("enum") instanceof JsonArray choices && !choices.items().isEmpty()) {
      return choices.items().get(random.nextInt(choices.items().size()));
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      if (keys.get(choice) instanceof JsonArray all && !all.items().isEmpty()) {
        return value(merged(keys, choice, chosen(all.items(), depth)), depth + 1);
      }
    }
    if (keys.get("allOf") instanceof JsonArray all && !all.items().isEmpty()) {
      Map<String, JsonValue> whole = new LinkedHashMap<>(keys);
      whole.remove("allOf");
      JsonValue merged = new JsonObject(whole);
      for (JsonValue part : all.items()) {
        merged = merged(((JsonObject) merged).fields(), "allOf", part);
      }
      return value(merged, depth + 1);
    }
    return switch (type(keys, depth)) {
      case "object" -> object(keys, depth);
      case "array" -> array(keys, depth);
      case "integer" -> number(keys, true);
      case "number" -> number(keys, false);
      case "boolean" -> new JsonBoolean(random.nextBoolean());
      case "null" -> JsonValue.NULL;
      default -> new JsonString(text(keys));
    };
  }

  /** Deep down the last choice is taken that refers to nothing, so that there is an end. */
  private JsonValue chosen(List<JsonValue> choices, int depth) {
    if (depth > DEEP) {
      for (JsonValue choice : choices) {
        if (choice instanceof JsonObject object && isLeaf(object)) {
          return choice;
        }
      }
    }
    return choices.get(random.nextInt(choices.size()));
  }

  private static boolean isLeaf(JsonObject schema) {
    return schema.fields().get("type") instanceof JsonString type
        && !type.value().equals("object")
        && !type.value().equals("array");
  }

  /** A schema and one more: properties and requirements of both, else the latter's word. */
  private JsonValue merged(Map<String, JsonValue> keys, String without, JsonValue more) {
    JsonValue other = more;
    if (other instanceof JsonObject ref && ref.fields().get("$ref") instanceof JsonString name) {
      other = resolve(name.value());
    }
    Map<String, JsonValue> all = new LinkedHashMap<>(keys);
    all.remove(without);
    if (other instanceof JsonObject object) {
      object
          .fields()
          .forEach((name, value) -> all.merge(name, value, (mine, its) -> both(name, mine, its)));
    }
    return new JsonObject(all);
  }

  private static JsonValue both(String keyword, JsonValue left, JsonValue right) {
    if (keyword.equals("pattern")) {
      Set<JsonValue> all = new LinkedHashSet<>(listed(left));
      all.addAll(listed(right));
      return new JsonArray(List.copyOf(all)); // No schema has a list; text() reads it.
    } else if (left instanceof JsonObject one && right instanceof JsonObject other) {
      Map<String, JsonValue> all = new LinkedHashMap<>(one.fields());
      other.fields().forEach((name, value) -> all.merge(name, value, SchemaSample::bothOfThem));
      return new JsonObject(all);
    } else if (left instanceof JsonArray one && right instanceof JsonArray other) {
      Set<JsonValue> all = new LinkedHashSet<>(one.items());
      if (keyword.equals("enum")) {
        all.retainAll(other.items());
      } else {
        all.addAll(other.items());
      }
      return new JsonArray(List.copyOf(all));
    } else if (left instanceof JsonNumber one && right instanceof JsonNumber other) {
      boolean isLeast = keyword.startsWith("min") || keyword.equals("exclusiveMinimum");
      return one.value().compareTo(other.value()) > 0 == isLeast ? left : right;
    }
    return right;
  }

  private static JsonValue bothOfThem(JsonValue left, JsonValue right) {
    return left.equals(right)
        ? left
        : new JsonObject(Map.of("allOf", new JsonArray(List.of(left, right))));
  }

  private static List<JsonValue> listed(JsonValue value) {
    return value instanceof JsonArray list ? list.items() : List.of(value);
  }

  private JsonValue resolve(String ref) {
    if (!ref.startsWith("#")) {
      throw refusal("a fake follows references within the schema alone");
    }
    JsonValue found = root;
    for (String part : ref.substring(1).split("/", -1)) {
      String name = part.replace("~1", "/").replace("~0", "~");
      if (!name.isEmpty()) {
        JsonValue next = found instanceof JsonObject o ? o.fields().get(name) : null;
        if (next == null) {
          throw refusal("the schema refers to " + ref + ", which it does not have");
        }
        found = next;
      }
    }
    return found;
  }

  private String type(Map<String, JsonValue> keys, int depth) {
    JsonValue type = keys.get("type");
    if (type instanceof JsonString one) {
      return one.value();
    } else if (type instanceof JsonArray all && !all.items().isEmpty()) {
      List<String> names = new ArrayList<>();
      for (JsonValue each : all.items()) {
        names.add(each instanceof JsonString name ? name.value() : "null");
      }
      return depth > DEEP && names.contains("null")
          ? "null"
          : names.get(random.nextInt(names.size()));
    }
    if (keys.containsKey("properties") || keys.containsKey("required")) {
      return "object";
    } else if (keys.containsKey("items") || keys.containsKey("prefixItems")) {
      return "array";
    }
    return keys.containsKey("minimum") || keys.containsKey("maximum") ? "number" : "string";
  }

  private JsonValue object(Map<String, JsonValue> keys, int depth) {
    Map<String, JsonValue> properties =
        keys.get("properties") instanceof JsonObject object ? object.fields() : Map.of();
    Set<String> required = new LinkedHashSet<>();
    if (keys.get("required") instanceof JsonArray names) {
      names.items().forEach(each -> required.add(((JsonString) each).value()));
    }
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    properties.forEach(
        (name, schema) -> {
          if (required.contains(name) || (depth <= DEEP && random.nextBoolean())) {
            fields.put(name, value(schema, depth + 1));
          }
        });
    JsonValue others = keys.getOrDefault("additionalProperties", new JsonBoolean(true));
    for (String name : required) {
      if (!fields.containsKey(name)) {
        fields.put(name, value(others, depth + 1));
      }
    }
    int least = Math.max(integer(keys, "minProperties", 0), properties.isEmpty() ? 1 : 0);
    boolean isClosed = new JsonBoolean(false).equals(others);
    for (int i = 0; fields.size() < least && !isClosed && depth <= DEEPEST; i++) {
      if (fields.size() >= integer(keys, "maxProperties", Integer.MAX_VALUE)) {
        break;
      }
      fields.put("key_" + (i + 1), value(others, depth + 1));
    }
    return new JsonObject(fields);
  }

  private JsonValue array(Map<String, JsonValue> keys, int depth) {
    int least = integer(keys, "minItems", 0);
    int most = integer(keys, "maxItems", Math.max(least, depth > DEEP ? least : least + 3));
    int size = least + random.nextInt(Math.min(3, Math.max(0, most - least)) + 1);
    List<JsonValue> first =
        keys.get("prefixItems") instanceof JsonArray prefix ? prefix.items() : List.of();
    JsonValue item = keys.getOrDefault("items", new JsonBoolean(true));
    size = new JsonBoolean(false).equals(item) ? Math.min(size, first.size()) : size;
    boolean isSet = new JsonBoolean(true).equals(keys.get("uniqueItems"));
    List<JsonValue> items = new ArrayList<>();
    for (int tries = 0; items.size() < size && tries < size + 200; tries++) {
      int at = items.size();
      JsonValue next = value(at < first.size() ? first.get(at) : item, depth + 1);
      if (!isSet || !items.contains(next)) {
        items.add(next);
      }
    }
    if (items.size() < least) {
      throw refusal("a fake finds too few different items for an array of this schema");
    }
    return new JsonArray(items);
  }

  private JsonValue number(Map<String, JsonValue> keys, boolean isInteger) {
    BigDecimal step = decimal(keys, "multipleOf");
    BigDecimal unit = step == null ? (isInteger ? BigDecimal.ONE : new BigDecimal("0.25")) : step;
    BigDecimal low = decimal(keys, "minimum");
    BigDecimal above = decimal(keys, "exclusiveMinimum");
    BigDecimal high = decimal(keys, "maximum");
    BigDecimal below = decimal(keys, "exclusiveMaximum");
    boolean isOpenBelow = above != null && (low == null || above.compareTo(low) >= 0);
    boolean isOpenAbove = below != null && (high == null || below.compareTo(high) <= 0);
    BigDecimal from = isOpenBelow ? above : low;
    BigDecimal to = isOpenAbove ? below : high;
    if (from == null) {
      from = to == null ? BigDecimal.ZERO : to.subtract(unit.multiply(BigDecimal.valueOf(100)));
    }
    if (to == null) {
      to = from.add(unit.multiply(BigDecimal.valueOf(100)));
    }
    if (step == null && !isInteger && to.subtract(from).compareTo(unit) <= 0) {
      unit = to.subtract(from).signum() == 0 ? unit : to.subtract(from).movePointLeft(1);
    }
    BigDecimal first = from.divide(unit, 0, RoundingMode.CEILING);
    BigDecimal last = to.divide(unit, 0, RoundingMode.FLOOR);
    if (isOpenBelow && first.multiply(unit).compareTo(from) == 0) {
      first = first.add(BigDecimal.ONE);
    }
    if (isOpenAbove && last.multiply(unit).compareTo(to) == 0) {
      last = last.subtract(BigDecimal.ONE);
    }
    BigDecimal count = last.subtract(first);
    if (count.signum() < 0) {
      if (step == null && !isInteger && !isOpenBelow && !isOpenAbove) {
        return new JsonNumber(from.toPlainString());
      }
      throw refusal("no number is within the bounds of this schema");
    }
    int spread = count.min(BigDecimal.valueOf(1000)).intValue();
    BigDecimal chosen = first.add(BigDecimal.valueOf(random.nextInt(spread + 1))).multiply(unit);
    BigDecimal plain = chosen.signum() == 0 ? BigDecimal.ZERO : chosen.stripTrailingZeros();
    return new JsonNumber(plain.toPlainString());
  }

  private String text(Map<String, JsonValue> keys) {
    List<String> patterns = patterns(keys);
    if (!patterns.isEmpty()) {
      return matching(patterns, keys);
    }
    if (keys.get("format") instanceof JsonString format) {
      String known = format(format.value());
      if (known != null) {
        return known;
      }
    }
    int least = integer(keys, "minLength", 1);
    int most = integer(keys, "maxLength", Math.max(least, 12));
    StringBuilder text = new StringBuilder();
    for (int i = least + random.nextInt(Math.min(12, Math.max(0, most - least)) + 1); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  /** All patterns, but that a text is not blank, which none is that is made here. */
  private static List<String> patterns(Map<String, JsonValue> keys) {
    List<String> patterns = new ArrayList<>();
    JsonValue pattern = keys.get("pattern");
    for (JsonValue each : pattern == null ? List.<JsonValue>of() : listed(pattern)) {
      if (each instanceof JsonString text && !text.value().equals("\\S")) {
        patterns.add(text.value());
      }
    }
    return patterns;
  }

  /** A text of one of the patterns, and if one is found, of them all and of the right length. */
  private String matching(List<String> patterns, Map<String, JsonValue> keys) {
    List<CompiledSchema> checks = patterns.stream().map(SchemaSample::matches).toList();
    int least = integer(keys, "minLength", 0);
    int most = integer(keys, "maxLength", Integer.MAX_VALUE);
    String sample = null;
    for (int i = 0; i < TRIES; i++) {
      // A schema's pattern may match anywhere: what matches as a whole does.
      String pattern = patterns.get(i % patterns.size());
      String next = FakeCalls.matching(pattern, Math.max(8, least), random);
      sample = next == null ? sample : next;
      if (next != null
          && next.length() >= least
          && next.length() <= most
          && checks.stream().allMatch(each -> each.check(new JsonString(next)).isEmpty())) {
        return next;
      }
    }
    if (sample == null) {
      throw refusal("a fake makes no text that matches a pattern of this schema");
    }
    return sample;
  }

  /** Whether a text has a pattern, which is of another dialect than Java's. */
  private static CompiledSchema matches(String pattern) {
    return CompiledSchema.of(new JsonObject(Map.of("pattern", new JsonString(pattern))));
  }

  private @Nullable String format(String format) {
    int number = 10 + random.nextInt(18);
    return switch (format) {
      case "date" -> "2026-01-" + number;
      case "date-time" -> "2026-01-" + number + "T08:00:00Z";
      case "time" -> "08:00:" + number + "Z";
      case "duration" -> "PT" + number + "S";
      case "email" -> "a" + number + "@acme.example";
      case "hostname" -> "a" + number + ".acme.example";
      case "ipv4" -> "192.0.2." + number;
      case "ipv6" -> "2001:db8::" + number;
      case "uri" -> "https://acme.example/" + number;
      case "uuid" -> "00000000-0000-4000-8000-0000000000" + number;
      default -> null;
    };
  }

  private static int integer(Map<String, JsonValue> keys, String name, int otherwise) {
    return keys.get(name) instanceof JsonNumber number ? number.value().intValue() : otherwise;
  }

  private static @Nullable BigDecimal decimal(Map<String, JsonValue> keys, String name) {
    return keys.get(name) instanceof JsonNumber number ? number.value() : null;
  }
}

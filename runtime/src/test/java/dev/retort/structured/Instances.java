package dev.retort.structured;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that satisfy a schema, of the keywords that the processor writes. */
final class Instances {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Texts for the patterns of the corpus. */
  private static final Map<String, List<String>> MATCHING =
      Map.of(
          "\\S", List.of("x", " y ", "\u00e4"),
          "^(?:[A-Z]{3})$", List.of("EUR", "USD"),
          "^(?:[A-Z]{2}[0-9]{2})$", List.of("AB12"),
          "^(?:\\d+(?:\\.\\d+)?)$", List.of("1", "23.45"),
          "^(?:a|b|c)$", List.of("a", "b", "c"),
          "^(?:[0-9]{5})$", List.of("10115"),
          "^(?:[0-9]{12,19})$", List.of("123456789012"));

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "some words, and more of them than fit in a register",
          "\u00e4\u00f6\u20ac",
          "\ud83d\ude00 smile",
          "line\nbreak\ttab \"quoted\" back\\slash /slash",
          "\u0000\u001f control",
          "}]{[,:");

  private final Random random;

  Instances(long seed) {
    this.random = new Random(seed);
  }

  JsonNode of(JsonNode schema) {
    if (schema.has("const")) {
      return schema.get("const");
    } else if (schema.has("enum")) {
      return pick(schema.get("enum"));
    } else if (schema.has("oneOf")) {
      return of(pick(schema.get("oneOf")));
    } else if (schema.has("anyOf")) {
      return of(pick(schema.get("anyOf")));
    }
    JsonNode type = schema.path("type");
    String name = (type.isArray() ? pick(type) : type).asString("any");
    return switch (name) {
      case "null" -> NODES.nullNode();
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "integer" -> NODES.numberNode(integer(schema));
      case "number" -> NODES.numberNode(decimal(schema));
      case "string" -> NODES.stringNode(text(schema));
      case "array" -> array(schema);
      case "object" ->
          schema.path("additionalProperties").isObject() ? map(schema) : object(schema);
      default -> any(2);
    };
  }

  private JsonNode any(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(true);
      case 2 -> NODES.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
      case 3 -> NODES.numberNode(new BigDecimal("-12.50"));
      case 4 -> NODES.arrayNode().add(any(depth - 1)).add(any(depth - 1));
      default -> NODES.objectNode().set("a b", any(depth - 1));
    };
  }

  private JsonNode pick(JsonNode list) {
    return list.get(random.nextInt(list.size()));
  }

  private BigInteger integer(JsonNode schema) {
    BigDecimal min = bound(schema, "minimum", "exclusiveMinimum", BigDecimal.ONE);
    BigDecimal max = bound(schema, "maximum", "exclusiveMaximum", BigDecimal.ONE.negate());
    long low =
        min == null ? (max == null ? -2_000_000_000L : max.longValue() - 1000) : min.longValue();
    long high = max == null ? Math.min(low + 1_000_000_000L, 2_000_000_000L) : max.longValue();
    return BigInteger.valueOf(low + (long) (random.nextDouble() * (high - low + 1)));
  }

  private BigDecimal decimal(JsonNode schema) {
    BigDecimal step = new BigDecimal("0.01");
    BigDecimal min = bound(schema, "minimum", "exclusiveMinimum", step);
    BigDecimal max = bound(schema, "maximum", "exclusiveMaximum", step.negate());
    BigDecimal low =
        min != null
            ? min
            : max == null ? new BigDecimal(-1000) : max.subtract(new BigDecimal(1000));
    BigDecimal high = max == null ? low.add(new BigDecimal(100_000)) : max;
    int scale = 2 + random.nextInt(3);
    return low.add(
        high.subtract(low)
            .multiply(BigDecimal.valueOf(random.nextInt(1000), 3))
            .setScale(scale, java.math.RoundingMode.DOWN));
  }

  private static BigDecimal bound(JsonNode schema, String at, String beyond, BigDecimal step) {
    if (schema.has(at)) {
      return schema.get(at).decimalValue();
    }
    return schema.has(beyond) ? schema.get(beyond).decimalValue().add(step) : null;
  }

  private String text(JsonNode schema) {
    String pattern = schema.path("pattern").asString("");
    if (!pattern.isEmpty()) {
      List<String> all = MATCHING.get(pattern);
      return all.get(random.nextInt(all.size()));
    }
    if (schema.has("format")) {
      return List.of("https://example.org/a?b=c", "a/b", "").get(random.nextInt(3));
    }
    int min = schema.path("minLength").asInt(0);
    int max = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return text.length() < min || text.length() > max
        ? "abcdefgh".substring(0, Math.max(1, min))
        : text;
  }

  private ArrayNode array(JsonNode schema) {
    ArrayNode items = NODES.arrayNode();
    int min = schema.path("minItems").asInt(0);
    int max = Math.min(schema.path("maxItems").asInt(4), 4);
    int size = min + random.nextInt(max - min + 1);
    boolean unique = schema.path("uniqueItems").asBoolean(false);
    for (int i = 0; i < size; i++) {
      JsonNode item = of(schema.get("items"));
      if (!unique || items.valueStream().noneMatch(item::equals)) {
        items.add(item);
      }
    }
    return items;
  }

  private ObjectNode map(JsonNode schema) {
    ObjectNode entries = NODES.objectNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      entries.set(
          List.of("a", "b c", "\u00e4\"~/", "").get(random.nextInt(4)),
          of(schema.get("additionalProperties")));
    }
    return entries;
  }

  /** With what is required and some of the rest, in any order. */
  private ObjectNode object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    List<String> names = new ArrayList<>(schema.get("properties").propertyNames());
    if (random.nextInt(3) == 0) {
      Collections.shuffle(names, random);
    }
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    for (String name : names) {
      if (required.contains(name) || random.nextBoolean()) {
        // No schema says what a path is.
        object.set(
            name,
            name.equals("file")
                ? NODES.stringNode("a/b c.txt")
                : of(schema.get("properties").get(name)));
      }
    }
    return object;
  }
}

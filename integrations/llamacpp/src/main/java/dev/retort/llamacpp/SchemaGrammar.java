package dev.retort.llamacpp;

import dev.retort.http.Json;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says a JSON Schema as a grammar, which keeps a model to it token by token. What a grammar cannot
 * say ({@code not}, {@code if}, {@code uniqueItems}, {@code multipleOf} and the like) is left to
 * the check of the answer. JSON is written without line breaks, and objects have the properties
 * that are declared, in their order. For one schema.
 */
final class SchemaGrammar {
  /** Powers of ten beyond which a grammar has no number, nor a difference between two. */
  private static final int FARTHEST = 16;

  private static final Set<String> FORMATS = Set.of("date", "time", "date-time", "uuid");

  private final JsonValue root;
  private final Grammar grammar;
  private final Map<String, String> references = new HashMap<>();
  private int depth;

  private SchemaGrammar(JsonValue root, int room) {
    this.root = root;
    this.grammar = new Grammar(room);
  }

  /**
   * Says a schema.
   *
   * @param room how many characters a text may have that has no bound of its own
   * @throws UnsayableException if it is no schema, or nothing satisfies it
   */
  static String of(JsonValue schema, int room) throws UnsayableException {
    SchemaGrammar self = new SchemaGrammar(schema, room);
    return self.grammar.text(self.rule(schema));
  }

  /** The name of a rule, or a rule in brackets. */
  private String rule(JsonValue schema) throws UnsayableException {
    if (schema instanceof JsonBoolean all) {
      if (all.value()) {
        return "value";
      }
      throw new UnsayableException("the schema asks for a value where it allows none (false)");
    } else if (!(schema instanceof JsonObject object)) {
      throw new UnsayableException(
          "the schema holds something else where a schema belongs: an object or a boolean");
    } else if (++depth > 100) {
      throw new UnsayableException("the schema is nested deeper than 100 levels");
    } else {
      String rule = rule(object.fields());
      depth--;
      return rule;
    }
  }

  private String rule(Map<String, JsonValue> schema) throws UnsayableException {
    if (schema.get("$ref") instanceof JsonString ref) {
      Map<String, JsonValue> others = without(schema, "$ref");
      boolean alone = others.keySet().stream().noneMatch(SchemaGrammar::says);
      return alone
          ? reference(ref.value())
          : rule(new JsonObject(merged(fields(target(ref.value())), others)));
    } else if (schema.containsKey("const")) {
      return Grammar.literal(text(value(schema, "const")));
    } else if (schema.get("enum") instanceof JsonArray values) {
      return alternatives(values.items(), each -> Grammar.literal(text(each)));
    } else if (schema.get("allOf") instanceof JsonArray all) {
      Map<String, JsonValue> whole = without(schema, "allOf");
      for (JsonValue each : all.items()) {
        whole = merged(whole, fields(resolved(each)));
      }
      return rule(new JsonObject(whole));
    }
    for (String branches : List.of("anyOf", "oneOf")) {
      if (schema.get(branches) instanceof JsonArray some) {
        Map<String, JsonValue> others = without(schema, branches);
        boolean alone = others.keySet().stream().noneMatch(SchemaGrammar::says);
        return alternatives(
            some.items(),
            each ->
                alone ? rule(each) : rule(new JsonObject(merged(fields(resolved(each)), others))));
      }
    }
    List<String> types = types(schema);
    return types.size() == 1
        ? typed(types.get(0), schema)
        : alternatives(types, type -> typed(type, schema));
  }

  /** Makes a part of a rule. */
  @FunctionalInterface
  private interface Part<T> {
    String of(T item) throws UnsayableException;
  }

  private <T> String alternatives(List<T> items, Part<T> part) throws UnsayableException {
    if (items.isEmpty()) {
      throw new UnsayableException("the schema has a list of choices that is empty");
    }
    Set<String> parts = new LinkedHashSet<>();
    for (T item : items) {
      parts.add(part.of(item));
    }
    return grammar.add(String.join(" | ", parts));
  }

  /** Whether a keyword says something of the value. */
  private static boolean says(String keyword) {
    return !Set.of(
            "$schema",
            "$id",
            "$anchor",
            "$defs",
            "definitions",
            "$comment",
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly")
        .contains(keyword);
  }

  private String reference(String ref) throws UnsayableException {
    String known = references.get(ref);
    if (known != null) {
      return known;
    }
    String name = grammar.name();
    references.put(ref, name);
    grammar.put(name, "null"); // Keeps its place; a schema may hold itself.
    String rule = rule(target(ref));
    if (rule.equals(name)) {
      throw new UnsayableException("the reference " + ref + " of the schema leads to itself alone");
    }
    grammar.put(name, rule);
    return name;
  }

  private JsonValue resolved(JsonValue schema) throws UnsayableException {
    for (int i = 0; i < 100; i++) {
      if (!(schema instanceof JsonObject object)
          || !(object.fields().get("$ref") instanceof JsonString ref)
          || object.fields().size() > 1) {
        return schema;
      }
      schema = target(ref.value());
    }
    throw new UnsayableException("a reference of the schema leads to itself alone");
  }

  private JsonValue target(String ref) throws UnsayableException {
    @Nullable JsonValue at = root;
    if (ref.startsWith("#/")) {
      String path = URLDecoder.decode(ref.substring(2).replace("+", "%2B"), StandardCharsets.UTF_8);
      for (String step : path.split("/", -1)) {
        at = step(at, step.replace("~1", "/").replace("~0", "~"));
        if (at == null) {
          throw new UnsayableException(
              "the reference " + ref + " of the schema leads to nothing; is the name right?");
        }
      }
    } else if (!ref.equals("#")) {
      at = ref.startsWith("#") ? anchored(root, ref.substring(1)) : null;
    }
    if (at == null) {
      throw new UnsayableException(
          "the reference "
              + ref
              + " of the schema leads out of it; put what it names into $defs, and refer to it as"
              + " #/$defs/NAME");
    }
    return at;
  }

  /** The schema of that name ({@code $anchor}), wherever it is. */
  private static @Nullable JsonValue anchored(JsonValue at, String name) {
    if (at instanceof JsonObject object
        && new JsonString(name).equals(object.fields().get("$anchor"))) {
      return at;
    }
    Collection<JsonValue> parts =
        at instanceof JsonObject object
            ? object.fields().values()
            : at instanceof JsonArray array ? array.items() : List.of();
    for (JsonValue each : parts) {
      JsonValue found = anchored(each, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable JsonValue step(JsonValue at, String name) {
    if (at instanceof JsonObject object) {
      return object.fields().get(name);
    } else if (at instanceof JsonArray array && name.matches("[0-9]{1,4}")) {
      int index = Integer.parseInt(name);
      return index < array.items().size() ? array.items().get(index) : null;
    }
    return null;
  }

  private static Map<String, JsonValue> without(Map<String, JsonValue> schema, String keyword) {
    Map<String, JsonValue> others = new LinkedHashMap<>(schema);
    others.remove(keyword);
    return others;
  }

  private static Map<String, JsonValue> fields(JsonValue schema) {
    return schema instanceof JsonObject object ? object.fields() : Map.of();
  }

  /** What satisfies both, as far as keywords can be put together. */
  private static Map<String, JsonValue> merged(
      Map<String, JsonValue> one, Map<String, JsonValue> other) {
    Map<String, JsonValue> both = new LinkedHashMap<>(one);
    other.forEach(
        (keyword, value) ->
            both.merge(keyword, value, (mine, theirs) -> both(keyword, mine, theirs)));
    return both;
  }

  private static JsonValue both(String keyword, JsonValue mine, JsonValue theirs) {
    if (keyword.equals("pattern")) {
      Set<JsonValue> all = new LinkedHashSet<>(listed(mine));
      all.addAll(listed(theirs));
      return new JsonArray(List.copyOf(all)); // No schema has a list; texts() reads it.
    }
    if (keyword.equals("properties")
        && mine instanceof JsonObject a
        && theirs instanceof JsonObject b) {
      Map<String, JsonValue> all = new LinkedHashMap<>(a.fields());
      b.fields()
          .forEach(
              (name, schema) ->
                  all.merge(name, schema, (x, y) -> new JsonObject(merged(fields(x), fields(y)))));
      return new JsonObject(all);
    } else if (keyword.equals("required")
        && mine instanceof JsonArray a
        && theirs instanceof JsonArray b) {
      Set<JsonValue> all = new LinkedHashSet<>(a.items());
      all.addAll(b.items());
      return new JsonArray(List.copyOf(all));
    } else if (mine instanceof JsonNumber a && theirs instanceof JsonNumber b) {
      int order = decimal(a).compareTo(decimal(b));
      return (keyword.startsWith("min") || keyword.equals("exclusiveMinimum")) == order > 0
          ? mine
          : theirs;
    }
    return theirs;
  }

  private static List<JsonValue> listed(JsonValue value) {
    return value instanceof JsonArray list ? list.items() : List.of(value);
  }

  private static List<String> texts(@Nullable JsonValue value) {
    List<String> texts = new ArrayList<>();
    for (JsonValue each : value == null ? List.<JsonValue>of() : listed(value)) {
      if (each instanceof JsonString text) {
        texts.add(text.value());
      }
    }
    return texts;
  }

  private static List<String> types(Map<String, JsonValue> schema) throws UnsayableException {
    JsonValue type = schema.get("type");
    if (type instanceof JsonString one) {
      return List.of(one.value());
    } else if (type instanceof JsonArray some) {
      List<String> types = new ArrayList<>();
      for (JsonValue each : some.items()) {
        types.add(each instanceof JsonString name ? name.value() : "");
      }
      return types;
    } else if (type != null) {
      throw new UnsayableException("the type of a schema is a name, or a list of names");
    }
    if (hasAny(schema, "properties", "required", "additionalProperties")) {
      return List.of("object");
    } else if (hasAny(schema, "items", "prefixItems", "minItems", "maxItems")) {
      return List.of("array");
    } else if (hasAny(schema, "pattern", "minLength", "maxLength", "format")) {
      return List.of("string");
    }
    return hasAny(schema, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
        ? List.of("number")
        : List.of("value");
  }

  private static boolean hasAny(Map<String, JsonValue> schema, String... keywords) {
    for (String keyword : keywords) {
      if (schema.containsKey(keyword)) {
        return true;
      }
    }
    return false;
  }

  private String typed(String type, Map<String, JsonValue> schema) throws UnsayableException {
    return switch (type) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "string" -> string(schema);
      case "integer" -> bounded(schema, true);
      case "number" -> bounded(schema, false);
      case "boolean", "null", "value" -> type;
      default ->
          throw new UnsayableException(
              "there is no type \""
                  + type
                  + "\" in JSON Schema; there are object, array, string, number, integer, boolean"
                  + " and null");
    };
  }

  private String object(Map<String, JsonValue> schema) throws UnsayableException {
    Map<String, JsonValue> properties = new LinkedHashMap<>(fields(value(schema, "properties")));
    Set<String> required = new LinkedHashSet<>();
    if (schema.get("required") instanceof JsonArray names) {
      for (JsonValue name : names.items()) {
        if (name instanceof JsonString text) {
          required.add(text.value());
          properties.putIfAbsent(text.value(), new JsonBoolean(true));
        }
      }
    }
    JsonValue others = schema.get("additionalProperties");
    boolean open = others == null ? properties.isEmpty() : !others.equals(new JsonBoolean(false));
    String first = "\"\"";
    String more = "\"\"";
    if (open) {
      String pair = grammar.add("string \":\" ws " + (others == null ? "value" : rule(others)));
      int least = Math.max(0, count(schema, "minProperties", 0) - required.size());
      int most = count(schema, "maxProperties", grammar.listBound(least + properties.size()));
      String rest =
          grammar.times(
              "(\",\" ws " + pair + ")",
              Math.max(0, least - 1),
              most == Grammar.NO_BOUND ? most : Math.max(0, most - properties.size() - 1));
      String some = pair + " " + rest;
      first = most == 0 ? "\"\"" : least > 0 ? some : "(" + some + ")?";
      more = properties.isEmpty() ? first : "(\",\" ws " + some + ")?";
    }
    List<Map.Entry<String, JsonValue>> declared = new ArrayList<>(properties.entrySet());
    for (int i = declared.size() - 1; i >= 0; i--) {
      String name = declared.get(i).getKey();
      String pair =
          grammar.add(
              Grammar.literal(text(new JsonString(name)))
                  + " \":\" ws "
                  + rule(declared.get(i).getValue()));
      boolean needed = required.contains(name);
      first = grammar.add(needed ? pair + " " + more : pair + " " + more + " | " + first);
      more = grammar.add((needed ? "\",\" ws " + pair : "(\",\" ws " + pair + ")?") + " " + more);
    }
    return grammar.add("\"{\" " + first + " \"}\"");
  }

  private String array(Map<String, JsonValue> schema) throws UnsayableException {
    List<JsonValue> leading =
        schema.get("prefixItems") instanceof JsonArray items ? items.items() : List.of();
    int least = count(schema, "minItems", 0);
    int most = count(schema, "maxItems", grammar.listBound(least));
    StringBuilder body = new StringBuilder("\"[\"");
    for (int i = 0; i < Math.min(leading.size(), most); i++) {
      body.append(i == 0 ? " " : " \",\" ws ").append(rule(leading.get(i)));
    }
    JsonValue items = schema.get("items");
    boolean hasRest =
        most > leading.size()
            && !new JsonBoolean(false).equals(items)
            && (leading.isEmpty() || items != null || least > leading.size());
    if (hasRest) {
      String item = items == null ? "value" : rule(items);
      int moreLeast = Math.max(0, least - leading.size());
      int moreMost = most == Grammar.NO_BOUND ? most : most - leading.size();
      String next = "(\",\" ws " + item + ")";
      if (!leading.isEmpty()) {
        body.append(' ').append(grammar.times(next, moreLeast, moreMost));
      } else {
        String all =
            item
                + " "
                + grammar.times(
                    next,
                    Math.max(0, moreLeast - 1),
                    moreMost == Grammar.NO_BOUND ? moreMost : moreMost - 1);
        body.append(moreLeast == 0 ? " (" + all + ")?" : " " + all);
      }
    }
    return grammar.add(body + " \"]\"");
  }

  private String string(Map<String, JsonValue> schema) throws UnsayableException {
    List<String> patterns = texts(schema.get("pattern"));
    if (!patterns.isEmpty()) {
      try {
        return quoted(patterned(patterns, schema));
      } catch (UnsayableException e) {
        return lengthy(schema); // The check of the answer sees to the pattern.
      }
    } else if (schema.get("format") instanceof JsonString format
        && FORMATS.contains(format.value())) {
      return quoted(format.value().equals("date-time") ? "date \"T\" time" : format.value());
    }
    return lengthy(schema);
  }

  private String lengthy(Map<String, JsonValue> schema) {
    return hasAny(schema, "minLength", "maxLength")
        ? quoted(
            grammar.times(
                "char",
                count(schema, "minLength", 0),
                count(schema, "maxLength", Grammar.NO_BOUND)))
        : "string";
  }

  private String quoted(String inner) {
    return grammar.add("\"\\\"\" (" + inner + ") \"\\\"\"");
  }

  /**
   * A text of patterns. Those that ask for one class of characters, and that there be more than
   * white space, are kept all, with the lengths; of others the first one that can be said.
   */
  private String patterned(List<String> patterns, Map<String, JsonValue> schema)
      throws UnsayableException {
    PatternGrammar.Run run =
        PatternGrammar.Run.any()
            .between(count(schema, "minLength", 0), count(schema, "maxLength", Grammar.NO_BOUND));
    boolean blank = true;
    for (String pattern : patterns) {
      try {
        PatternGrammar.Run own = PatternGrammar.run(pattern);
        if (pattern.equals("\\S")) {
          blank = false;
        } else if (own == null) {
          return new PatternGrammar(pattern, grammar, true).within();
        } else {
          run = run.and(own);
        }
      } catch (UnsayableException e) {
        // The check of the answer sees to it.
      }
    }
    return PatternGrammar.rule(run, blank, grammar);
  }

  /** Numbers between bounds: whole ones, and for others whole ones with a fraction between them. */
  private String bounded(Map<String, JsonValue> schema, boolean whole) throws UnsayableException {
    BigDecimal low = bound(schema, "minimum", "exclusiveMinimum", true);
    BigDecimal high = bound(schema, "maximum", "exclusiveMaximum", false);
    if (low == null && high == null) {
      return whole ? "integer" : "number";
    }
    boolean openLow = low != null && isExclusive(schema, "exclusiveMinimum", low);
    boolean openHigh = high != null && isExclusive(schema, "exclusiveMaximum", high);
    BigInteger least = low == null ? IntegerRange.LARGEST.negate() : up(low, openLow);
    BigInteger most =
        high == null ? IntegerRange.LARGEST : down(high, openHigh).min(IntegerRange.LARGEST);
    List<String> parts = new ArrayList<>();
    if (least.compareTo(most) <= 0) {
      parts.add(IntegerRange.of(least, most));
    }
    if (!whole) {
      fractions(parts, low, high);
    }
    if (parts.isEmpty()) {
      throw new UnsayableException(
          "the schema asks for a number of which there is none: above "
              + (low == null ? "nothing" : low.toPlainString())
              + " and below "
              + (high == null ? "nothing" : high.toPlainString()));
    }
    return grammar.add(String.join(" | ", parts));
  }

  /** Fractions whose whole part, and the next whole number from zero, are within the bounds. */
  private static void fractions(
      List<String> parts, @Nullable BigDecimal low, @Nullable BigDecimal high) {
    String fraction = " \".\" [0-9]{0,14} [1-9]";
    BigInteger top =
        high == null
            ? IntegerRange.LARGEST
            : high.setScale(0, RoundingMode.FLOOR).toBigInteger().subtract(BigInteger.ONE);
    BigInteger bottom =
        low == null || low.signum() < 0
            ? BigInteger.ZERO
            : low.setScale(0, RoundingMode.CEILING).toBigInteger();
    if (bottom.compareTo(top) <= 0) {
      parts.add(IntegerRange.of(bottom, top) + fraction);
    }
    BigInteger deepest =
        low == null
            ? IntegerRange.LARGEST
            : low.negate().setScale(0, RoundingMode.FLOOR).toBigInteger().subtract(BigInteger.ONE);
    BigInteger shallow =
        high == null || high.signum() > 0
            ? BigInteger.ZERO
            : high.negate().setScale(0, RoundingMode.CEILING).toBigInteger();
    if (shallow.compareTo(deepest) <= 0) {
      parts.add("\"-\" " + IntegerRange.of(shallow, deepest) + fraction);
    }
    if (parts.isEmpty()) { // Less than 1 lies between the bounds; the check sees to the rest.
      boolean negative = high != null && high.signum() <= 0;
      BigDecimal nearest = low == null ? BigDecimal.ZERO : low;
      if (high != null && negative) {
        nearest = high.negate();
      }
      BigInteger part = nearest.setScale(0, RoundingMode.FLOOR).toBigInteger();
      parts.add((negative ? "\"-\" " : "") + "\"" + part + "\"" + fraction);
    }
  }

  private static @Nullable BigDecimal bound(
      Map<String, JsonValue> schema, String including, String excluding, boolean lower) {
    BigDecimal one = schema.get(including) instanceof JsonNumber n ? decimal(n) : null;
    BigDecimal other = schema.get(excluding) instanceof JsonNumber n ? decimal(n) : null;
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return lower ? one.max(other) : one.min(other);
  }

  private static boolean isExclusive(
      Map<String, JsonValue> schema, String keyword, BigDecimal bound) {
    return schema.get(keyword) instanceof JsonNumber n && decimal(n).compareTo(bound) == 0;
  }

  private static BigInteger up(BigDecimal bound, boolean open) {
    BigInteger whole = bound.setScale(0, RoundingMode.CEILING).toBigInteger();
    boolean next = open && bound.compareTo(new BigDecimal(whole)) == 0;
    return next ? whole.add(BigInteger.ONE) : whole;
  }

  private static BigInteger down(BigDecimal bound, boolean open) {
    return up(bound.negate(), open).negate();
  }

  private static int count(Map<String, JsonValue> schema, String keyword, int otherwise) {
    return schema.get(keyword) instanceof JsonNumber n
        ? decimal(n).min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue()
        : otherwise;
  }

  /** A bound; of one that is far from all numbers of a grammar, one as far as need be. */
  private static BigDecimal decimal(JsonNumber number) {
    BigDecimal exact = new BigDecimal(number.text());
    long digits = (long) exact.precision() - exact.scale();
    BigDecimal sign = BigDecimal.valueOf(exact.signum());
    // Else the zeros that an exponent stands for would be written out.
    return digits > FARTHEST
        ? sign.scaleByPowerOfTen(FARTHEST)
        : digits < -FARTHEST ? sign.scaleByPowerOfTen(-FARTHEST) : exact;
  }

  private static JsonValue value(Map<String, JsonValue> schema, String keyword) {
    JsonValue value = schema.get(keyword);
    return value == null ? new JsonObject(Map.of()) : value;
  }

  private static String text(JsonValue value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }
}

package dev.retort.structured;

import dev.retort.descriptor.Suggest;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one schema. One thread, once. */
final class SchemaReader {
  /** Keywords that say nothing about which values fit. */
  private static final Set<String> REMARKS =
      Set.of(
          "$schema",
          "$comment",
          "title",
          "description",
          "default",
          "examples",
          "example",
          "deprecated",
          "readOnly",
          "writeOnly",
          "format",
          "contentEncoding",
          "contentMediaType",
          "contentSchema",
          "discriminator",
          "propertyOrdering");

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("unevaluatedProperties", "say \"additionalProperties\" in each part instead"),
          Map.entry("unevaluatedItems", "say \"items\" in each part instead"),
          Map.entry("$dynamicRef", "use \"$ref\" instead"),
          Map.entry("$dynamicAnchor", "use \"$anchor\" instead"),
          Map.entry("$recursiveRef", "use \"$ref\" instead"),
          Map.entry("$recursiveAnchor", "use \"$anchor\" instead"),
          Map.entry("$vocabulary", "leave it out"),
          Map.entry("additionalItems", "use \"prefixItems\" with \"items\" instead"),
          Map.entry("dependencies", "use \"dependentRequired\" or \"dependentSchemas\" instead"),
          Map.entry("nullable", "add \"null\" to \"type\" instead"),
          Map.entry("id", "use \"$id\" instead"));

  private static final List<String> DIALECTS =
      List.of(
          "https://json-schema.org/draft/2020-12/schema",
          "https://json-schema.org/draft/2019-09/schema",
          "http://json-schema.org/draft-07/schema",
          "http://json-schema.org/draft-06/schema");

  private final JsonValue schema;
  private final List<Finding> problems = new ArrayList<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, String> anchors = new HashMap<>();
  private final Deque<Link> links = new ArrayDeque<>();
  private String id = "";

  /** A reference whose target is found when all is read. */
  private record Link(Place at, String target, List<Rule> rules, Node from) {}

  SchemaReader(JsonValue schema) {
    this.schema = schema;
  }

  CompiledSchema read() {
    if (schema instanceof JsonObject object
        && object.fields().get("$id") instanceof JsonString own) {
      id =
          own.value().endsWith("#")
              ? own.value().substring(0, own.value().length() - 1)
              : own.value();
    }
    Node root = node(schema, Place.ROOT);
    while (!links.isEmpty()) {
      link(links.remove());
    }
    if (problems.isEmpty()) {
      refuseLoops();
    }
    if (!problems.isEmpty()) {
      throw new InvalidSchemaException(problems);
    }
    return new CompiledSchema(root);
  }

  private Node node(JsonValue value, Place at) {
    String pointer = at.pointer();
    Node known = nodes.get(pointer);
    if (known != null) {
      return known;
    }
    Node node = new Node(pointer);
    nodes.put(pointer, node);
    if (value instanceof JsonBoolean all) {
      node.rules(all.value() ? List.of() : List.of(new ValueRules.Nothing()));
    } else if (value instanceof JsonObject object) {
      List<Rule> rules = new ArrayList<>();
      new Keywords(object.fields(), at, rules, node).read();
      node.rules(rules);
    } else {
      problem(at, "a schema is an object, true or false, not " + Shown.of(value));
    }
    return node;
  }

  private void problem(Place at, String message) {
    problems.add(new Finding(at.pointer(), message));
  }

  /** Finds the target of a reference. */
  private void link(Link link) {
    String target = link.target();
    int hash = target.indexOf('#');
    String document = hash < 0 ? target : target.substring(0, hash);
    String fragment = hash < 0 ? "" : decoded(target.substring(hash + 1));
    if (!document.isEmpty() && (id.isEmpty() || !document.equals(id))) {
      problem(
          link.at(),
          "the reference "
              + Shown.of(target)
              + " leads out of the schema; put its target under \"$defs\" and refer to it as"
              + " \"#/$defs/...\"");
      return;
    }
    String pointer =
        fragment.isEmpty() || fragment.startsWith("/") ? fragment : anchors.get(fragment);
    Node node = pointer == null ? null : target(pointer);
    if (node == null) {
      problem(link.at(), "the reference " + Shown.of(target) + " leads nowhere" + near(target));
      return;
    }
    link.rules().add(new BranchRules.Ref(node));
    link.from().rules(link.rules());
  }

  private String near(String target) {
    List<String> known = new ArrayList<>();
    nodes.keySet().forEach(pointer -> known.add("#" + pointer));
    anchors.keySet().forEach(name -> known.add("#" + name));
    return Suggest.nearest(target, known)
        .map(each -> "; did you mean " + Shown.of(each) + "?")
        .orElse("");
  }

  private @Nullable Node target(String pointer) {
    Node known = nodes.get(pointer);
    if (known != null) {
      return known;
    }
    JsonValue value = schema;
    Place at = Place.ROOT;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      JsonValue next = null;
      if (value instanceof JsonObject object) {
        next = object.fields().get(name);
      } else if (value instanceof JsonArray array && name.matches("0|[1-9][0-9]{0,8}")) {
        int index = Integer.parseInt(name);
        next = index < array.items().size() ? array.items().get(index) : null;
      }
      if (next == null) {
        return null;
      }
      value = next;
      at = at.of(name);
    }
    return node(value, at);
  }

  private static String decoded(String fragment) {
    try {
      return java.net.URLDecoder.decode(
          fragment.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return fragment;
    }
  }

  /** A schema that names itself for the same value would be checked without end. */
  private void refuseLoops() {
    Set<Node> done = new HashSet<>();
    for (Node node : nodes.values()) {
      Node loop = loop(node, done, new LinkedHashSet<>());
      if (loop != null) {
        problems.add(
            new Finding(
                loop.pointer(),
                "the schema refers to itself for the same value, and so would be checked without"
                    + " end; refer from a property or an item"));
        return;
      }
    }
  }

  private static @Nullable Node loop(Node node, Set<Node> done, Set<Node> path) {
    if (done.contains(node)) {
      return null;
    }
    if (!path.add(node)) {
      return node;
    }
    for (Rule rule : node.rules()) {
      for (Node next : rule.inPlace()) {
        Node found = loop(next, done, path);
        if (found != null) {
          return found;
        }
      }
    }
    path.remove(node);
    done.add(node);
    return null;
  }

  /** The keywords of one schema. */
  private final class Keywords {
    private final Map<String, JsonValue> fields;
    private final Place at;
    private final List<Rule> rules;
    private final Node node;

    Keywords(Map<String, JsonValue> fields, Place at, List<Rule> rules, Node node) {
      this.fields = fields;
      this.at = at;
      this.rules = rules;
      this.node = node;
    }

    void read() {
      fields.forEach(this::keyword);
      properties();
      items();
      contains();
      condition();
    }

    private void keyword(String name, JsonValue value) {
      Place place = at.of(name);
      switch (name) {
        case "type" -> type(value, place);
        case "enum" -> values(value, place);
        case "const" -> rules.add(new ValueRules.OneOf(Set.of(SameJson.of(value)), List.of(value)));
        case "minimum" -> bound(value, place, false, false);
        case "maximum" -> bound(value, place, true, false);
        case "exclusiveMinimum" -> bound(value, place, false, true);
        case "exclusiveMaximum" -> bound(value, place, true, true);
        case "multipleOf" -> multipleOf(value, place);
        case "minLength" -> count(value, place, limit -> new ValueRules.Length(limit, false));
        case "maxLength" -> count(value, place, limit -> new ValueRules.Length(limit, true));
        case "pattern" -> pattern(value, place);
        case "minItems" -> count(value, place, limit -> new ArrayRules.Size(limit, false));
        case "maxItems" -> count(value, place, limit -> new ArrayRules.Size(limit, true));
        case "uniqueItems" -> unique(value, place);
        case "minProperties" -> count(value, place, limit -> new ObjectRules.Size(limit, false));
        case "maxProperties" -> count(value, place, limit -> new ObjectRules.Size(limit, true));
        case "required" -> rules.add(new ObjectRules.Required(texts(value, place)));
        case "dependentRequired" ->
            object(value, place)
                .forEach(
                    (key, names) ->
                        rules.add(new ObjectRules.RequiredWith(key, texts(names, place.of(key)))));
        case "dependentSchemas" ->
            schemas(value, place)
                .forEach((key, each) -> rules.add(new ObjectRules.FitsWith(key, each)));
        case "propertyNames" -> rules.add(new ObjectRules.Names(node(value, place)));
        case "allOf" -> rules.add(new BranchRules.All(list(value, place)));
        case "anyOf" -> rules.add(new BranchRules.Some(list(value, place), false));
        case "oneOf" -> rules.add(new BranchRules.Some(list(value, place), true));
        case "not" -> rules.add(new BranchRules.Not(node(value, place)));
        case "$ref" -> links.add(new Link(place, text(value, place), rules, node));
        case "$defs", "definitions" -> schemas(value, place);
        case "$anchor" -> anchors.put(text(value, place), at.pointer());
        case "$id" -> id(value, place);
        case "$schema" -> dialect(value, place);
        case "properties",
            "patternProperties",
            "additionalProperties",
            "items",
            "prefixItems",
            "contains",
            "minContains",
            "maxContains",
            "if",
            "then",
            "else" -> {
          // Read together with those they depend on.
        }
        default -> remark(name, place);
      }
    }

    private void remark(String name, Place place) {
      if (REMARKS.contains(name) || name.startsWith("x-")) {
        return;
      }
      String instead = INSTEAD.get(name);
      if (instead != null) {
        problem(place, "the keyword " + Shown.of(name) + " is not supported; " + instead);
        return;
      }
      String near =
          Suggest.nearest(name, KEYWORDS)
              .map(each -> "; did you mean " + Shown.of(each) + "?")
              .orElse("");
      problem(place, "the keyword " + Shown.of(name) + " is unknown" + near);
    }

    private void type(JsonValue value, Place place) {
      EnumSet<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
      List<JsonValue> names = value instanceof JsonArray array ? array.items() : List.of(value);
      if (names.isEmpty()) {
        problem(place, "names no type");
        return;
      }
      for (JsonValue name : names) {
        JsonKind kind = kind(name);
        if (kind == null) {
          List<String> all = Arrays.stream(JsonKind.values()).map(JsonKind::wireName).toList();
          problem(
              place,
              Shown.of(name)
                  + " is no type"
                  + (name instanceof JsonString text
                          ? Suggest.nearest(text.value(), all)
                          : java.util.Optional.<String>empty())
                      .map(each -> "; did you mean " + Shown.of(each) + "?")
                      .orElse("; types are " + String.join(", ", all)));
          return;
        }
        kinds.add(kind);
      }
      rules.add(ValueRules.Type.of(kinds));
    }

    private static @Nullable JsonKind kind(JsonValue name) {
      for (JsonKind each : JsonKind.values()) {
        if (name instanceof JsonString text && text.value().equals(each.wireName())) {
          return each;
        }
      }
      return null;
    }

    private void values(JsonValue value, Place place) {
      if (!(value instanceof JsonArray array)) {
        problem(place, "must be an array, not " + Shown.of(value));
        return;
      } else if (array.items().isEmpty()) {
        rules.add(new ValueRules.Nothing());
        return;
      }
      Set<JsonValue> same = new HashSet<>();
      array.items().forEach(each -> same.add(SameJson.of(each)));
      rules.add(new ValueRules.OneOf(Set.copyOf(same), array.items()));
    }

    private void bound(JsonValue value, Place place, boolean upper, boolean exclusive) {
      if (value instanceof JsonNumber number) {
        rules.add(new ValueRules.Bound(number, number.value(), upper, exclusive));
      } else {
        problem(place, "must be a number, not " + Shown.of(value));
      }
    }

    private void multipleOf(JsonValue value, Place place) {
      BigDecimal step = value instanceof JsonNumber number ? number.value() : BigDecimal.ZERO;
      if (value instanceof JsonNumber number && step.signum() > 0) {
        rules.add(new ValueRules.MultipleOf(number, step));
      } else {
        problem(place, "must be a number above 0, not " + Shown.of(value));
      }
    }

    private void count(JsonValue value, Place place, java.util.function.IntFunction<Rule> rule) {
      Integer limit = count(value, place);
      if (limit != null) {
        rules.add(rule.apply(limit));
      }
    }

    private @Nullable Integer count(JsonValue value, Place place) {
      if (value instanceof JsonNumber number
          && number.value().signum() >= 0
          && JsonKind.isWhole(number.value())) {
        return number.value().min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
      }
      problem(place, "must be a whole number of at least 0, not " + Shown.of(value));
      return null;
    }

    private void unique(JsonValue value, Place place) {
      if (!(value instanceof JsonBoolean bool)) {
        problem(place, "must be true or false, not " + Shown.of(value));
      } else if (bool.value()) {
        rules.add(new ArrayRules.Unique());
      }
    }

    private void pattern(JsonValue value, Place place) {
      EcmaPattern pattern = regex(text(value, place), place);
      if (pattern != null) {
        rules.add(new ValueRules.Matches(pattern));
      }
    }

    private @Nullable EcmaPattern regex(String source, Place place) {
      try {
        return EcmaPattern.of(source);
      } catch (PatternSyntaxException e) {
        problem(place, RegexProblem.of(e));
        return null;
      }
    }

    private void id(JsonValue value, Place place) {
      String own = text(value, place);
      if (!at.pointer().isEmpty() && !own.startsWith("#")) {
        problem(place, "\"$id\" may stand at the top of a schema alone; leave it out");
      }
    }

    private void dialect(JsonValue value, Place place) {
      String named = text(value, place);
      String plain = named.endsWith("#") ? named.substring(0, named.length() - 1) : named;
      if (!named.isEmpty() && !DIALECTS.contains(plain)) {
        problem(
            place,
            "the dialect "
                + Shown.of(named)
                + " is unknown; schemas are read as "
                + Shown.of(DIALECTS.get(0)));
      }
    }

    private void properties() {
      JsonValue known = fields.get("properties");
      JsonValue patterns = fields.get("patternProperties");
      JsonValue others = fields.get("additionalProperties");
      if (known == null && patterns == null && others == null) {
        return;
      }
      Map<String, Node> byName = known == null ? Map.of() : schemas(known, at.of("properties"));
      List<ObjectRules.Named> byPattern = new ArrayList<>();
      if (patterns != null) {
        Place place = at.of("patternProperties");
        schemas(patterns, place)
            .forEach(
                (source, each) -> {
                  EcmaPattern pattern = regex(source, place.of(source));
                  if (pattern != null) {
                    byPattern.add(new ObjectRules.Named(pattern, each));
                  }
                });
      }
      rules.add(
          new ObjectRules.Properties(
              byName,
              byPattern,
              others == null ? null : node(others, at.of("additionalProperties")),
              new JsonBoolean(false).equals(others)));
    }

    private void items() {
      JsonValue first = fields.get("prefixItems");
      JsonValue rest = fields.get("items");
      if (rest instanceof JsonArray) {
        problem(at.of("items"), "must be one schema; use \"prefixItems\" for a list of them");
      } else if (first != null || rest != null) {
        rules.add(
            new ArrayRules.Items(
                first == null ? List.of() : list(first, at.of("prefixItems")),
                rest == null ? null : node(rest, at.of("items"))));
      }
    }

    private void contains() {
      JsonValue contained = fields.get("contains");
      JsonValue least = fields.get("minContains");
      JsonValue most = fields.get("maxContains");
      Integer atLeast = least == null ? Integer.valueOf(1) : count(least, at.of("minContains"));
      Integer atMost = most == null ? null : count(most, at.of("maxContains"));
      if (contained != null && atLeast != null) {
        rules.add(new ArrayRules.Contains(node(contained, at.of("contains")), atLeast, atMost));
      }
    }

    private void condition() {
      Node condition = optional("if");
      Node then = optional("then");
      Node otherwise = optional("else");
      if (condition != null && (then != null || otherwise != null)) {
        rules.add(new BranchRules.If(condition, then, otherwise));
      }
    }

    private @Nullable Node optional(String name) {
      JsonValue value = fields.get(name);
      return value == null ? null : node(value, at.of(name));
    }

    private Map<String, JsonValue> object(JsonValue value, Place place) {
      if (value instanceof JsonObject object) {
        return object.fields();
      }
      problem(place, "must be an object, not " + Shown.of(value));
      return Map.of();
    }

    private Map<String, Node> schemas(JsonValue value, Place place) {
      Map<String, Node> all = new LinkedHashMap<>();
      object(value, place).forEach((name, each) -> all.put(name, node(each, place.of(name))));
      return all;
    }

    private List<Node> list(JsonValue value, Place place) {
      List<Node> all = new ArrayList<>();
      if (value instanceof JsonArray array && !array.items().isEmpty()) {
        for (int i = 0; i < array.items().size(); i++) {
          all.add(node(array.items().get(i), place.of(i)));
        }
      } else {
        problem(
            place,
            "must be an array of at least one schema, "
                + (value instanceof JsonArray ? "and has none" : "not " + Shown.of(value)));
      }
      return List.copyOf(all);
    }

    private List<String> texts(JsonValue value, Place place) {
      Set<String> all = new LinkedHashSet<>();
      if (!(value instanceof JsonArray array)) {
        problem(place, "must be an array of strings, not " + Shown.of(value));
        return List.of();
      }
      for (JsonValue item : array.items()) {
        if (!(item instanceof JsonString text)) {
          problem(place, "must hold strings alone, not " + Shown.of(item));
        } else if (!all.add(text.value())) {
          problem(place, "has " + Shown.of(text) + " twice");
        }
      }
      return List.copyOf(all);
    }

    private String text(JsonValue value, Place place) {
      if (value instanceof JsonString text) {
        return text.value();
      }
      problem(place, "must be a string, not " + Shown.of(value));
      return "";
    }
  }

  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "enum",
          "const",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "uniqueItems",
          "contains",
          "minContains",
          "maxContains",
          "items",
          "prefixItems",
          "minProperties",
          "maxProperties",
          "required",
          "properties",
          "patternProperties",
          "additionalProperties",
          "propertyNames",
          "dependentRequired",
          "dependentSchemas",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "$ref",
          "$defs",
          "$anchor",
          "$id",
          "$schema",
          "title",
          "description",
          "default",
          "examples",
          "format");
}

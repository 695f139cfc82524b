package dev.retort.structured;

import dev.retort.descriptor.Suggest;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What schemas say of objects. */
final class ObjectRules {
  private ObjectRules() {}

  /** A schema for the properties whose names match. */
  record Named(EcmaPattern pattern, Node node) {}

  /** {@code properties}, {@code patternProperties} and {@code additionalProperties}. */
  record Properties(
      Map<String, Node> known, List<Named> patterns, @Nullable Node others, boolean closed)
      implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (!(value instanceof JsonObject object)) {
        return;
      }
      for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
        if (out.isFull()) {
          return;
        }
        property(field.getKey(), field.getValue(), at, out);
      }
    }

    private void property(String name, JsonValue value, Place at, Findings out) {
      Place place = at.of(name);
      Node own = known.get(name);
      boolean found = own != null;
      if (own != null) {
        own.check(value, place, out);
      }
      for (Named each : patterns) {
        if (each.pattern().isIn(name)) {
          found = true;
          each.node().check(value, place, out);
        }
      }
      if (!found && closed) {
        out.add(at, unknown(name, known.keySet()));
      } else if (!found && others != null) {
        others.check(value, place, out);
      }
    }

    private static String unknown(String name, Collection<String> known) {
      String near =
          Suggest.nearest(name, known)
              .map(each -> "; did you mean " + Shown.of(each) + "?")
              .orElse("");
      return "the property "
          + Shown.of(name)
          + " is unknown"
          + (near.isEmpty() && !known.isEmpty() ? "; known are " + names(known) : near);
    }
  }

  /** {@code required}. */
  record Required(List<String> names) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (value instanceof JsonObject object) {
        missing(object, names, at, "", out);
      }
    }
  }

  /** {@code dependentRequired}. */
  record RequiredWith(String name, List<String> names) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (value instanceof JsonObject object && object.fields().containsKey(name)) {
        missing(object, names, at, "; " + Shown.of(name) + " asks for it", out);
      }
    }
  }

  /** {@code dependentSchemas}. */
  record FitsWith(String name, Node node) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (value instanceof JsonObject object && object.fields().containsKey(name)) {
        node.check(value, at, out);
      }
    }

    @Override
    public List<Node> inPlace() {
      return List.of(node);
    }
  }

  /** {@code propertyNames}. */
  record Names(Node node) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (!(value instanceof JsonObject object)) {
        return;
      }
      for (String name : object.fields().keySet()) {
        Findings own = node.findings(new JsonString(name), at);
        for (Finding each : own.toList()) {
          out.add(at, "the name " + Shown.of(name) + " is no good: " + each.message());
        }
      }
    }
  }

  /** {@code minProperties} and {@code maxProperties}. */
  record Size(int limit, boolean upper) implements Rule {
    @Override
    public void check(JsonValue value, Place at, Findings out) {
      if (value instanceof JsonObject object) {
        int size = object.fields().size();
        if (upper ? size > limit : size < limit) {
          out.add(
              at,
              (upper ? "must have at most " : "must have at least ")
                  + Count.of(limit, "property")
                  + ", not "
                  + size);
        }
      }
    }
  }

  private static void missing(
      JsonObject object, List<String> names, Place at, String why, Findings out) {
    for (String name : names) {
      if (!object.fields().containsKey(name)) {
        out.add(at, "the property " + Shown.of(name) + " is missing" + why);
      }
    }
  }

  private static String names(Collection<String> names) {
    List<JsonValue> all = new ArrayList<>();
    names.forEach(name -> all.add(new JsonString(name)));
    return Shown.anyOf(all);
  }
}

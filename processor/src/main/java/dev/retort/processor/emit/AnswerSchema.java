package dev.retort.processor.emit;

import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.Scalar;
import dev.retort.processor.check.Json;
import dev.retort.processor.model.Answer;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of an answer: in full, or in the subset that all providers enforce,
 * where constraints stand in descriptions.
 */
final class AnswerSchema {
  private final boolean strict;

  private AnswerSchema(boolean strict) {
    this.strict = strict;
  }

  /** With every constraint. */
  static Map<String, @Nullable Object> full(Answer answer) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", answer.ref().nested());
    schema.putAll(new AnswerSchema(false).described(answer.shape(), ""));
    return schema;
  }

  /** Every object closed, every property required, no constraints. */
  static Map<String, @Nullable Object> strict(Answer answer) {
    return new AnswerSchema(true).described(answer.shape(), "");
  }

  /** A type with what is said of it, the description first. */
  private Map<String, @Nullable Object> described(TypeModel type, String text) {
    List<String> notes = new ArrayList<>();
    Map<String, @Nullable Object> schema = type(type, notes);
    String all = sentence(text.isEmpty() ? ownText(type) : text, notes);
    Map<String, @Nullable Object> described = new LinkedHashMap<>();
    if (!all.isEmpty()) {
      described.put("description", all);
    }
    described.putAll(schema);
    return described;
  }

  private static String ownText(TypeModel type) {
    if (type instanceof TypeModel.RecordOf t) {
      return t.text();
    } else if (type instanceof TypeModel.OneOf t) {
      return t.text();
    }
    return type instanceof TypeModel.OptionalOf t ? ownText(t.value()) : "";
  }

  private static String sentence(String text, List<String> notes) {
    String all = String.join("; ", notes);
    if (text.isEmpty() || all.isEmpty()) {
      return text + all;
    }
    return text + " (" + all + ")";
  }

  private Map<String, @Nullable Object> property(Param component) {
    Map<String, @Nullable Object> schema = described(component.type(), component.description());
    return isNullable(component) ? orNull(schema) : schema;
  }

  private static boolean isNullable(Param component) {
    return component.nullable() || component.type() instanceof TypeModel.OptionalOf;
  }

  /** A scalar takes null as a further type, all else as an alternative. */
  private static Map<String, @Nullable Object> orNull(Map<String, @Nullable Object> schema) {
    Map<String, @Nullable Object> either = new LinkedHashMap<>(schema);
    Object type = schema.get("type");
    if (schema.get("enum") instanceof List<?> constants) {
      List<@Nullable Object> all = new ArrayList<>(constants);
      all.add(null);
      either.put("type", List.of("string", "null"));
      either.put("enum", all);
    } else if (type != null && !type.equals("object") && !type.equals("array")) {
      either.put("type", List.of(type, "null"));
    } else if (type != null || schema.containsKey("oneOf") || schema.containsKey("anyOf")) {
      Map<String, @Nullable Object> value = new LinkedHashMap<>(schema);
      Object text = value.remove("description");
      List<Object> alternatives = new ArrayList<>();
      alternatives.add(value);
      alternatives.add(Map.of("type", "null"));
      either.clear();
      if (text != null) {
        either.put("description", text);
      }
      either.put("anyOf", alternatives);
    }
    return either; // An open value may be null as it is.
  }

  private Map<String, @Nullable Object> type(TypeModel type, List<String> notes) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    if (type instanceof TypeModel.OptionalOf t) {
      return type(t.value(), notes);
    } else if (type instanceof TypeModel.ScalarOf t) {
      scalar(t.scalar(), schema, notes);
      limit(schema, t.constraints(), "Length", notes);
    } else if (type instanceof TypeModel.EnumOf t) {
      schema.put("type", "string");
      schema.put("enum", t.constants().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList());
    } else if (type instanceof TypeModel.ItemsOf t) {
      schema.put("type", "array");
      schema.put("items", described(t.item(), ""));
      if (t.set() && strict) {
        notes.add("no item twice");
      } else if (t.set()) {
        schema.put("uniqueItems", true);
      }
      limit(schema, t.constraints(), "Items", notes);
    } else if (type instanceof TypeModel.MapOf t) {
      schema.put("type", "object");
      schema.put("additionalProperties", described(t.value(), ""));
      limit(schema, t.constraints(), "Properties", notes);
    } else if (type instanceof TypeModel.RecordOf t) {
      object(schema, t, null);
    } else if (type instanceof TypeModel.OneOf t) {
      schema.put(strict ? "anyOf" : "oneOf", t.variants().stream().map(this::variant).toList());
    }
    return schema;
  }

  private Map<String, @Nullable Object> variant(TypeModel.Variant variant) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    if (!variant.shape().text().isEmpty()) {
      schema.put("description", variant.shape().text());
    }
    object(schema, variant.shape(), variant.name());
    return schema;
  }

  /**
   * Makes a schema one of a record.
   *
   * @param name what tells the record from others; null where there are no others
   */
  private void object(
      Map<String, @Nullable Object> schema, TypeModel.RecordOf shape, @Nullable String name) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    if (name != null) {
      Map<String, @Nullable Object> constant = new LinkedHashMap<>();
      constant.put("type", "string");
      constant.put("const", name);
      properties.put(TypeModel.OneOf.PROPERTY, constant);
      required.add(TypeModel.OneOf.PROPERTY);
    }
    for (Param component : shape.components()) {
      properties.put(component.name(), property(component));
      if (strict || !isNullable(component)) {
        required.add(component.name());
      }
    }
    schema.put("type", "object");
    schema.put("properties", properties);
    if (strict || !required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
  }

  private void scalar(Scalar scalar, Map<String, @Nullable Object> schema, List<String> notes) {
    switch (scalar) {
      case BOOLEAN -> schema.put("type", "boolean");
      case BYTE -> range(schema, Byte.MIN_VALUE, Byte.MAX_VALUE, notes);
      case SHORT -> range(schema, Short.MIN_VALUE, Short.MAX_VALUE, notes);
      case INT, LONG -> schema.put("type", "integer");
      case FLOAT, DOUBLE, DECIMAL -> schema.put("type", "number");
      case DURATION -> {
        schema.put("type", "number");
        notes.add("in seconds");
      }
      case CHAR -> {
        schema.put("type", "string");
        if (strict) {
          notes.add("one character");
        } else {
          schema.put("minLength", Json.Num.of(1));
          schema.put("maxLength", Json.Num.of(1));
        }
      }
      case URI -> {
        schema.put("type", "string");
        if (strict) {
          notes.add("a URI");
        } else {
          schema.put("format", "uri-reference");
        }
      }
      case STRING, PATH, SECRET -> schema.put("type", "string");
      case JSON -> {}
    }
  }

  private void range(Map<String, @Nullable Object> schema, long min, long max, List<String> notes) {
    if (strict) {
      schema.put("type", "integer");
      notes.add("from " + min + " to " + max);
    } else {
      SchemaLimits.range(schema, min, max);
    }
  }

  private void limit(
      Map<String, @Nullable Object> schema,
      List<Constraint> constraints,
      String unit,
      List<String> notes) {
    if (strict) {
      constraints.forEach(constraint -> notes.add(constraint.rule()));
    } else {
      SchemaLimits.add(schema, constraints, unit);
    }
  }
}

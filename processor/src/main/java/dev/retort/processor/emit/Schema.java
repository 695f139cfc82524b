package dev.retort.processor.emit;

import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.check.DefaultValue;
import dev.retort.processor.check.Json;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of the config of a declared class. */
final class Schema {
  /** A number with a unit, or ISO-8601, whose own rules are left to the runtime. */
  private static final String DURATION = "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h)|[-+]?[Pp].+)$";

  private final Declaration declaration;

  Schema(Declaration declaration) {
    this.declaration = declaration;
  }

  String text() {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", declaration.ref().nested());
    if (!declaration.level().text().isEmpty()) {
      schema.put("description", declaration.level().text());
    }
    Map<String, @Nullable Object> properties = object(schema, declaration.attributes());
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("enum", typeInfos());
    properties.put("type_info", info);
    properties.put("runtime_parameters_info", Map.of("type", "array"));
    return Json.pretty(schema);
  }

  private List<Object> typeInfos() {
    List<TypeInfo> names = new ArrayList<>();
    names.add(declaration.typeInfo());
    names.addAll(declaration.aliases());
    List<Object> all = new ArrayList<>();
    for (TypeInfo name : names) {
      Map<String, @Nullable Object> info = new LinkedHashMap<>();
      info.put("module", name.module());
      info.put("name", name.name());
      all.add(info);
    }
    return all;
  }

  /** Makes a schema one of an object with these properties and no others. */
  private Map<String, @Nullable Object> object(
      Map<String, @Nullable Object> schema, List<Param> params) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    List<Object> oneOf = new ArrayList<>();
    for (Param param : params) {
      properties.put(param.name(), property(param));
      for (String alias : param.aliases()) {
        Map<String, @Nullable Object> other = property(param);
        other.put("deprecated", true);
        properties.put(alias, other);
      }
      if (!param.optional() && param.aliases().isEmpty()) {
        required.add(param.name());
      } else if (!param.optional()) {
        oneOf.add(anyName(param));
      }
    }
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (!oneOf.isEmpty()) {
      schema.put("allOf", oneOf);
    }
    schema.put("additionalProperties", false);
    return properties;
  }

  private static Object anyName(Param param) {
    List<Object> names = new ArrayList<>();
    names.add(Map.of("required", List.of(param.name())));
    param.aliases().forEach(alias -> names.add(Map.of("required", List.of(alias))));
    return Map.of("oneOf", names);
  }

  private Map<String, @Nullable Object> property(Param param) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    if (!param.description().isEmpty()) {
      schema.put("description", param.description());
    }
    Map<String, @Nullable Object> type = type(param.type());
    if (takesOne(param)) {
      type.put("type", List.of("array", "string"));
    }
    boolean nullable = param.nullable() || param.type() instanceof TypeModel.OptionalOf;
    schema.putAll(nullable ? orNull(type) : type);
    String text = param.defaultValue();
    if (text != null) {
      schema.put("default", DefaultValue.json(param.type(), text));
    }
    return schema;
  }

  /** Whether one text may stand for a list of one, as the runtime reads it: columns and paths. */
  private static boolean takesOne(Param param) {
    return (param.name().equals("columns") || param.name().equals("path"))
        && param.type() instanceof TypeModel.ItemsOf items
        && !items.set()
        && items.item() instanceof TypeModel.ScalarOf item
        && (item.scalar() == Scalar.STRING || item.scalar() == Scalar.PATH);
  }

  private static Map<String, @Nullable Object> orNull(Map<String, @Nullable Object> type) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>(type);
    if (type.isEmpty()) {
      return schema;
    } else if (type.get("enum") instanceof List<?> constants) {
      List<@Nullable Object> all = new ArrayList<>(constants);
      all.add(null);
      schema.put("enum", all);
    } else if (type.get("type") instanceof String one) {
      schema.put("type", List.of(one, "null"));
    } else if (type.get("type") instanceof List<?> some) {
      List<Object> all = new ArrayList<>(some);
      all.add("null");
      schema.put("type", all);
    }
    return schema;
  }

  private Map<String, @Nullable Object> type(TypeModel type) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    if (type instanceof TypeModel.OptionalOf t) {
      return type(t.value());
    } else if (type instanceof TypeModel.ScalarOf t) {
      scalar(t.scalar(), schema);
      SchemaLimits.add(schema, t.constraints(), "Length");
    } else if (type instanceof TypeModel.EnumOf t) {
      schema.put("enum", t.constants().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList());
    } else if (type instanceof TypeModel.ItemsOf t) {
      schema.put("type", "array");
      schema.put("items", type(t.item()));
      if (t.set()) {
        schema.put("uniqueItems", true);
      }
      SchemaLimits.add(schema, t.constraints(), "Items");
    } else if (type instanceof TypeModel.MapOf t) {
      schema.put("type", "object");
      schema.put("additionalProperties", type(t.value()));
      SchemaLimits.add(schema, t.constraints(), "Properties");
    } else if (type instanceof TypeModel.RecordOf t) {
      object(schema, t.components());
    } else if (type instanceof TypeModel.LlmOf) {
      schema.put("type", "object");
      schema.put("required", List.of("type_info"));
    } else if (type instanceof TypeModel.KwargsOf) {
      object(schema, declaration.kwargs());
      // Whatever is not set here may be given with a call.
      schema.remove("required");
      schema.remove("allOf");
    }
    return schema;
  }

  private static void scalar(Scalar scalar, Map<String, @Nullable Object> schema) {
    switch (scalar) {
      case BOOLEAN -> schema.put("type", "boolean");
      case BYTE -> SchemaLimits.range(schema, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> SchemaLimits.range(schema, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT, LONG -> schema.put("type", "integer");
      case FLOAT, DOUBLE, DECIMAL -> schema.put("type", "number");
      case DURATION -> {
        schema.put("type", List.of("number", "string"));
        schema.put("minimum", Json.Num.of(0));
        schema.put("pattern", DURATION);
      }
      case CHAR -> {
        schema.put("type", "string");
        schema.put("minLength", Json.Num.of(1));
        schema.put("maxLength", Json.Num.of(1));
      }
      case STRING, PATH -> schema.put("type", "string");
      case URI -> {
        schema.put("type", "string");
        schema.put("format", "uri-reference");
      }
      case SECRET -> {
        schema.put("type", "object");
        schema.put("properties", Map.of("env", Map.of("type", "string")));
        schema.put("required", List.of("env"));
        schema.put("additionalProperties", false);
      }
      case JSON -> {}
    }
  }
}

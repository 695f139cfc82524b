package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.WireNames;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The code that reads an answer: a method for each record, interface and container in it, however
 * often it is used, and a table for each set of names.
 */
final class StructureCode {
  static final ClassName READER = ClassName.get("dev.retort.structured", "StructureReader");
  private static final ClassName NAMES = ClassName.get("dev.retort.structured", "Names");
  private static final ClassName CONSTANTS = ClassName.get("dev.retort.structured", "Constants");

  /** Bits of a long. */
  private static final int WORD = 64;

  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<MethodSpec> methods = new ArrayList<>();

  /** What was written, by what it reads. */
  private final Map<String, String> written = new HashMap<>();

  private final Set<String> taken = new HashSet<>();

  List<FieldSpec> fields() {
    return fields;
  }

  List<MethodSpec> methods() {
    return methods;
  }

  /** The method that reads a record. */
  String record(TypeModel.RecordOf type) {
    return record(type, null);
  }

  /**
   * The method that reads a record.
   *
   * @param kind what tells it from others; null where there are no others
   */
  private String record(TypeModel.RecordOf type, @Nullable String kind) {
    String what = (kind == null ? "record " : "variant " + kind + " ") + type.java();
    String known = written.get(what);
    return known != null
        ? known
        : newRecord(type, kind, named(what, "read" + type.java().simple()));
  }

  private String newRecord(TypeModel.RecordOf type, @Nullable String kind, String method) {
    List<String> names = new ArrayList<>();
    List<Integer> required = new ArrayList<>();
    List<CodeBlock> cases = new ArrayList<>();
    List<CodeBlock> locals = new ArrayList<>();
    if (kind != null) {
      names.add(TypeModel.OneOf.PROPERTY);
      required.add(0);
      cases.add(CodeBlock.of("json.skip()"));
    }
    for (Param component : type.components()) {
      String local = "v" + locals.size();
      if (!component.nullable() && !(component.type() instanceof TypeModel.OptionalOf)) {
        required.add(names.size());
      }
      names.add(component.name());
      cases.add(CodeBlock.of("$L = $L", local, value(component)));
      locals.add(
          CodeBlock.of("$T $L = $L", JavaTypes.of(component.type()), local, initial(component)));
    }
    String table = table(type.java().simple(), names, required);
    CodeBlock.Builder code = CodeBlock.builder();
    locals.forEach(code::addStatement);
    properties(code, table, cases);
    code.addStatement(
        "return new $T($L)",
        JavaTypes.of(type.java()),
        IntStream.range(0, locals.size())
            .mapToObj(i -> CodeBlock.of("v$L", i))
            .collect(CodeBlock.joining(",$W")));
    method(method, JavaTypes.of(type), code.build());
    return method;
  }

  /** Reads the properties of an object, whatever their order. */
  private static void properties(CodeBlock.Builder code, String table, List<CodeBlock> cases) {
    int words = Math.max(1, (cases.size() + WORD - 1) / WORD);
    for (int w = 0; w < words; w++) {
      code.addStatement("long seen$L = 0", w);
    }
    code.addStatement("int field = json.next($L, -1)", table);
    if (!cases.isEmpty()) {
      code.beginControlFlow("while (field >= 0)");
      for (int w = 0; w < words - 1; w++) {
        code.add(w == 0 ? "if" : " else if");
        code.add(" (field < $L) {\n$>", (w + 1) * WORD);
        code.addStatement("seen$L = json.once($L, field, seen$L)", w, table, w).add("$<}");
      }
      if (words > 1) {
        code.add(" else {\n$>");
      }
      code.addStatement("seen$L = json.once($L, field, seen$L)", words - 1, table, words - 1);
      if (words > 1) {
        code.add("$<}\n");
      }
      code.beginControlFlow("switch (field)");
      for (int i = 0; i < cases.size(); i++) {
        boolean last = i == cases.size() - 1;
        code.addStatement(last ? "default -> $L" : "case $L -> $L", arguments(last, i, cases));
      }
      code.endControlFlow();
      code.addStatement("field = json.next($L, field)", table);
      code.endControlFlow();
    }
    for (int w = 0; w < words; w++) {
      code.addStatement("json.complete($L, $L, seen$L)", table, w, w);
    }
  }

  private static Object[] arguments(boolean last, int index, List<CodeBlock> cases) {
    return last ? new Object[] {cases.get(index)} : new Object[] {index, cases.get(index)};
  }

  private static String initial(Param component) {
    if (component.type() instanceof TypeModel.ScalarOf t && t.primitive()) {
      return t.scalar() == Scalar.BOOLEAN ? "false" : "0";
    }
    return component.type() instanceof TypeModel.OptionalOf
        ? CodeBlock.of("$T.empty()", Optional.class).toString()
        : "null";
  }

  /** Reads the value of a component, which may be null where the component may. */
  private CodeBlock value(Param component) {
    if (component.type() instanceof TypeModel.OptionalOf t) {
      return CodeBlock.of(
          "json.isNull() ? $T.empty() : $T.of($L)",
          Optional.class,
          Optional.class,
          value(t.value()));
    }
    CodeBlock value = value(component.type());
    return component.nullable() ? CodeBlock.of("json.isNull() ? null : $L", value) : value;
  }

  private CodeBlock value(TypeModel type) {
    if (type instanceof TypeModel.ScalarOf t) {
      return CodeBlock.of("json.$L()", reading(t.scalar()));
    } else if (type instanceof TypeModel.EnumOf t) {
      return CodeBlock.of("json.constant($L)", constants(t));
    } else if (type instanceof TypeModel.ItemsOf t) {
      return CodeBlock.of("$L(json)", items(t));
    } else if (type instanceof TypeModel.MapOf t) {
      return CodeBlock.of("$L(json)", map(t));
    } else if (type instanceof TypeModel.RecordOf t) {
      return CodeBlock.of("$L(json)", record(t));
    } else if (type instanceof TypeModel.OneOf t) {
      return CodeBlock.of("$L(json)", oneOf(t));
    }
    throw new IllegalStateException("no answer holds " + type.label());
  }

  private static String reading(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "bool";
      case BYTE -> "byteValue";
      case SHORT -> "shortValue";
      case INT -> "intValue";
      case LONG -> "longValue";
      case FLOAT -> "floatValue";
      case DOUBLE -> "doubleValue";
      case DECIMAL -> "decimal";
      case CHAR -> "charValue";
      case STRING, SECRET -> "string";
      case DURATION -> "duration";
      case URI -> "uri";
      case PATH -> "path";
      case JSON -> "json";
    };
  }

  private String constants(TypeModel.EnumOf type) {
    String what = "enum " + type.java();
    String known = written.get(what);
    if (known != null) {
      return known;
    }
    String name = named(what, constantName(type.java().simple()) + "_CONSTANTS");
    ClassName java = JavaTypes.of(type.java());
    fields.add(
        constant(
            ParameterizedTypeName.get(CONSTANTS, java),
            name,
            CodeBlock.of("$T.of($T.values())", CONSTANTS, java)));
    return name;
  }

  private String items(TypeModel.ItemsOf type) {
    TypeName java = JavaTypes.of(type);
    String known = written.get(java.toString());
    if (known != null) {
      return known;
    }
    String method = named(java.toString(), type.set() ? "readSet" : "readList");
    CodeBlock item = value(type.item());
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement(
        "$T items = new $T<>()", java, type.set() ? LinkedHashSet.class : ArrayList.class);
    code.beginControlFlow("for (boolean more = json.item(true); more; more = json.item(false))");
    if (type.set()) {
      code.addStatement("json.add(items, $L)", item);
    } else {
      code.addStatement("items.add($L)", item);
    }
    code.endControlFlow();
    code.addStatement(
        "return $T.$L(items)",
        Collections.class,
        type.set() ? "unmodifiableSet" : "unmodifiableList");
    method(method, java, code.build());
    return method;
  }

  private String map(TypeModel.MapOf type) {
    TypeName java = JavaTypes.of(type);
    String known = written.get(java.toString());
    if (known != null) {
      return known;
    }
    String method = named(java.toString(), "readMap");
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock value = value(type.value());
    code.addStatement("$T entries = new $T<>()", java, LinkedHashMap.class);
    code.addStatement("$T key = json.key(true)", String.class);
    code.beginControlFlow("while (key != null)");
    code.addStatement("json.put(entries, key, $L)", value);
    code.addStatement("key = json.key(false)");
    code.endControlFlow();
    code.addStatement("return $T.unmodifiableMap(entries)", Collections.class);
    method(method, java, code.build());
    return method;
  }

  private String oneOf(TypeModel.OneOf type) {
    String what = "one of " + type.java();
    String known = written.get(what);
    if (known != null) {
      return known;
    }
    String method = named(what, "read" + type.java().simple());
    String kinds =
        table(
            type.java().simple() + "Kind",
            type.variants().stream().map(v -> v.name()).toList(),
            List.of());
    String property = written.get("property");
    if (property == null) {
      property = table("kind", List.of(TypeModel.OneOf.PROPERTY), List.of());
      written.put("property", property);
    }
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("return switch (json.kind($L, $L)) {\n$>", property, kinds);
    for (int i = 0; i < type.variants().size(); i++) {
      TypeModel.Variant variant = type.variants().get(i);
      String reader = record(variant.shape(), variant.name());
      if (i < type.variants().size() - 1) {
        code.add("case $L -> $L(json);\n", i, reader);
      } else {
        code.add("default -> $L(json);\n", reader);
      }
    }
    method(method, JavaTypes.of(type), code.add("$<};\n").build());
    return method;
  }

  /** A name for what reads something. */
  private String named(String what, String stem) {
    String name = free(stem);
    written.put(what, name);
    return name;
  }

  /** A name that nothing else has. */
  private String free(String stem) {
    String name = stem;
    for (int i = 2; !taken.add(name); i++) {
      name = stem + i;
    }
    return name;
  }

  private static String constantName(String simple) {
    return WireNames.of(simple).toUpperCase(Locale.ROOT);
  }

  /** Makes a table of names. */
  private String table(String owner, List<String> names, List<Integer> required) {
    String field = free(constantName(owner) + "_NAMES");
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("new long[] {$L}", masks(names.size(), required)));
    names.forEach(name -> arguments.add(CodeBlock.of("$S", name)));
    fields.add(
        constant(NAMES, field, CodeBlock.of("$T.of($L)", NAMES, CodeBlock.join(arguments, ",$W"))));
    return field;
  }

  private static CodeBlock masks(int size, List<Integer> required) {
    long[] words = new long[Math.max(1, (size + WORD - 1) / WORD)];
    required.forEach(index -> words[index / WORD] |= 1L << index);
    return IntStream.range(0, words.length)
        .mapToObj(w -> CodeBlock.of("0x$LL", Long.toHexString(words[w])))
        .collect(CodeBlock.joining(", "));
  }

  private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private void method(String name, TypeName returns, CodeBlock code) {
    methods.add(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(returns)
            .addParameter(READER, "json")
            .addCode(code)
            .build());
  }
}

package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.OfflineRequest;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Operative.Shape;
import dev.retort.processor.model.Param;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** {@code XKwargs}: overrides of the generation kwargs, and the call with them. */
final class KwargsSource extends CompanionSource {
  /** Names that Java forbids for components of records, and what the record declares itself. */
  private static final Set<String> TAKEN =
      Set.of(
          "builder",
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private static final ClassName OFFLINE = ClassName.get("dev.retort.llm", "OfflineKwargs");
  private static final ClassName INPUT = ClassName.get("dev.retort.llm", "Input");
  private static final ClassName OUTPUT = ClassName.get("dev.retort.llm", "GenerateOutput");
  private static final ClassName STAGE = ClassName.get("java.util.concurrent", "CompletionStage");

  private final Operative operative;
  private final Map<Param, String> components = new LinkedHashMap<>();

  KwargsSource(Declaration declaration, Operative operative) {
    super(declaration);
    this.operative = operative;
    for (Param kwarg : declaration.kwargs()) {
      components.put(kwarg, safe(kwarg.javaName(), components));
    }
    suppress("NullAway");
  }

  /** A name that a component or a builder's method may have. */
  static String safe(String name, Map<Param, String> others) {
    String safe = TAKEN.contains(name) ? name + "_" : name;
    while (others.containsValue(safe)) {
      safe += "_";
    }
    return safe;
  }

  @Override
  ClassRef name() {
    return declaration.ref().companion("Kwargs");
  }

  @Override
  TypeSpec.Builder content() {
    MethodSpec.Builder header = MethodSpec.constructorBuilder();
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add(
                "Overrides of the generation kwargs of {@link $T}; null means not set here.",
                subject);
    String before = "\n\n";
    for (Map.Entry<Param, String> each : components.entrySet()) {
      Param kwarg = each.getKey();
      header.addParameter(JavaTypes.nullable(JavaTypes.kwarg(kwarg)), each.getValue());
      if (!kwarg.description().isEmpty()) {
        doc.add("$L@param $L $L", before, each.getValue(), Text.javadoc(kwarg.description()));
        before = "\n";
      }
    }
    ClassName builder = kwargsBuilder(declaration);
    TypeSpec.Builder type = TypeSpec.recordBuilder(self());
    type.addJavadoc(doc.build())
        .addModifiers(Modifier.PUBLIC)
        .recordConstructor(header.build())
        .addSuperinterface(
            ParameterizedTypeName.get(JavaTypes.of(operative.shape().kwargs()), subject))
        .addMethod(
            MethodSpec.methodBuilder("builder")
                .addJavadoc("Starts with nothing set.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder)
                .addStatement("return new $T()", builder)
                .build())
        .addMethod(getter())
        .addMethod(call());
    OfflineRequest offline = declaration.offlineRequest();
    if (offline != null) {
      type.addSuperinterface(ParameterizedTypeName.get(OFFLINE, subject));
      type.addMethod(requestsPerInput(offline));
      type.addMethod(request(offline));
    }
    return type.addType(builder(builder));
  }

  private MethodSpec requestsPerInput(OfflineRequest offline) {
    String count = free("numGenerations");
    return FieldsSource.override("requestsPerInput")
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.INT)
        .addParameter(TypeName.INT, count)
        .addStatement("return $L", offline.nativeN() ? "1" : count)
        .build();
  }

  private MethodSpec request(OfflineRequest offline) {
    String llm = free("llm");
    String input = free("input");
    String count = free("numGenerations");
    MethodSpec.Builder method =
        FieldsSource.override("request")
            .addModifiers(Modifier.PUBLIC)
            .returns(String.class)
            .addParameter(subject, llm)
            .addParameter(INPUT, input)
            .addParameter(TypeName.INT, count);
    if (offline.checked()) {
      method.addException(Exception.class);
    }
    ClassRef owner = offline.owner();
    boolean near = offline.isPublic() || owner.pkg().equals(declaration.ref().pkg());
    CodeBlock call =
        near
            ? CodeBlock.of(
                "$L.offlineBatchRequest($L)",
                llm,
                arguments(input, offline.nativeN() ? count : null))
            : throughOwner(owner, offline.ownerKwargs(), "request", llm, input, count);
    return method.addStatement("return $L", call).build();
  }

  private MethodSpec getter() {
    String index = free("index");
    CodeBlock.Builder code = CodeBlock.builder();
    if (components.isEmpty()) {
      code.add(FieldsSource.outside(index));
    } else {
      code.add("return switch ($L) {\n$>", index);
      int i = 0;
      for (String component : components.values()) {
        code.add("case $L -> $L;\n", i++, component);
      }
      code.add("default -> $L$<};\n", FieldsSource.outside(index));
    }
    return FieldsSource.override("get")
        .addModifiers(Modifier.PUBLIC)
        .returns(JavaTypes.NULLABLE_OBJECT)
        .addParameter(int.class, index)
        .addCode(code.build())
        .build();
  }

  private MethodSpec call() {
    boolean sync = operative.shape() == Shape.SYNC;
    String llm = free("llm");
    String input = free(sync ? "inputs" : "input");
    String count = free("numGenerations");
    TypeName one = sync ? ParameterizedTypeName.get(ClassName.get(List.class), INPUT) : INPUT;
    MethodSpec.Builder method =
        FieldsSource.override("call")
            .addModifiers(Modifier.PUBLIC)
            .returns(answer(operative.shape()))
            .addParameter(subject, llm)
            .addParameter(one, input)
            .addParameter(TypeName.INT, count);
    if (operative.checked()) {
      method.addException(Exception.class);
    }
    if (operative.equals(Operative.NONE)) { // The runtime refuses before it calls.
      return method.addStatement("throw new $T()", UnsupportedOperationException.class).build();
    }
    return method.addStatement("return $L", invocation(llm, input, count)).build();
  }

  static TypeName answer(Shape shape) {
    return switch (shape) {
      case SYNC -> ParameterizedTypeName.get(ClassName.get(List.class), OUTPUT);
      case ASYNC -> ParameterizedTypeName.get(STAGE, OUTPUT);
      case BLOCKING -> OUTPUT;
    };
  }

  private String free(String name) {
    String free = name;
    while (components.containsValue(free)) {
      free += "_";
    }
    return free;
  }

  /** The call of the operative method, by way of its owner where it is out of reach. */
  private CodeBlock invocation(String llm, String input, String count) {
    ClassRef owner = operative.owner();
    boolean near = operative.isPublic() || owner.pkg().equals(declaration.ref().pkg());
    if (!near && owner().isPresent()) {
      return throughOwner(owner, declaration.ownerKwargs(), "call", llm, input, count);
    }
    CodeBlock all = arguments(input, operative.nativeN() ? count : null);
    return near
        ? CodeBlock.of("$L.$L($L)", llm, operative.method(), all)
        : CodeBlock.of(
            "$T.call($L, $L)", JavaTypes.of(owner.companion(Level.Kind.BASE.suffix())), llm, all);
  }

  /** The call of the same method of the owner's kwargs. */
  private CodeBlock throughOwner(
      ClassRef owner, List<Param> owners, String method, String llm, String input, String count) {
    return CodeBlock.of(
        "new $T($L).$L($L, $L, $L)",
        JavaTypes.of(owner.companion("Kwargs")),
        CodeBlock.join(asComponents(owners), ",$W"),
        method,
        llm,
        input,
        count);
  }

  /**
   * What a method of the LLM takes: the input, the number of generations if it does, the kwargs.
   */
  private CodeBlock arguments(String input, @Nullable String count) {
    List<CodeBlock> values = new ArrayList<>();
    components.forEach((kwarg, name) -> values.add(value(kwarg, name)));
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$L", input));
    if (count != null) {
      arguments.add(CodeBlock.of("$L", count));
    }
    ClassRef record = operative.record();
    if (record == null) {
      arguments.addAll(values);
    } else {
      arguments.add(
          CodeBlock.of("new $T($L)", JavaTypes.of(record), CodeBlock.join(values, ",$W")));
    }
    return CodeBlock.join(arguments, ",$W");
  }

  /** The components as those of the owner's kwargs, whose presets may be others. */
  private List<CodeBlock> asComponents(List<Param> owners) {
    List<CodeBlock> values = new ArrayList<>();
    components.forEach(
        (kwarg, name) -> {
          boolean optional = owners.get(values.size()).nullMeansNone();
          if (optional && !kwarg.nullMeansNone()) {
            values.add(CodeBlock.of("$T.ofNullable($L)", Optional.class, name));
          } else {
            values.add(optional ? CodeBlock.of("$L", name) : value(kwarg, name));
          }
        });
    return values;
  }

  /** The concrete ancestor that declares the method, if it is concrete. */
  private Optional<Level> owner() {
    return declaration.ancestors().stream()
        .filter(l -> l.ref().equals(operative.owner()) && l.kind().isConcrete())
        .findFirst();
  }

  private static CodeBlock value(Param kwarg, String name) {
    return kwarg.nullMeansNone()
        ? CodeBlock.of("$L == null ? null : $L.orElse(null)", name, name)
        : CodeBlock.of("$L", name);
  }

  private TypeSpec builder(ClassName builder) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(builder)
            .addJavadoc("Sets generation kwargs one by one.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(descriptor("KwargsBuilder"), self(), builder))
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addStatement(
                        "super($T.INSTANCE)", JavaTypes.of(declaration.level().companion()))
                    .build());
    int index = 0;
    for (Map.Entry<Param, String> each : components.entrySet()) {
      type.addMethod(setter(builder, each.getKey(), each.getValue(), index++));
    }
    return type.build();
  }

  private static MethodSpec setter(ClassName builder, Param kwarg, String name, int index) {
    TypeName type = JavaTypes.of(kwarg.type());
    CodeBlock value =
        kwarg.nullMeansNone()
            ? CodeBlock.of("$T.ofNullable($L)", Optional.class, name)
            : CodeBlock.of("$L", name);
    return MethodSpec.methodBuilder(name)
        .addJavadoc("$L", BuilderSource.doc(kwarg))
        .addModifiers(Modifier.PUBLIC)
        .returns(builder)
        .addParameter(kwarg.nullable() ? JavaTypes.nullable(type) : type, name)
        .addStatement("return set($L, $L)", index, value)
        .build();
  }
}

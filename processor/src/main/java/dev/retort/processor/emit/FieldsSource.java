package dev.retort.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** What descriptors and members have in common: one class's fields, described and reached. */
abstract class FieldsSource extends CompanionSource {
  private static final TypeName PARAMS = ArrayTypeName.of(PARAM_DESCRIPTOR);
  static final TypeName VALUES = ArrayTypeName.of(JavaTypes.NULLABLE_OBJECT);

  final ParamCode params = new ParamCode();
  final String target;

  FieldsSource(Declaration declaration) {
    super(declaration);
    target = declaration.operative() == null && !isLlm(declaration) ? "step" : "llm";
  }

  private static boolean isLlm(Declaration declaration) {
    return declaration.level().kind() == Level.Kind.LLM
        || declaration.attributes().stream().anyMatch(a -> a.type() instanceof TypeModel.KwargsOf);
  }

  /** The class with its one instance and a private constructor. */
  final TypeSpec.Builder singleton(CodeBlock constructor) {
    suppress("NullAway");
    return TypeSpec.classBuilder(self())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addAnnotation(Docs.of(declaration.level()))
        .addField(
            FieldSpec.builder(self(), "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T()", self())
                .build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addCode(constructor)
                .build());
  }

  /** {@code declare}, {@code get} and {@code set}, where there is a field. */
  final void fields(TypeSpec.Builder type) {
    List<Param> fields = declaration.level().fields();
    if (fields.isEmpty()) {
      return;
    }
    type.addMethod(
        override("declare")
            .addModifiers(Modifier.PROTECTED)
            .returns(PARAMS)
            .addCode(params.array(fields))
            .build());
    type.addMethod(
        override("get")
            .addModifiers(Modifier.PUBLIC)
            .returns(JavaTypes.NULLABLE_OBJECT)
            .addParameter(subject, target)
            .addParameter(int.class, "index")
            .addCode(getter(fields))
            .build());
    type.addMethod(
        override("set")
            .addModifiers(Modifier.PUBLIC)
            .addParameter(subject, target)
            .addParameter(int.class, "index")
            .addParameter(JavaTypes.NULLABLE_OBJECT, "value")
            .addCode(setter(fields))
            .build());
  }

  private CodeBlock getter(List<Param> fields) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (index) {\n$>");
    for (int i = 0; i < fields.size(); i++) {
      Param.Access access = fields.get(i).access();
      if (access == null || access.companion() == null) {
        code.add("case $L -> $L.$L;\n", i, target, fields.get(i).javaName());
      } else {
        code.add(
            "case $L -> $T.get($L, $L);\n",
            i,
            JavaTypes.of(access.companion()),
            target,
            access.index());
      }
    }
    return code.add("default -> $L$<};\n", outside()).build();
  }

  private CodeBlock setter(List<Param> fields) {
    CodeBlock.Builder code = CodeBlock.builder().add("switch (index) {\n$>");
    for (int i = 0; i < fields.size(); i++) {
      Param field = fields.get(i);
      Param.Access access = field.access();
      if (access == null || access.companion() == null) {
        if (JavaTypes.isUnchecked(field.type())) {
          suppress("unchecked");
        }
        code.add(
            "case $L -> $L.$L = ($T) value;\n",
            i,
            target,
            field.javaName(),
            JavaTypes.of(field.type()));
      } else {
        code.add(
            "case $L -> $T.set($L, $L, value);\n",
            i,
            JavaTypes.of(access.companion()),
            target,
            access.index());
      }
    }
    return code.add("default -> $L$<}\n", outside()).build();
  }

  static CodeBlock outside() {
    return outside("index");
  }

  static CodeBlock outside(String index) {
    return CodeBlock.of("throw new $T($L);\n", IndexOutOfBoundsException.class, index);
  }

  static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name).addAnnotation(Override.class);
  }

  /** The shapes of all records that were described so far. */
  final void shapes(TypeSpec.Builder type) {
    List<TypeModel.RecordOf> done = new ArrayList<>();
    // Describing one record may ask for another.
    while (done.size() < params.shapes().size()) {
      for (Map.Entry<TypeModel.RecordOf, String> each : List.copyOf(params.shapes().entrySet())) {
        if (!done.contains(each.getKey())) {
          done.add(each.getKey());
          type.addType(shape(each.getKey(), each.getValue()));
        }
      }
    }
  }

  private TypeSpec shape(TypeModel.RecordOf record, String name) {
    ClassName java = JavaTypes.of(record.java());
    List<Param> components = record.components();
    CodeBlock.Builder get = CodeBlock.builder();
    List<CodeBlock> arguments = new ArrayList<>();
    get.add("return switch (index) {\n$>");
    for (int i = 0; i < components.size(); i++) {
      Param component = components.get(i);
      if (JavaTypes.isUnchecked(component.type())) {
        suppress("unchecked");
      }
      get.add("case $L -> (($T) record).$L();\n", i, java, component.javaName());
      arguments.add(CodeBlock.of("($T) values[$L]", JavaTypes.of(component.type()), i));
    }
    get.add("default -> $L$<};\n", outside());
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(descriptor("RecordShape"), java))
        .addMethod(
            MethodSpec.constructorBuilder()
                .addStatement("super($S)", record.java().simple())
                .build())
        .addMethod(
            override("declare")
                .addModifiers(Modifier.PROTECTED)
                .returns(PARAMS)
                .addCode(params.array(components))
                .build())
        .addMethod(
            override("create")
                .addModifiers(Modifier.PUBLIC)
                .returns(java)
                .addParameter(VALUES, "values")
                .addStatement("return new $T($L)", java, CodeBlock.join(arguments, ",$W"))
                .build())
        .addMethod(
            override("get")
                .addModifiers(Modifier.PUBLIC)
                .returns(JavaTypes.NULLABLE_OBJECT)
                .addParameter(Object.class, "record")
                .addParameter(int.class, "index")
                .addCode(components.isEmpty() ? outside() : get.build())
                .build())
        .build();
  }
}

package dev.retort.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.descriptor.Capability;
import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.Preset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** {@code XDescriptor}: everything that is known of a declared class. */
final class DescriptorSource extends FieldsSource {
  private static final ClassName TYPE_INFO = descriptor("TypeInfo");
  private static final ClassName CAPABILITY = descriptor("Capability");

  DescriptorSource(Declaration declaration) {
    super(declaration);
  }

  @Override
  ClassRef name() {
    return declaration.level().companion();
  }

  /** The one instance of the parent's companion. */
  static CodeBlock parent(Declaration declaration) {
    Level parent = declaration.parent();
    return parent == null
        ? CodeBlock.of("null")
        : CodeBlock.of("$T.INSTANCE", JavaTypes.of(parent.companion()));
  }

  @Override
  TypeSpec.Builder content() {
    boolean llm = declaration.level().kind() == Level.Kind.LLM;
    ClassRef ref = declaration.ref();
    TypeSpec.Builder type =
        singleton(
                CodeBlock.of("super($S, $S, $L);\n", ref.pkg(), ref.nested(), parent(declaration)))
            .addJavadoc("Describes {@link $T}.", subject)
            .superclass(
                ParameterizedTypeName.get(
                    descriptor(llm ? "LLMDescriptor" : "StepDescriptor"), subject));
    type.addMethod(
        open("description", ClassName.get(String.class))
            .addStatement("return $L", Text.literal(declaration.level().text()))
            .build());
    aliases(type);
    presets(type);
    fields(type);
    Operative operative = declaration.operative();
    if (operative != null) {
      kwargs(type, operative);
    }
    type.addMethod(open("create", subject).addStatement("return new $T()", subject).build());
    ClassName serializer = companion("Serializer");
    type.addMethod(
        open("serializer", serializer).addStatement("return $T.INSTANCE", serializer).build());
    shapes(type);
    return type;
  }

  private static MethodSpec.Builder open(String name, TypeName returns) {
    return override(name).addModifiers(Modifier.PUBLIC).returns(returns);
  }

  private void aliases(TypeSpec.Builder type) {
    List<TypeInfo> aliases = declaration.aliases();
    if (!aliases.isEmpty()) {
      CodeBlock all =
          aliases.stream()
              .map(a -> CodeBlock.of("new $T($S, $S)", TYPE_INFO, a.module(), a.name()))
              .collect(CodeBlock.joining(", "));
      type.addMethod(
          open("aliases", ParameterizedTypeName.get(ClassName.get(List.class), TYPE_INFO))
              .addStatement("return $T.of($L)", List.class, all)
              .build());
    }
  }

  private void presets(TypeSpec.Builder type) {
    if (!declaration.presets().isEmpty()) {
      CodeBlock.Builder code = CodeBlock.builder();
      code.add("return new $T[][] {\n$>", String.class);
      for (Preset preset : declaration.presets()) {
        code.add(
            "{$S, $L, $L},\n",
            preset.name(),
            preset.defaultValue() == null ? "null" : Text.literal(preset.defaultValue()),
            preset.env() == null ? "null" : Text.literal(preset.env()));
      }
      TypeName text = JavaTypes.nullable(ClassName.get(String.class));
      type.addMethod(
          override("presets")
              .addModifiers(Modifier.PROTECTED)
              .returns(ArrayTypeName.of(ArrayTypeName.of(text)))
              .addCode(code.add("$<};\n").build())
              .build());
    }
  }

  private void kwargs(TypeSpec.Builder type, Operative operative) {
    List<Param> kwargs = declaration.kwargs();
    if (!kwargs.isEmpty()) {
      type.addMethod(
          override("declareKwargs")
              .addModifiers(Modifier.PROTECTED)
              .returns(ArrayTypeName.of(PARAM_DESCRIPTOR))
              .addCode(params.array(kwargs))
              .build());
    }
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < kwargs.size(); i++) {
      Param kwarg = kwargs.get(i);
      if (JavaTypes.isUnchecked(kwarg.type()) || kwarg.nullMeansNone()) {
        suppress("unchecked");
      }
      arguments.add(CodeBlock.of("($T) values[$L]", JavaTypes.kwarg(kwarg), i));
    }
    ClassName record = companion("Kwargs");
    type.addMethod(
        open("kwargs", record)
            .addParameter(VALUES, "values")
            .addStatement("return new $T($L)", record, CodeBlock.join(arguments, ",$W"))
            .build());
    Set<Capability> capabilities = declaration.capabilities();
    if (!capabilities.isEmpty()) {
      CodeBlock names =
          capabilities.stream()
              .map(c -> CodeBlock.of("$T.$L", CAPABILITY, c.name()))
              .collect(CodeBlock.joining(", "));
      type.addMethod(
          open("capabilities", ParameterizedTypeName.get(ClassName.get(Set.class), CAPABILITY))
              .addStatement(
                  "return $T.unmodifiableSet($T.of($L))", Collections.class, EnumSet.class, names)
              .build());
    }
    if (!operative.nativeN()) {
      type.addMethod(
          open("nativeGenerations", TypeName.BOOLEAN).addStatement("return false").build());
    }
  }
}

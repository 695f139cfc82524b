package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.check.Json;
import dev.retort.processor.model.Answer;
import dev.retort.processor.model.ClassRef;
import javax.lang.model.element.Modifier;

/** {@code XStructure}: the schemas of a record and what reads an answer. */
final class StructureSource extends JavaSource {
  private static final ClassName STRUCTURE = ClassName.get("dev.retort.structured", "Structure");

  private final Answer answer;
  private final ClassName subject;

  StructureSource(Answer answer) {
    super(answer.deprecated(), answer.inModule(), answer.clashes());
    this.answer = answer;
    this.subject = JavaTypes.of(answer.ref());
  }

  @Override
  ClassRef name() {
    return answer.companion();
  }

  @Override
  TypeSpec.Builder content() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self())
            .addJavadoc("What is asked for, and how it is read, as {@link $T}.", subject)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(STRUCTURE, subject))
            .addField(
                FieldSpec.builder(
                        self(), "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T()", self())
                    .build());
    StructureCode code = new StructureCode();
    String reader = code.record(answer.shape());
    code.fields().forEach(type::addField);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addStatement("super($T.class)", subject)
            .build());
    type.addMethod(
        open("schema", ClassName.get(String.class))
            .addStatement("return $L", Text.literal(Json.compact(AnswerSchema.full(answer))))
            .build());
    type.addMethod(
        answer.strict()
            ? open("strictSchema", ClassName.get(String.class))
                .addStatement("return $L", Text.literal(Json.compact(AnswerSchema.strict(answer))))
                .build()
            : open("strictSchema", JavaTypes.nullable(ClassName.get(String.class)))
                .addStatement("return null")
                .build());
    type.addMethod(
        MethodSpec.methodBuilder("read")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(subject)
            .addParameter(StructureCode.READER, "json")
            .addStatement("return $L(json)", reader)
            .build());
    code.methods().forEach(type::addMethod);
    return type;
  }

  private static MethodSpec.Builder open(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returns);
  }
}

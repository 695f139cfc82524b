package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Fake;
import javax.lang.model.element.Modifier;

/** {@code XFake}: an LLM that stands in for another in tests. */
final class FakeSource extends JavaSource {
  private static final ClassName ANSWERS = ClassName.get("dev.retort.testkit", "FakeAnswers");
  private static final ClassName CALLS = ClassName.get("dev.retort.testkit", "FakeCalls");
  private static final ClassName INPUT = ClassName.get("dev.retort.llm", "Input");
  private static final ClassName OUTPUT = ClassName.get("dev.retort.llm", "GenerateOutput");
  private static final ClassName STAND_IN = ClassName.get("dev.retort.llm", "StandIn");

  private final Fake fake;
  private final ClassName llm;

  FakeSource(Fake fake) {
    super(fake.deprecated(), false, fake.clashes());
    this.fake = fake;
    this.llm = JavaTypes.of(fake.llm());
  }

  @Override
  ClassRef name() {
    return fake.llm().companion("Fake");
  }

  @Override
  TypeSpec.Builder content() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self())
            .addJavadoc(
                "A fake of {@link $T}: with its config and its parameters, which are checked as its"
                    + " are, and without its\nserver. What it answers is said by {@link $T}.",
                llm,
                ANSWERS)
            .addModifiers(Modifier.FINAL)
            .superclass(llm)
            .addSuperinterface(STAND_IN)
            .addField(CALLS, "calls", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(llm, "configured")
                    .addParameter(ANSWERS, "answers")
                    .addStatement("calls = answers.calls(configured, this)")
                    .build())
            .addMethod(
                of().addJavadoc("Makes a fake that answers from the seed 0.\n\n")
                    .addJavadoc("@param configured whose config it has; left alone")
                    .addStatement("return new $T(configured, $T.seeded(0))", self(), ANSWERS)
                    .build())
            .addMethod(
                of().addJavadoc("Makes a fake.\n\n")
                    .addJavadoc("@param configured whose config it has; left alone\n")
                    .addJavadoc("@param answers what it answers")
                    .addParameter(ANSWERS, "answers")
                    .addStatement("return new $T(configured, answers)", self())
                    .build())
            .addMethod(
                FieldsSource.override("describedBy")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(
                        ParameterizedTypeName.get(
                            descriptor("TypeDescriptor"), WildcardTypeName.subtypeOf(Object.class)))
                    .addStatement("return calls.descriptor()")
                    .build())
            .addMethod(
                FieldsSource.override("isA")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(TypeName.BOOLEAN)
                    .addParameter(String.class, "className")
                    .addStatement("return calls.isA(this, className)")
                    .build())
            .addMethod(life("load"))
            .addMethod(life("unload"))
            .addMethod(
                FieldsSource.override("answer")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(OUTPUT)
                    .addParameter(descriptor("Kwargs"), "kwargs")
                    .addParameter(INPUT, "input")
                    .addParameter(TypeName.INT, "numGenerations")
                    .addParameter(TypeName.INT, "sample")
                    .addStatement("return calls.answer(kwargs, input, numGenerations, sample)")
                    .build());
    return fake.isPublic() ? type.addModifiers(Modifier.PUBLIC) : type;
  }

  private MethodSpec.Builder of() {
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self())
        .addParameter(llm, "configured");
  }

  private static MethodSpec life(String method) {
    return FieldsSource.override(method)
        .addModifiers(Modifier.PUBLIC)
        .addStatement("$LStandIn()", method)
        .build();
  }
}

package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.descriptor.Placed;
import dev.retort.descriptor.PlacedStep;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.PipelineAccess;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import javax.lang.model.element.Modifier;

/**
 * The class for a pipeline file: names of its steps, and setters of their runtime parameters. LLMs
 * of one class that hold no others share one class of setters.
 */
final class PipelineSource extends JavaSource {
  private static final ClassName PARAMETERS =
      ClassName.get("dev.retort.pipeline", "PipelineParameters");

  private final PipelineAccess access;
  private final ParametersSource parameters;
  private final PipelineNames classes;
  private final Map<Placed, ClassName> llms = new HashMap<>();
  private final Queue<Placed> unwritten = new ArrayDeque<>();

  PipelineSource(PipelineAccess access) {
    super(
        access.types().values().stream().anyMatch(Declaration::deprecated),
        access.inModule(),
        access.clashes());
    this.access = access;
    this.parameters = new ParametersSource(access, this::llm);
    this.classes = new PipelineNames();
    classes.classOf(access.ref().simple());
  }

  @Override
  ClassRef name() {
    return access.ref();
  }

  @Override
  TypeSpec.Builder content() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self())
            .addJavadoc(
                "$L",
                Text.javadoc(
                    "Names the steps of the pipeline file "
                        + access.resource()
                        + " and sets their runtime parameters."))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(PARAMETERS, self()))
            .addField(
                constant(
                    "RESOURCE",
                    Text.constant(access.resource()),
                    CodeBlock.of("The file, relative to the root of the resources.")))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder("create")
                    .addJavadoc("Starts with nothing set.")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .returns(self())
                    .addStatement("return new $T()", self())
                    .build());
    PipelineNames constants = new PipelineNames("RESOURCE");
    PipelineNames methods = new PipelineNames();
    for (PlacedStep step : access.outline().steps()) {
      step(type, step, constants.constant(step.name()), methods.method(step.name()));
    }
    return type;
  }

  private void step(TypeSpec.Builder type, PlacedStep step, String constant, String method) {
    CodeBlock what =
        CodeBlock.of("the step {@code $L} ($L)", step.name(), parameters.link(step.config()));
    type.addField(constant(constant, Text.constant(step.name()), CodeBlock.of("Names $L.", what)));
    if (!parameters.hasAny(step.config())) {
      return;
    }
    ClassName inner = self().nestedClass(classes.parameters(step.name()));
    type.addMethod(
        MethodSpec.methodBuilder(method)
            .addJavadoc("Sets parameters of $L.", what)
            .addModifiers(Modifier.PUBLIC)
            .returns(self())
            .addParameter(ParametersSource.setterOf(inner), ParametersSource.LAMBDA)
            .addStatement("return step($L, $T::new, $L)", constant, inner, ParametersSource.LAMBDA)
            .build());
    type.addType(
        parameters.of(
            step.config(),
            inner,
            CodeBlock.of("Runtime parameters of the step {@code $L}.", step.name())));
    while (!unwritten.isEmpty()) {
      Placed llm = unwritten.remove();
      ClassName name = llm(llm);
      type.addType(
          parameters.of(
              llm, name, CodeBlock.of("Runtime parameters of $L.", parameters.link(llm))));
    }
  }

  private ClassName llm(Placed llm) {
    return llms.computeIfAbsent(
        llm,
        placed -> {
          unwritten.add(placed);
          String name = access.declaration(placed.type()).ref().flat() + "Parameters";
          return self().nestedClass(classes.classOf(name));
        });
  }

  private static FieldSpec constant(String name, CodeBlock value, CodeBlock doc) {
    return FieldSpec.builder(String.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(doc)
        .initializer(value)
        .build();
  }
}

package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.retort.descriptor.Constraint;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/**
 * {@code XBuilder}: of an abstract class it is abstract and the builders of subclasses extend it.
 */
final class BuilderSource extends CompanionSource {
  private static final ClassName CONFIG_BUILDER =
      ClassName.get("dev.retort.config", "ConfigBuilder");

  private final boolean concrete;
  private final TypeName made;
  private final TypeName built;

  BuilderSource(Declaration declaration) {
    super(declaration);
    concrete = declaration.level().kind().isConcrete();
    made = concrete ? subject : TypeVariableName.get(own("T"));
    built = concrete ? self() : TypeVariableName.get(own("B"));
  }

  @Override
  ClassRef name() {
    return declaration.ref().companion("Builder");
  }

  @Override
  TypeSpec.Builder content() {
    Level parent = declaration.builderParent();
    ClassName above =
        parent == null ? CONFIG_BUILDER : JavaTypes.of(parent.ref().companion("Builder"));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self())
            .addModifiers(Modifier.PUBLIC)
            .superclass(ParameterizedTypeName.get(above, made, built));
    if (concrete) {
      concrete(type);
    } else {
      open(type);
    }
    for (Param field : declaration.builderFields()) {
      if (!(field.type() instanceof TypeModel.KwargsOf)) {
        type.addMethod(setter(field));
      }
    }
    if (concrete && declaration.operative() != null) {
      kwargs(type);
    }
    return type;
  }

  private void concrete(TypeSpec.Builder type) {
    type.addJavadoc("Builds {@link $T}.", subject)
        .addModifiers(Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super($T.INSTANCE)", companion("Serializer"))
                .build())
        .addMethod(
            MethodSpec.methodBuilder("create")
                .addJavadoc("Starts with nothing set.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self())
                .addStatement("return new $T()", self())
                .build());
  }

  private void open(TypeSpec.Builder type) {
    type.addJavadoc(
            "Sets the annotated fields of {@link $T}.\n\n@param <$L> what is built\n@param <$L> the builder itself",
            subject,
            own("T"),
            own("B"))
        .addModifiers(Modifier.ABSTRACT)
        .addTypeVariable(TypeVariableName.get(own("T"), subject))
        .addTypeVariable(
            TypeVariableName.get(own("B"), ParameterizedTypeName.get(self(), made, built)))
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("For generated code.\n\n@param serializer of what is built")
                .addModifiers(Modifier.PROTECTED)
                .addParameter(
                    ParameterizedTypeName.get(SerializerSource.SERIALIZER, made), "serializer")
                .addStatement("super(serializer)")
                .build());
  }

  private MethodSpec setter(Param field) {
    TypeName type = JavaTypes.of(field.type());
    String name = KwargsSource.safe(field.javaName(), Map.of());
    return MethodSpec.methodBuilder(name)
        .addJavadoc("$L", doc(field))
        .addModifiers(Modifier.PUBLIC)
        .returns(built)
        .addParameter(field.nullable() ? JavaTypes.nullable(type) : type, field.javaName())
        .addStatement("return set($S, $L)", field.name(), field.javaName())
        .build();
  }

  /** What it does, then what it may be. */
  static String doc(Param param) {
    List<String> facts = new ArrayList<>();
    for (Constraint constraint : param.type().limits()) {
      facts.add(constraint.sentence());
    }
    if (param.defaultValue() != null) {
      facts.add("default " + shown(param.defaultValue()));
    }
    if (param.env() != null) {
      facts.add("by default from the environment variable " + param.env());
    }
    String text =
        param.description().isEmpty()
            ? "Sets " + param.name() + "."
            : Text.sentence(param.description());
    return Text.javadoc(text)
        + (facts.isEmpty()
            ? ""
            : "\n\n@param " + param.javaName() + " " + Text.javadoc(String.join("; ", facts)));
  }

  /** In quotes where it would not be seen, or not as it is. */
  private static String shown(String value) {
    return value.equals(value.strip()) && !value.isEmpty() ? value : "\"" + value + "\"";
  }

  private void kwargs(TypeSpec.Builder type) {
    ClassName kwargs = companion("Kwargs");
    ClassName builder = kwargsBuilder(declaration);
    type.addMethod(
        MethodSpec.methodBuilder("generationKwargs")
            .addJavadoc("Sets the generation kwargs, all at once.")
            .addModifiers(Modifier.PUBLIC)
            .returns(built)
            .addParameter(kwargs, "generationKwargs")
            .addStatement("return set($S, generationKwargs)", "generation_kwargs")
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("generationKwargs")
            .addJavadoc("Sets the generation kwargs, one by one.")
            .addModifiers(Modifier.PUBLIC)
            .returns(built)
            .addParameter(
                ParameterizedTypeName.get(ClassName.get(Consumer.class), builder),
                "generationKwargs")
            .addStatement("$T kwargs = $T.builder()", builder, kwargs)
            .addStatement("generationKwargs.accept(kwargs)")
            .addStatement("return generationKwargs(kwargs.build())")
            .build());
  }
}

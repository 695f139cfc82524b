package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.descriptor.Held;
import dev.retort.descriptor.Placed;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.PipelineAccess;
import dev.retort.processor.model.TypeModel;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Classes of typed setters for the runtime parameters of steps and LLMs of one pipeline file. */
final class ParametersSource {
  private static final ClassName VALUES = ClassName.get("dev.retort.pipeline", "ParameterValues");

  /** The parameter that sets parameters; a name near to one in the comment would look misspelt. */
  static final String LAMBDA = "parameters";

  private final PipelineAccess access;

  /** The class for the parameters of an LLM. */
  private final Function<Placed, ClassName> llms;

  ParametersSource(PipelineAccess access, Function<Placed, ClassName> llms) {
    this.access = access;
    this.llms = llms;
  }

  /** Whether a step or LLM has anything that a class can set. */
  boolean hasAny(Placed placed) {
    return access.declaration(placed.type()).attributes().stream().anyMatch(this::isSettable)
        || placed.held().stream().anyMatch(held -> hasAny(held.llm()));
  }

  private boolean isSettable(Param param) {
    return param.runtime() && param.type().classes().stream().allMatch(access.isVisible());
  }

  TypeSpec of(Placed placed, ClassName self, CodeBlock doc) {
    Declaration declaration = access.declaration(placed.type());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addJavadoc(doc)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(VALUES, self))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    PipelineNames names = new PipelineNames();
    for (Param attribute : declaration.attributes()) {
      String name = names.unique(KwargsSource.safe(attribute.javaName(), Map.of()));
      if (attribute.type() instanceof TypeModel.KwargsOf) {
        kwargs(type, declaration, self, name);
      } else if (!attribute.type().isLlm()) {
        if (isSettable(attribute)) {
          type.addMethod(setter(attribute, self, name));
        }
      } else {
        placed.held().stream()
            .filter(held -> held.attribute().equals(attribute.name()) && hasAny(held.llm()))
            .forEach(held -> type.addMethod(llm(held, self, names, name)));
      }
    }
    return type.build();
  }

  private static MethodSpec setter(Param param, ClassName self, String name) {
    TypeName type = JavaTypes.of(param.type());
    return method(name, self, BuilderSource.doc(param))
        .addParameter(param.nullable() ? JavaTypes.nullable(type) : type, param.javaName())
        .addStatement("return set($S, $L)", param.name(), param.javaName())
        .build();
  }

  private void kwargs(TypeSpec.Builder type, Declaration declaration, ClassName self, String name) {
    ClassRef kwargs = declaration.ref().companion("Kwargs");
    if (!declaration.kwargs().isEmpty() && access.isVisible().test(kwargs)) {
      ClassName builder = CompanionSource.kwargsBuilder(declaration);
      type.addMethod(
          method(name, self, "Sets generation kwargs one by one; others stay as they are.")
              .addParameter(setterOf(builder), name)
              .addStatement("return kwargs($T::builder, $L)", JavaTypes.of(kwargs), name)
              .build());
    }
  }

  private MethodSpec llm(Held held, ClassName self, PipelineNames names, String attribute) {
    ClassName inner = llms.apply(held.llm());
    String what = link(held.llm());
    if (held.index() < 0) {
      return method(attribute, self, "")
          .addJavadoc("Sets parameters of the $L in {@code $L}.", what, held.attribute())
          .addParameter(setterOf(inner), LAMBDA)
          .addStatement("return llm($S, $T::new, $L)", held.attribute(), inner, LAMBDA)
          .build();
    }
    boolean digit = Character.isDigit(attribute.charAt(attribute.length() - 1));
    String name = names.unique(attribute + (digit ? "_" : "") + held.index());
    return method(name, self, "")
        .addJavadoc(
            "Sets parameters of the $L in {@code $L} at index $L.",
            what,
            held.attribute(),
            held.index())
        .addParameter(setterOf(inner), LAMBDA)
        .addStatement(
            "return llm($S, $L, $T::new, $L)", held.attribute(), held.index(), inner, LAMBDA)
        .build();
  }

  /** The class of a step or an LLM in a comment, without an import for the comment alone. */
  String link(Placed placed) {
    ClassRef ref = access.declaration(placed.type()).ref();
    if (!access.isVisible().test(ref)) {
      return "{@code " + ref + "}";
    }
    return ref.pkg().equals(access.ref().pkg())
        ? "{@link " + ref.nested() + "}"
        : "{@link " + ref + " " + ref.nested() + "}";
  }

  private static MethodSpec.Builder method(String name, ClassName self, String doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc("$L", doc)
        .addModifiers(Modifier.PUBLIC)
        .returns(self);
  }

  /** A lambda that sets parameters. */
  static TypeName setterOf(ClassName parameters) {
    return ParameterizedTypeName.get(ClassName.get(Consumer.class), parameters);
  }
}

package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.retort.processor.model.Operative.Shape;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The way for subclasses in other packages to an operative method that is not public.
 *
 * @param owner the class that declares the method
 * @param shape how it answers
 * @param method its name
 * @param nativeN whether it takes the number of generations
 * @param types types of the parameters after the inputs
 * @param names of all parameters
 * @param checked whether it throws checked exceptions
 */
record Bridge(
    ClassName owner,
    Shape shape,
    String method,
    boolean nativeN,
    List<TypeName> types,
    List<String> names,
    boolean checked) {

  static MethodSpec call(Bridge bridge) {
    ClassName input = ClassName.get("dev.retort.llm", "Input");
    String target = bridge.names().contains("llm") ? "llm_" : "llm";
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("call")
            .addJavadoc("Calls the operative method, for subclasses in other packages.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(KwargsSource.answer(bridge.shape()))
            .addParameter(bridge.owner(), target);
    List<TypeName> types = new ArrayList<>();
    types.add(
        bridge.shape() == Shape.SYNC
            ? ParameterizedTypeName.get(ClassName.get(List.class), input)
            : input);
    if (bridge.nativeN()) {
      types.add(TypeName.INT);
    }
    types.addAll(bridge.types());
    for (int i = 0; i < types.size(); i++) {
      method.addParameter(types.get(i), bridge.names().get(i));
    }
    if (bridge.checked()) {
      method.addException(Exception.class);
    }
    CodeBlock arguments =
        bridge.names().stream().map(n -> CodeBlock.of("$L", n)).collect(CodeBlock.joining(",$W"));
    return method.addStatement("return $L.$L($L)", target, bridge.method(), arguments).build();
  }
}

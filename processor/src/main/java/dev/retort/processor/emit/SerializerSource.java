package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import javax.lang.model.element.Modifier;

/** {@code XSerializer}: binds the runtime's serializer to a class. */
final class SerializerSource extends CompanionSource {
  static final ClassName SERIALIZER = ClassName.get("dev.retort.config", "Serializer");

  SerializerSource(Declaration declaration) {
    super(declaration);
  }

  @Override
  ClassRef name() {
    return declaration.ref().companion("Serializer");
  }

  @Override
  TypeSpec.Builder content() {
    return TypeSpec.classBuilder(self())
        .addJavadoc("Writes and reads configs of {@link $T}.", subject)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(SERIALIZER, subject))
        .addField(
            FieldSpec.builder(self(), "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T()", self())
                .build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super($T.INSTANCE)", companion("Descriptor"))
                .build());
  }
}

package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import java.util.List;
import javax.lang.model.element.Modifier;

/** {@code XMembers} of a generic class: plain access, since its subclasses know the types. */
final class GenericSource extends CompanionSource {
  GenericSource(Declaration declaration) {
    super(declaration);
    suppress("NullAway");
    suppress("rawtypes");
    suppress("unchecked");
  }

  @Override
  ClassRef name() {
    return declaration.level().companion();
  }

  @Override
  TypeSpec.Builder content() {
    Level level = declaration.level();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self())
            .addJavadoc("Access to the annotated fields of {@link $T}.", subject)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addAnnotation(Docs.of(level))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    if (!level.erased().isEmpty()) {
      type.addMethod(getter(level.erased()));
      type.addMethod(setter(level.erased()));
    }
    Level.ErasedCall call = level.erasedCall();
    if (call != null && !call.isPublic()) {
      List<TypeName> types = call.types().stream().map(GenericSource::type).toList();
      type.addMethod(
          Bridge.call(
              new Bridge(
                  subject,
                  call.shape(),
                  call.method(),
                  call.nativeN(),
                  types,
                  call.names(),
                  call.checked())));
    }
    return type;
  }

  private MethodSpec getter(List<Level.Erased> fields) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (index) {\n$>");
    for (int i = 0; i < fields.size(); i++) {
      code.add("case $L -> target.$L;\n", i, fields.get(i).javaName());
    }
    return MethodSpec.methodBuilder("get")
        .addJavadoc("Reads a field.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(JavaTypes.NULLABLE_OBJECT)
        .addParameter(subject, "target")
        .addParameter(int.class, "index")
        .addCode(code.add("default -> $L$<};\n", FieldsSource.outside()).build())
        .build();
  }

  private MethodSpec setter(List<Level.Erased> fields) {
    CodeBlock.Builder code = CodeBlock.builder().add("switch (index) {\n$>");
    for (int i = 0; i < fields.size(); i++) {
      Level.Erased field = fields.get(i);
      TypeName type = type(field.type());
      if (type.equals(ClassName.OBJECT)) {
        code.add("case $L -> target.$L = value;\n", i, field.javaName());
      } else {
        code.add("case $L -> target.$L = ($T) value;\n", i, field.javaName(), type);
      }
    }
    return MethodSpec.methodBuilder("set")
        .addJavadoc("Writes a field.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(subject, "target")
        .addParameter(int.class, "index")
        .addParameter(JavaTypes.NULLABLE_OBJECT, "value")
        .addCode(code.add("default -> $L$<}\n", FieldsSource.outside()).build())
        .build();
  }

  /** A primitive or a class by its qualified name. */
  private static TypeName type(String erasure) {
    return switch (erasure) {
      case "boolean" -> TypeName.BOOLEAN;
      case "byte" -> TypeName.BYTE;
      case "short" -> TypeName.SHORT;
      case "int" -> TypeName.INT;
      case "long" -> TypeName.LONG;
      case "float" -> TypeName.FLOAT;
      case "double" -> TypeName.DOUBLE;
      case "char" -> TypeName.CHAR;
      default -> ClassName.bestGuess(erasure);
    };
  }
}

package dev.retort.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import java.util.ArrayList;
import java.util.List;

/** {@code XMembers}: the fields of an abstract class. */
final class MembersSource extends FieldsSource {
  MembersSource(Declaration declaration) {
    super(declaration);
  }

  @Override
  ClassRef name() {
    return declaration.level().companion();
  }

  @Override
  TypeSpec.Builder content() {
    TypeSpec.Builder type =
        singleton(CodeBlock.of("super($L);\n", DescriptorSource.parent(declaration)))
            .addJavadoc("The annotated fields of {@link $T}.", subject)
            .superclass(ParameterizedTypeName.get(descriptor("Members"), subject));
    fields(type);
    Operative operative = declaration.level().operative();
    if (operative != null && operative.owner().equals(declaration.ref()) && !operative.isPublic()) {
      type.addMethod(Bridge.call(bridge(operative)));
    }
    shapes(type);
    return type;
  }

  private Bridge bridge(Operative operative) {
    ClassRef record = operative.record();
    List<TypeName> types = new ArrayList<>();
    if (record == null) {
      for (Param kwarg : operative.kwargs()) {
        TypeName type = JavaTypes.of(kwarg.type());
        types.add(kwarg.nullable() ? JavaTypes.nullable(type) : type);
      }
    } else {
      types.add(JavaTypes.of(record));
    }
    return new Bridge(
        subject,
        operative.shape(),
        operative.method(),
        operative.nativeN(),
        types,
        operative.names(),
        operative.checked());
  }
}

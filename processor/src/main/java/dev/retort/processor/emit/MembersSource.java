package dev.retort.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;

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
    shapes(type);
    return type;
  }
}

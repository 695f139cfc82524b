package dev.retort.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import java.util.Set;
import java.util.TreeSet;

/**
 * One generated class. What all of them share is here alone: marks, suppressions, origin, imports.
 */
abstract class JavaSource {
  static final ClassName PARAM_DESCRIPTOR = descriptor("ParamDescriptor");
  private static final ClassName GENERATED_BY = descriptor("GeneratedBy");

  final Declaration declaration;
  final ClassName subject;
  private final Set<String> suppressed = new TreeSet<>();

  JavaSource(Declaration declaration) {
    this.declaration = declaration;
    this.subject = JavaTypes.of(declaration.ref());
    if (declaration.deprecated()) {
      suppress("deprecation");
      suppress("removal");
    }
    if (declaration.inModule()) {
      // Whoever may use the class may use its companions; what they name is not ours to export.
      suppress("exports");
    }
  }

  /** The class that is written. */
  abstract ClassRef name();

  /** Its content. */
  abstract TypeSpec.Builder content();

  static ClassName descriptor(String name) {
    return ClassName.get("dev.retort.descriptor", name);
  }

  final ClassName self() {
    return JavaTypes.of(name());
  }

  final ClassName companion(String suffix) {
    return JavaTypes.of(declaration.ref().companion(suffix));
  }

  /** A name for use within a generated class that no class of the package has. */
  final String own(String name) {
    return declaration.clashes().contains(name) ? name + "_" : name;
  }

  /** The class that sets kwargs one by one. */
  final ClassName kwargsBuilder() {
    return companion("Kwargs").nestedClass(own("Builder"));
  }

  final void suppress(String warning) {
    suppressed.add(warning);
  }

  final JavaFile file() {
    TypeSpec.Builder type = content();
    type.addAnnotation(
        AnnotationSpec.builder(GENERATED_BY)
            .addMember("value", "$S", "dev.retort.processor")
            .build());
    if (!suppressed.isEmpty()) {
      CodeBlock all =
          suppressed.stream().map(w -> CodeBlock.of("$S", w)).collect(CodeBlock.joining(", "));
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", suppressed.size() == 1 ? "$L" : "{$L}", all)
              .build());
    }
    type.alwaysQualify(declaration.clashes().toArray(String[]::new));
    return JavaFile.builder(name().pkg(), type.build()).skipJavaLangImports(true).build();
  }
}

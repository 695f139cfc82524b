package dev.retort.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.ClassRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One generated class. What all of them share is here alone: marks, suppressions, origin, imports.
 */
abstract class JavaSource {
  private static final ClassName GENERATED_BY = descriptor("GeneratedBy");

  private final List<String> clashes;
  private final Set<String> suppressed = new TreeSet<>();

  /**
   * Starts a class.
   *
   * @param deprecated whether naming what it names warns
   * @param inModule whether it is compiled as part of a named module
   * @param clashes simple names of {@code java.lang} that mean something else in its package
   */
  JavaSource(boolean deprecated, boolean inModule, List<String> clashes) {
    this.clashes = clashes;
    if (deprecated) {
      suppress("deprecation");
      suppress("removal");
    }
    if (inModule) {
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
    type.alwaysQualify(clashes.toArray(String[]::new));
    return JavaFile.builder(name().pkg(), type.build()).skipJavaLangImports(true).build();
  }
}

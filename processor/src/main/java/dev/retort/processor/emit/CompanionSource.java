package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.retort.processor.model.Declaration;

/** A generated class that belongs to one declared class. */
abstract class CompanionSource extends JavaSource {
  static final ClassName PARAM_DESCRIPTOR = descriptor("ParamDescriptor");

  final Declaration declaration;
  final ClassName subject;

  CompanionSource(Declaration declaration) {
    super(declaration.deprecated(), declaration.inModule(), declaration.clashes());
    this.declaration = declaration;
    this.subject = JavaTypes.of(declaration.ref());
  }

  final ClassName companion(String suffix) {
    return JavaTypes.of(declaration.ref().companion(suffix));
  }

  /** A name for use within a generated class that no class of the package has. */
  final String own(String name) {
    return own(declaration, name);
  }

  private static String own(Declaration declaration, String name) {
    return declaration.clashes().contains(name) ? name + "_" : name;
  }

  /** The class that sets the kwargs of an LLM one by one. */
  static ClassName kwargsBuilder(Declaration declaration) {
    return JavaTypes.of(declaration.ref().companion("Kwargs"))
        .nestedClass(own(declaration, "Builder"));
  }
}

package dev.retort.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles sources that stand in a test, under javac. */
final class InMemory {
  private InMemory() {}

  /** A compiler with all warnings as errors, the API and the stubs. */
  static Compiler javac(Processor... processors) {
    return Compiler.javac()
        .withClasspath(
            Arrays.stream(
                    new dev.retort.processor.Compilation(
                            dev.retort.processor.Compilation.With.JAVAC)
                        .classPath()
                        .split(File.pathSeparator))
                .map(File::new)
                .toList())
        .withOptions("--release", "17", "-Xlint:all,-options", "-Werror")
        .withProcessors(processors);
  }

  /** A source in the package {@code com.acme}. */
  static JavaFileObject source(String name, String... lines) {
    return JavaFileObjects.forSourceString(
        "com.acme." + name, "package com.acme;\n" + String.join("\n", lines));
  }

  /** An LLM with one kwarg. */
  static JavaFileObject llm(String name, String parent, String kwarg) {
    return source(
        name,
        "import dev.retort.annotation.*;",
        "import dev.retort.llm.*;",
        "import java.util.*;",
        "/** An LLM. */",
        "@LLMType",
        "public class " + name + " extends " + parent + " {",
        "  /** Made by generated code. */",
        "  public " + name + "() {}",
        "  @Override public String modelName() { return \"m\"; }",
        "  /**",
        "   * Answers.",
        "   *",
        "   * @param kwarg changes the answer",
        "   */",
        "  List<GenerateOutput> generate(List<Input> inputs, int n, " + kwarg + ") {",
        "    return List.of();",
        "  }",
        "}");
  }

  /** The texts of what our processor said. */
  static List<String> ours(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map((Diagnostic<? extends JavaFileObject> d) -> d.getMessage(Locale.ROOT))
        .filter(text -> text.contains("[retort:"))
        .toList();
  }
}

package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler as its command line runs it: it finds the processor on the path given. */
class EclipseCommandLineTest {
  @TempDir private Path folder;

  @Test
  void writesTheGoldenOfAnLlm() throws IOException {
    Path output = Files.createDirectories(folder.resolve("out"));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);

    boolean passed =
        BatchCompiler.compile(
            new String[] {
              "--release",
              "17",
              "-classpath",
              new Compilation(Compilation.With.ECJ).classPath(),
              "-processorpath",
              System.getProperty("java.class.path"),
              "-d",
              output.toString(),
              "-s",
              output.toString(),
              CasesTest.CASES.resolve("ok-acme/AcmeLLM.java").toString()
            },
            out,
            out,
            null);

    assertThat(passed).as(said.toString()).isTrue();
    assertThat(Compilation.texts(output))
        .isEqualTo(Compilation.texts(GoldenTest.GOLDENS.resolve("ok-acme")));
  }
}

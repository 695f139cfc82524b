package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * LLMs in named modules. What is generated needs nothing of {@code java.compiler}, so it is the
 * same whether it is read or not. Under javac alone: in a named module, Eclipse's compiler on the
 * command line does not find the classes that generated sources name, whoever generated them.
 */
class ModulePathTest {
  private static final String RUNTIME =
      """
      module dev.retort.runtime {
        requires transitive dev.retort.api;
        requires static transitive org.jspecify;
        exports dev.retort.config;
        exports dev.retort.llm;
        exports dev.retort.step;
      }
      """;
  private static final String USER =
      """
      /** LLMs. */
      module com.acme {
        requires transitive dev.retort.runtime;
        requires static transitive org.jspecify;
        %s
        exports com.acme;
      }
      """;

  @TempDir private Path folder;
  private Path llm;
  private String modules;
  private Map<String, String> golden;

  @BeforeEach
  void prepare() throws IOException {
    Path acme = CasesTest.CASES.resolve("ok-acme/AcmeLLM.java");
    llm = folder.resolve("AcmeLLM.java");
    // An exported class with a default constructor is warned of.
    Files.writeString(
        llm,
        Files.readString(acme)
            .replace("  /** Model id", "  /** New. */\n  public AcmeLLM() {}\n\n  /** Model id"));
    golden = Compilation.texts(GoldenTest.GOLDENS.resolve("ok-acme"));
    String api =
        Arrays.stream(new Compilation(With.JAVAC).classPath().split(File.pathSeparator))
            .filter(entry -> !entry.contains("target/cases"))
            .collect(Collectors.joining(File.pathSeparator));
    Path runtime = info("runtime", RUNTIME);
    List<Path> sources =
        Stream.concat(Stream.of(runtime), Compilation.javaFiles(Path.of("src/test/stubs")).stream())
            .toList();
    Compilation stubs = new Compilation(With.JAVAC).option("--module-path", api).compile(sources);
    modules = api + File.pathSeparator + stubs.output();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "requires java.compiler;", "requires transitive java.compiler;"})
  void anLlmInAModuleCompilesWithoutAWord(String more) throws IOException {
    Compilation module =
        new Compilation(With.JAVAC)
            .option("--module-path", modules)
            .compile(info("user", USER.formatted(more)), llm);

    assertThat(module.messages()).isEmpty();
    assertThat(withoutSuppressions(module.generated())).isEqualTo(withoutSuppressions(golden));
  }

  /** In a module, what is generated says that the types it names are not its to export. */
  private static Map<String, String> withoutSuppressions(Map<String, String> files) {
    Map<String, String> others = new TreeMap<>();
    files.forEach((path, text) -> others.put(path, text.replaceAll("@SuppressWarnings.*\n", "")));
    return others;
  }

  private Path info(String name, String text) throws IOException {
    Path file = Files.createDirectories(folder.resolve(name)).resolve("module-info.java");
    return Files.writeString(file, text);
  }
}

package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The class that is written for a pipeline file, as code uses it. */
class TypedAccessTest {
  private static final Path PLAIN = Path.of("src/test/access/plain");
  private static final Path HOSTILE = Path.of("src/test/access/hostile");
  private static final String WRITTEN = "com/app/TextGenPipeline.java";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(With.class)
  void compilesWithoutAWordAsCodeUsesIt(With with) {
    Compilation compilation = compile(with, PLAIN, Compilation.javaFiles(PLAIN));

    assertThat(compilation.passed()).as(compilation.messages().toString()).isTrue();
    assertThat(compilation.messages())
        .filteredOn(message -> with == With.JAVAC || message.file().equals("TextGenPipeline.java"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void compilesBesideHostileNames(With with) {
    Compilation compilation = compile(with, HOSTILE, Compilation.javaFiles(HOSTILE));

    assertThat(compilation.passed()).as(compilation.messages().toString()).isTrue();
    if (with == With.JAVAC) {
      assertThat(compilation.messages()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void isWhatTheGoldenHoldsInAnyOrderOfSources(With with) throws IOException {
    Path golden = GoldenTest.GOLDENS.resolve("access").resolve(WRITTEN);
    List<Path> files = new ArrayList<>(Compilation.javaFiles(PLAIN));
    String written = compile(with, PLAIN, files).generated().getOrDefault(WRITTEN, "");
    Collections.reverse(files);
    String reversed = compile(with, PLAIN, files).generated().getOrDefault(WRITTEN, "");
    if (Boolean.getBoolean("retort.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, written);
    }

    assertThat(written)
        .as("run with -Dretort.update=true if the change is meant")
        .isEqualTo(Files.readString(golden));
    assertThat(reversed).isEqualTo(written);
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void isTheSameWhereTheTypesAreInAJar(With with) throws IOException {
    Path app = PLAIN.resolve("App.java");
    List<Path> types =
        Compilation.javaFiles(PLAIN).stream().filter(file -> !file.equals(app)).toList();
    Path jar = new Compilation(with).compile(types).jar(path -> true);

    Compilation apart = new Compilation(with).after(jar).option(resources(PLAIN)).compile(app);

    assertThat(apart.passed()).as(apart.messages().toString()).isTrue();
    assertThat(apart.generated().get(WRITTEN))
        .isEqualTo(Files.readString(GoldenTest.GOLDENS.resolve("access").resolve(WRITTEN)));
  }

  @Test
  void hasTheAnnotatedClassAsItsOneOrigin() {
    RecordingProcessor processor = new RecordingProcessor();
    compile(With.JAVAC, PLAIN, Compilation.javaFiles(PLAIN), processor);

    assertThat(processor.written)
        .filteredOn(file -> file.path().equals(WRITTEN))
        .singleElement()
        .extracting(RecordingProcessor.Written::origins)
        .isEqualTo(List.of("com.app.App"));
  }

  @Test
  void standsInThePackageThatIsAnnotated() throws IOException {
    Path info = folder.resolve("package-info.java");
    Files.writeString(
        info,
        "@dev.retort.annotation.PipelineConfig(\"pipelines/*.yaml\")\npackage com.app.deep;\n");
    List<Path> files = new ArrayList<>(Compilation.javaFiles(PLAIN));
    files.add(info);

    assertThat(compile(With.JAVAC, PLAIN, files).generated())
        .containsKeys(WRITTEN, "com/app/deep/TextGenPipeline.java");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aMisspeltParameterDoesNotCompile(With with) throws IOException {
    assertThat(said(with, ".inputBatchSize(5)", ".inputBatchSizes(5)")).contains("inputBatchSizes");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aMisspeltKwargDoesNotCompile(With with) throws IOException {
    assertThat(said(with, "k.temperature(0.2)", "k.temprature(0.2)")).contains("temprature");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aMisspeltStepDoesNotCompile(With with) throws IOException {
    assertThat(said(with, ".class_(", ".classes(")).contains("classes");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aFixedPartOfTheConfigDoesNotCompile(With with) throws IOException {
    assertThat(said(with, "llm.timeout(", "llm.model(\"other\").timeout(")).contains("model");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aValueOfAnotherTypeDoesNotCompile(With with) throws IOException {
    assertThat(said(with, "Duration.ofSeconds(30)", "30")).contains("int", "Duration");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aSecretInClearDoesNotCompile(With with) throws IOException {
    assertThat(said(with, ".apiKey(key)", ".apiKey(\"sk-1\")")).contains("String", "Secret");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void anIndexBeyondTheListDoesNotCompile(With with) throws IOException {
    assertThat(said(with, "proposers1(", "proposers2(")).contains("proposers2");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void anLlmThatTheFileDoesNotHaveDoesNotCompile(With with) throws IOException {
    assertThat(said(with, ".judge(App::careful)\n", ".other(App::careful)\n")).contains("other");
  }

  /** The first error where a text of the program is another. */
  private String said(With with, String before, String after) throws IOException {
    Path app = PLAIN.resolve("App.java");
    Path changed = folder.resolve("App.java");
    String source = Files.readString(app);
    assertThat(source).contains(before);
    Files.writeString(changed, source.replace(before, after));
    List<Path> files =
        Compilation.javaFiles(PLAIN).stream().map(f -> f.equals(app) ? changed : f).toList();
    return compile(with, PLAIN, files).messages().stream()
        .filter(message -> message.kind().equals("error") && message.file().equals("App.java"))
        .map(Compilation.Message::text)
        .findFirst()
        .orElse("");
  }

  private static Compilation compile(With with, Path folder, List<Path> files) {
    return compile(with, folder, files, new RetortProcessor());
  }

  private static Compilation compile(
      With with, Path folder, List<Path> files, Processor processor) {
    return new Compilation(with).processors(processor).option(resources(folder)).compile(files);
  }

  private static String resources(Path folder) {
    return "-Aretort.resources=" + folder.resolve("resources");
  }
}

package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the files of {@code -Aretort.contracts}; what is said of them is in cases. */
class ContractsTest {
  private static final String HEADER =
      "# What configs may hold. Kept by the Retort processor (-Aretort.contracts) and checked by every build.\n";
  private static final String BASE =
      """
      parameter use_offline_batch_generation boolean default=false
      attribute jobs_ids list nullable
      attribute jobs_ids[] string
      parameter max_concurrency int above=0 default=64
      parameter requests_per_minute int above=0 nullable
      parameter timeout duration above=0 default=120
      """;
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir Path temp;
  private Path contracts;
  private Path file;

  @BeforeEach
  void name() {
    contracts = temp.resolve("deep/contracts");
    file = contracts.resolve("com.acme.Model.txt");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aMissingFileIsWritten(With with) throws IOException {
    assertThat(compile(with, model("@Attribute String model;")).ours()).isEmpty();

    assertThat(file).hasContent(text("attribute model string required\n"));
  }

  /** Records for answers have no configs. */
  static Stream<String> casesWithConfigs() throws IOException {
    return GoldenTest.names().filter(name -> !name.startsWith("ok-structured"));
  }

  @ParameterizedTest
  @MethodSource("casesWithConfigs")
  void whatIsWrittenIsKeptByTheNextCompilation(String name) {
    Compilation first = compileCase(With.JAVAC, name);
    assertThat(first.ours()).isEmpty();
    Map<String, String> written = Compilation.texts(contracts);
    assertThat(written).isNotEmpty();

    assertThat(compileCase(With.ECJ, name).ours()).isEmpty();
    assertThat(Compilation.texts(contracts)).isEqualTo(written);
  }

  @Test
  void everyTypeHasItsLine() throws IOException {
    compileCase(With.JAVAC, "ok-types");

    Path written = contracts.resolve("com.acme.Types.txt");
    Path golden = Path.of("src/test/contracts/com.acme.Types.txt");
    if (Boolean.getBoolean("retort.update")) {
      Files.copy(written, golden, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(written).hasSameTextualContentAs(golden);
  }

  @Test
  void whatIsAddedIsWritten() throws IOException {
    keep(text("attribute model string required\n"));

    Compilation compilation =
        compile(
            With.JAVAC,
            model("@Attribute(aliases = \"id\") String model;\n@RuntimeParam @Nullable String a;"));

    assertThat(compilation.messages()).isEmpty();
    assertThat(file)
        .hasContent(
            text("attribute model string required aliases=id\nparameter a string nullable\n"));
  }

  @Test
  void aFileThatIsBrokenStaysAsItIs() throws IOException {
    String kept = text("attribute model string required\n");
    keep(kept);

    Compilation compilation = compile(With.JAVAC, model("@Attribute int model;"));

    assertThat(compilation.ours()).hasSize(1);
    assertThat(file).hasContent(kept);
  }

  @Test
  void anUpdateWritesWithoutComparing() throws IOException {
    keep("<<<<<<< HEAD\n");

    Compilation compilation =
        compile(With.JAVAC, model("@Attribute int model;"), "-Aretort.contracts.update=true");

    assertThat(compilation.messages()).isEmpty();
    assertThat(file).hasContent(text("attribute model int required\n"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aFileThatSaysTheSameIsNotTouched(String end) throws IOException {
    keep(text("attribute model string required\n").replace("\n", end));
    Files.setLastModifiedTime(file, LONG_AGO);

    compile(With.JAVAC, model("@Attribute String model;"));

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
  }

  static String[] ends() {
    return new String[] {"\n", "\r\n"};
  }

  @Test
  void aClassWithAnAliasForItsFormerNameTakesTheFileOver() throws IOException {
    Path former = contracts.resolve("com.acme.Former.txt");
    keep(text("attribute model string required\n").replace("com.acme:Model", "com.acme:Former"));
    Files.move(file, former);

    Compilation compilation =
        compile(
            With.JAVAC,
            model("@Attribute String model;")
                .replace("@LLMType", "@LLMType(aliases = \"com.acme:Former\")"));

    assertThat(compilation.messages()).isEmpty();
    assertThat(former).doesNotExist();
    assertThat(file)
        .hasContent(
            text("attribute model string required\n")
                .replace("Model\n", "Model\nalias com.acme:Former\n"));
  }

  @Test
  void aClassWithAnAliasForItsFormerNameIsHeldToTheFile() throws IOException {
    keep(text("attribute model string required\n").replace("com.acme:Model", "com.acme:Former"));
    Files.move(file, contracts.resolve("com.acme.Former.txt"));

    Compilation compilation =
        compile(
            With.JAVAC,
            model("@Attribute int model;")
                .replace("@LLMType", "@LLMType(aliases = \"com.acme:Former\")"));

    assertThat(compilation.ours())
        .containsExactly(
            "Model.java:10: error at @Attribute: \"model\" takes less than configs may hold: string became int;"
                + " declare it as string again; to let such configs break, write in com.acme.Former.txt:"
                + " attribute model int required [retort:contract-narrowed]");
  }

  @Test
  void aFolderThatIsAFileIsToldAtTheClass() throws IOException {
    Files.createDirectories(contracts.getParent());
    Files.writeString(contracts, "");

    assertThat(compile(With.JAVAC, model("@Attribute int model;")).ours())
        .containsExactly(
            "Model.java:8: error at Model: the contract in com.acme.Model.txt cannot be used: \""
                + contracts
                + "\" cannot be used; -Aretort.contracts must name a folder that can be read and written"
                + " [retort:contract-unusable]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Aretort.contracts", "-Aretort.contracts=", "-Aretort.contracts= "})
  void anOptionWithoutAFolderIsToldAtTheClass(String option) throws IOException {
    Path java = Files.writeString(temp.resolve("Model.java"), model("@Attribute int model;"));

    assertThat(new Compilation(With.JAVAC).option(option).compile(java).ours())
        .containsExactly(
            "Model.java:8: error at Model: the contract in com.acme.Model.txt cannot be used: it has no folder;"
                + " -Aretort.contracts must name a folder that can be read and written"
                + " [retort:contract-unusable]");
  }

  @Test
  void aFileThatIsNoTextIsToldAtTheClass() throws IOException {
    Files.createDirectories(contracts);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThat(compile(With.JAVAC, model("@Attribute int model;")).ours())
        .containsExactly(
            "Model.java:8: error at Model: the contract in com.acme.Model.txt cannot be used: it is not UTF-8 text;"
                + " restore it, or compile once with -Aretort.contracts.update=true"
                + " [retort:contract-unusable]");
  }

  @Test
  void anUpdateWritesOverWhatIsNoText() throws IOException {
    Files.createDirectories(contracts);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});

    compile(With.JAVAC, model("@Attribute int model;"), "-Aretort.contracts.update=true");

    assertThat(file).hasContent(text("attribute model int required\n"));
  }

  @Test
  void aNewClassIsNoNewNameOfOneThatHadOtherNames() throws IOException {
    keep(text("attribute other string required\n").replace("com.acme:Model", "com.acme:Former"));
    Files.move(file, contracts.resolve("com.acme.Former.txt"));

    assertThat(compile(With.JAVAC, model("@Attribute String model;")).messages()).isEmpty();
  }

  @Test
  void anAbstractClassHasNoContractOfItsOwn() {
    compileCase(With.JAVAC, "ok-method-above");

    assertThat(Compilation.texts(contracts).keySet())
        .containsExactly(
            "com.acme.Child.txt", "com.acme.Grand.txt", "com.acme.Helper.txt", "com.far.Far.txt");
  }

  @Test
  void aClassWithOtherProblemsHasNoContract() {
    compile(With.JAVAC, model("@Attribute Object model;"));

    assertThat(contracts).doesNotExist();
  }

  private void keep(String text) throws IOException {
    Files.createDirectories(contracts);
    Files.writeString(file, text);
  }

  private static String text(String lines) {
    return HEADER + "llm com.acme:Model\n" + BASE + lines;
  }

  private static String model(String members) {
    return """
    package com.acme;
    import dev.retort.annotation.*;
    import dev.retort.llm.*;
    import org.jspecify.annotations.Nullable;
    /** A model. */
    @LLMType
    @SuppressWarnings("retort:doc-missing")
    public class Model extends AsyncLLM {
      @Override public String modelName() { return "m"; }
      MEMBERS
      GenerateOutput generateAsync(Input input) { return new GenerateOutput(""); }
    }
    """
        .replace("MEMBERS", members);
  }

  private Compilation compile(With with, String source, String... options) {
    try {
      Path java = Files.writeString(temp.resolve("Model.java"), source);
      return held(with).option(options).compile(java);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Compilation compileCase(With with, String name) {
    return held(with)
        .option("-proc:only")
        .compile(Compilation.javaFiles(CasesTest.CASES.resolve(name)));
  }

  private Compilation held(With with) {
    return new Compilation(with).option("-Aretort.contracts=" + contracts);
  }
}

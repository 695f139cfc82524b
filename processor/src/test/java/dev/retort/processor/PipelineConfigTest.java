package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which files are checked, when, and where what is wrong with them is told. The stub of the checker
 * tells what a file says; that the rules are those of the command is tested where the runtime is.
 */
class PipelineConfigTest {
  private static final String ANNOTATED =
      "package com.acme; @dev.retort.annotation.PipelineConfig(%s) final class App {}";

  @TempDir private Path folder;
  private final List<Path> sources = new ArrayList<>();

  private Path resource(String name, String... lines) throws IOException {
    Path file = folder.resolve("resources").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines));
  }

  private void source(String name, CharSequence text) throws IOException {
    sources.add(Files.writeString(folder.resolve(name + ".java"), text));
  }

  private void annotated(String value) throws IOException {
    source("App", ANNOTATED.formatted(value));
  }

  private Compilation compilation(With with) {
    return new Compilation(with).option("-Aretort.resources=" + folder.resolve("resources"));
  }

  private List<String> told(With with) {
    return compilation(with).compile(sources).messages().stream()
        .map(Compilation.Message::toString)
        .filter(text -> text.contains("[retort:"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void everyProblemIsToldAtTheValueInOrderOfTheFiles(With with) throws IOException {
    resource("b/two.yaml", "error unknown-key unknown key \"b\"", "error cycle round and round");
    resource("a/one.yaml", "", "error wrong-type \"a\" is text");
    annotated("\"**/*.yaml\"");

    assertThat(told(with))
        .containsExactly(
            "App.java:1: error at \"**/*.yaml\": a/one.yaml:2:1: \"a\" is text [retort:wrong-type]",
            "App.java:1: error at \"**/*.yaml\": b/two.yaml:1:1: unknown key \"b\""
                + " [retort:unknown-key]",
            "App.java:1: error at \"**/*.yaml\": b/two.yaml:2:1: round and round [retort:cycle]");
  }

  @Test
  void eachPatternHasTheProblemsOfItsFilesAndAFileThatTwoMatchIsToldOnce() throws IOException {
    resource("one.yaml", "error cycle one");
    resource("two.yaml", "error cycle two");
    annotated("{\"two.*\", \"*.yaml\"}");

    assertThat(told(With.JAVAC))
        .containsExactly(
            "App.java:1: error at \"two.*\": two.yaml:1:1: two [retort:cycle]",
            "App.java:1: error at \"*.yaml\": one.yaml:1:1: one [retort:cycle]");
  }

  @Test
  void aPackageMayNameFiles() throws IOException {
    resource("one.yaml", "error cycle one");
    source("package-info", "@dev.retort.annotation.PipelineConfig(\"one.yaml\") package com.acme;");

    assertThat(told(With.JAVAC))
        .containsExactly(
            "package-info.java:1: error at \"one.yaml\": one.yaml:1:1: one [retort:cycle]");
  }

  @Test
  void aWarningStaysAWarningAndCanBeSilenced() throws IOException {
    resource("one.yaml", "warning odd-step odd", "warning missing-input gone");
    source(
        "App",
        "package com.acme; @SuppressWarnings(\"retort:odd-step\")"
            + " @dev.retort.annotation.PipelineConfig(\"one.yaml\") final class App {}");

    assertThat(told(With.JAVAC))
        .containsExactly(
            "App.java:1: warning at \"one.yaml\": one.yaml:2:1: gone [retort:missing-input]");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void filesAreReadFromTheClassOutputWithoutTheOption(With with) throws IOException {
    annotated("\"pipelines/*.yaml\"");
    Compilation compilation = new Compilation(with);
    Path file = compilation.output().resolve("pipelines/one.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "error cycle one");

    assertThat(compilation.compile(sources).ours())
        .containsExactly(
            "App.java:1: error at \"pipelines/*.yaml\": pipelines/one.yaml:1:1: one"
                + " [retort:cycle]");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aPatternThatMatchesNothingInTheClassOutputSaysHowToGetThere(With with) throws IOException {
    annotated("\"pipelines/*.yaml\"");

    assertThat(new Compilation(with).compile(sources).ours())
        .containsExactly(
            "App.java:1: error at \"pipelines/*.yaml\": no resource matches \"pipelines/*.yaml\" in"
                + " the class output; name one that is copied there before javac runs, or pass"
                + " -Aretort.resources=DIR [retort:pipeline-unmatched]");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void llmsOfTheSameRoundCount(With with) throws IOException {
    resource("one.yaml", "type com.acme:Answers", "type com.acme:Nobody");
    annotated("\"one.yaml\"");
    source(
        "Answers", InMemory.llm("Answers", "LLM", "@RuntimeParam int kwarg").getCharContent(true));

    assertThat(told(with))
        .containsExactly(
            "App.java:1: error at \"one.yaml\": one.yaml:2:1: Undeclared[isClass=false] of"
                + " [Answers] [retort:unknown-type]");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void theDeclaredTypesOfAPackageAreKnownToThoseWhoMisspelOne(With with) throws IOException {
    resource("one.yaml", "type com.acme:Anwers");
    annotated("\"one.yaml\"");
    source(
        "Answers",
        InMemory.llm("Answers", "LLM", "@RuntimeParam int kwarg")
            .getCharContent(true)
            .toString()
            .replace("@LLMType", "@LLMType(aliases = {\"com.acme:Replies\", \"com.other:X\"})"));
    source("Plain", "package com.acme; final class Plain {}");

    assertThat(told(with))
        .containsExactly(
            "App.java:1: error at \"one.yaml\": one.yaml:1:1: Undeclared[isClass=false] of"
                + " [Answers, Replies] [retort:unknown-type]");
  }

  @Test
  void anLlmThatAnotherProcessorMakesRoundsLaterCounts() throws IOException {
    resource("one.yaml", "type com.acme:Made");
    annotated("\"one.yaml\"");
    source("Other", "package com.acme; @Deprecated final class Other {}"); // For the other one.
    String made =
        InMemory.llm("Made", "LLM", "@RuntimeParam int kwarg")
            .getCharContent(true)
            .toString()
            .replace("package com.acme;\n", "");

    List<Compilation.Message> messages =
        compilation(With.JAVAC)
            .processors(new RetortProcessor(), new Maker("Made", made, 2))
            .compile(sources)
            .messages();

    assertThat(messages).isEmpty();
  }

  @Test
  void anLlmWithMistakesIsNotToldAgain() throws IOException {
    resource("one.yaml", "type com.acme:Bad");
    annotated("\"one.yaml\"");
    source(
        "Bad",
        InMemory.llm("Bad", "LLM", "@RuntimeParam(defaultValue = \"x\") int kwarg")
            .getCharContent(true));

    assertThat(told(With.JAVAC)).singleElement().asString().contains("[retort:default-invalid]");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void anLlmOfAJarIsFoundByItsNameAndByItsAlias(With with) throws IOException {
    Path llm = folder.resolve("InJar.java");
    Files.writeString(
        llm,
        InMemory.llm("InJar", "LLM", "@RuntimeParam int kwarg")
            .getCharContent(true)
            .toString()
            .replace("@LLMType", "@LLMType(aliases = \"other.place:Called\")"));
    Path jar = new Compilation(with).compile(llm).jar(path -> true);
    resource("one.yaml", "type com.acme:InJar", "type other.place:Called", "type other.place:No");
    annotated("\"one.yaml\"");

    assertThat(compilation(with).after(jar).compile(sources).ours())
        .containsExactly(
            "App.java:1: error at \"one.yaml\": one.yaml:3:1: Undeclared[isClass=false] of []"
                + " [retort:unknown-type]");
  }

  @Test
  void anAliasOfTheSameRoundIsFound() throws IOException {
    resource("one.yaml", "type other.place:Called");
    annotated("\"one.yaml\"");
    source(
        "Here",
        InMemory.llm("Here", "LLM", "@RuntimeParam int kwarg")
            .getCharContent(true)
            .toString()
            .replace("@LLMType", "@LLMType(aliases = \"other.place:Called\")"));

    assertThat(told(With.JAVAC)).isEmpty();
  }
}

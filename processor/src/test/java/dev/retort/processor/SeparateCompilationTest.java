package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is compiled apart comes out as if compiled together: the goldens of the case with parents in
 * other packages hold names, texts, nullability, defaults, presets and constraints of all of them.
 */
class SeparateCompilationTest {
  private static final Path FAMILY = CasesTest.CASES.resolve("ok-inherit");
  private static final List<Path> PARENTS =
      Stream.of("Base.java", "Plain.java").map(FAMILY::resolve).toList();
  private static final List<Path> CHILDREN =
      Stream.of("Bound.java", "Near.java", "Far.java", "Farther.java")
          .map(FAMILY::resolve)
          .toList();

  static Stream<Arguments> pairsOfCompilers() {
    return Arrays.stream(With.values())
        .flatMap(one -> Arrays.stream(With.values()).map(other -> Arguments.of(one, other)));
  }

  @ParameterizedTest(name = "parents by {0}, children by {1}")
  @MethodSource("pairsOfCompilers")
  void childrenOfParentsInAJarAreWrittenAsIfCompiledWithThem(With parents, With children)
      throws IOException {
    Path jar = new Compilation(parents).compile(PARENTS).jar(path -> true);

    Compilation apart = new Compilation(children).after(jar).compile(CHILDREN);

    assertThat(apart.passed()).as(apart.messages().toString()).isTrue();
    assertThat(apart.generated()).isEqualTo(golden(path -> !path.startsWith("com/acme/base/")));
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void oneClassCompiledAgainIsWrittenAsBefore(With with) throws IOException {
    Compilation all = new Compilation(with).compile(Compilation.javaFiles(FAMILY));
    for (Path source : Compilation.javaFiles(FAMILY)) {
      String name = source.getFileName().toString().replace(".java", "");
      Path jar = all.jar(path -> !isOf(name, path));

      Map<String, String> again =
          new Compilation(with).after(jar).compile(List.of(source)).generated();

      assertThat(again).isEqualTo(golden(path -> isOf(name, path)));
    }
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aChangedClassIsWrittenAnewAndNoOther(With with, @TempDir Path folder) throws IOException {
    Path jar =
        new Compilation(with)
            .compile(Compilation.javaFiles(FAMILY))
            .jar(path -> !isOf("Plain", path));
    Path changed = folder.resolve("Plain.java");
    Files.writeString(
        changed,
        Files.readString(FAMILY.resolve("Plain.java")).replace("Where it is.", "Where it was."));

    Map<String, String> again = new Compilation(with).after(jar).compile(changed).generated();

    Map<String, String> expected = new TreeMap<>();
    golden(path -> isOf("Plain", path))
        .forEach((path, text) -> expected.put(path, text.replace("Where it is.", "Where it was.")));
    assertThat(again).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aParentCompiledWithoutTheProcessorIsNamedWithTheRemedy(With with) {
    Path jar = new Compilation(with).processors().compile(PARENTS).jar(path -> true);

    Compilation child = new Compilation(with).after(jar).compile(FAMILY.resolve("Farther.java"));

    assertThat(problems(child))
        .containsExactly(
            "com.acme.base.Plain, which Farther extends, was compiled"
                + " without the Retort processor: com.acme.base.PlainMembers is missing; compile it"
                + " with retort-processor in annotationProcessorPaths"
                + " [retort:parent-not-processed]");
  }

  @ParameterizedTest
  @EnumSource(With.class)
  void aGenericParentCompiledWithoutTheProcessorIsNamedToo(With with) {
    Path jar = new Compilation(with).processors().compile(PARENTS).jar(path -> true);

    Compilation child = new Compilation(with).after(jar).compile(FAMILY.resolve("Bound.java"));

    assertThat(problems(child))
        .containsExactly(
            "com.acme.base.Base, which Bound extends, was compiled"
                + " without the Retort processor: com.acme.base.BaseMembers is missing; compile it"
                + " with retort-processor in annotationProcessorPaths"
                + " [retort:parent-not-processed]");
  }

  private static Stream<String> problems(Compilation compilation) {
    return compilation.messages().stream()
        .map(Compilation.Message::text)
        .filter(text -> text.contains("[retort:"));
  }

  private static Map<String, String> golden(Predicate<String> paths) throws IOException {
    Map<String, String> files = Compilation.texts(GoldenTest.GOLDENS.resolve("ok-inherit"));
    files.keySet().removeIf(path -> !paths.test(path));
    return files;
  }

  /** Whether a file is one that incremental builds remove before a class is compiled again. */
  private static boolean isOf(String name, String path) {
    return path.matches(
        ".*[/.]"
            + name
            + "(Descriptor|Members|Serializer|Kwargs|Builder|)(\\$.*|)"
            + "(\\.java|\\.class|\\.json|/.*|)");
  }
}

package dev.retort.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {
  @TempDir Path folder;

  @Test
  void aTypeWithoutAnEntryIsNotDeclared() throws Exception {
    try (URLClassLoader loader = loader("a")) {
      assertThat(Types.find(new TypeInfo("java.lang", "String"), loader)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"'', ''", ".., X", "a/b, X", "a, ../X", "a, X.", "a..b, X", "a, 1X", "a b, X"})
  void aNameThatIsNoJavaNameIsNotDeclared(String module, String name) throws Exception {
    try (URLClassLoader loader = loader("a")) {
      assertThat(Types.find(new TypeInfo(module, name), loader)).isEmpty();
    }
  }

  @Test
  void twoJarsWithOneNameAreBothNamed() throws Exception {
    entry("one", "com.acme.Twice", "com.acme.TwiceDescriptor");
    entry("two", "com.acme.Twice", "com.acme.TwiceDescriptor");
    try (URLClassLoader loader = loader("one", "two")) {
      assertThatThrownBy(() -> Types.find(new TypeInfo("com.acme", "Twice"), loader))
          .isInstanceOf(AmbiguousTypeException.class)
          .hasMessage(
              "the type com.acme:Twice is declared twice: in "
                  + url("one")
                  + " and in "
                  + url("two"));
    }
  }

  @Test
  void anEntryWhoseClassIsMissingTellsHowToMendTheBuild() throws Exception {
    entry("one", "com.acme.Gone", "com.acme.GoneDescriptor");
    try (URLClassLoader loader = loader("one")) {
      assertThatThrownBy(() -> Types.find(new TypeInfo("com.acme", "Gone"), loader))
          .isInstanceOf(MissingCompanionException.class)
          .hasMessageStartingWith("no generated class com.acme.GoneDescriptor for com.acme:Gone.")
          .hasMessageContaining("<annotationProcessorPaths>");
    }
  }

  @Test
  void anEntryThatNamesAnyOtherClassGivesNoDescriptor() throws Exception {
    entry("one", "com.acme.Evil", "java.lang.Runtime");
    try (URLClassLoader loader = loader("one")) {
      assertThatThrownBy(() -> Types.find(new TypeInfo("com.acme", "Evil"), loader))
          .isInstanceOf(MissingCompanionException.class);
    }
  }

  @Test
  void aClassWithoutCompanionTellsThatTheProcessorWasNotRun() {
    assertThatThrownBy(() -> Types.of(TypesTest.class))
        .isInstanceOf(MissingCompanionException.class)
        .hasMessageContaining("since JDK 23");
  }

  private void entry(String root, String name, String line) throws Exception {
    Path file = folder.resolve(root).resolve("META-INF/retort/types").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, line + "\n");
  }

  private URLClassLoader loader(String... roots) throws Exception {
    URL[] urls = new URL[roots.length];
    for (int i = 0; i < roots.length; i++) {
      urls[i] = url(roots[i]);
    }
    return new URLClassLoader(urls, getClass().getClassLoader());
  }

  private URL url(String root) throws Exception {
    Path path = folder.resolve(root);
    Files.createDirectories(path);
    return path.toUri().toURL();
  }
}

package dev.retort.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The entries that the processor writes for native images name what the runtime looks up by name,
 * and no more: an entry too many is kept in the image, one too few fails there alone.
 */
class NativeImageTest {
  private static final LookUps LOOK_UPS = new LookUps(classPath());
  private static String entries;

  @BeforeAll
  static void watch() throws ReflectiveOperationException, IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(LOOK_UPS);
    try {
      ((Runnable)
              LOOK_UPS
                  .loadClass(LifeOfAnLLM.class.getName())
                  .getDeclaredConstructor()
                  .newInstance())
          .run();
    } finally {
      thread.setContextClassLoader(before);
    }
    String file = "META-INF/native-image/dev.retort/com.acme.AcmeLLM/reachability-metadata.json";
    try (InputStream in = NativeImageTest.class.getClassLoader().getResourceAsStream(file)) {
      entries = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void close() throws IOException {
    LOOK_UPS.close();
  }

  @Test
  void theClassesAreThoseThatAreLookedUp() {
    assertThat(all("\"type\": \"(.*)\"")).isEqualTo(ours(LOOK_UPS.classes, "com.acme."));
  }

  @Test
  void theResourcesAreThoseThatAreLookedUp() {
    assertThat(all("\"glob\": \"(.*)\"")).isEqualTo(ours(LOOK_UPS.resources, "META-INF/retort/"));
  }

  /** {@code Types} reads it; methods and constructors of the class are called as any others. */
  @Test
  void theOneMemberReachedByNameIsTheInstance() {
    assertThat(all("\"name\": \"(.*)\"")).containsExactly("INSTANCE");
    assertThat(entries).doesNotContain("methods", "allDeclared", "allPublic");
  }

  private static Set<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(entries)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ours(Set<String> names, String prefix) {
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .map(NativeImageTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

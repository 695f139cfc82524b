package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class path of users, whose jars may hold some of our own. */
class UserClassesTest {
  @TempDir Path folder;

  private String jar(String name) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("META-INF/retort/types/com.acme." + name));
    }
    return jar.toString();
  }

  @Test
  void aJarThatTheCommandHasItselfIsLeftOut() throws IOException {
    String ours =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(place -> place.endsWith(".jar"))
            .map(place -> String.valueOf(Path.of(place).getFileName()))
            .findFirst()
            .orElseThrow();

    UserClasses classes = UserClasses.of(jar("theirs.jar") + File.pathSeparator + jar(ours), null);

    assertThat(classes.names("com.acme")).containsExactly("theirs.jar");
  }
}

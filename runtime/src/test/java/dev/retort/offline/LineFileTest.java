package dev.retort.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir Path folder;

  private LineFile of(String text) throws IOException {
    return new LineFile(Files.writeString(folder.resolve("lines"), text));
  }

  @Test
  void linesThatAreLongerThanTheBufferAreWhole() throws IOException {
    String text = "ä".repeat(100_000);
    try (LineFile lines = of("a\n" + text + "\n\nb")) {
      assertThat(lines.next()).isEqualTo("a");
      assertThat(lines.next()).isEqualTo(text);
      assertThat(lines.next()).isEmpty();
      assertThat(lines.next()).isEqualTo("b");
      assertThat(lines.next()).isNull();
    }
  }

  @Test
  void aLineIsReadAgainFromWhereItBegins() throws IOException {
    try (LineFile lines = of("a\n" + "b".repeat(200_000) + "\nc\n")) {
      lines.next();
      long start = lines.position();
      lines.next();
      assertThat(lines.next()).isEqualTo("c");
      lines.seek(start);
      assertThat(lines.next()).hasSize(200_000);
    }
  }

  @Test
  void whatIsTooLongForALineIsCutAndTheNextOneIsWhole() throws IOException {
    Path file = folder.resolve("long");
    try (var out = Files.newOutputStream(file)) {
      byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 70; i++) {
        out.write(piece);
      }
      out.write("\nb\n".getBytes(StandardCharsets.UTF_8));
    }
    try (LineFile lines = new LineFile(file)) {
      assertThat(lines.next()).hasSize(LineFile.LONGEST);
      assertThat(lines.next()).isEqualTo("b");
    }
  }
}

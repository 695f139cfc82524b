package dev.retort.bench.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compile-cost program once, on a few classes. */
class CompileCostTest {
  @TempDir Path folder;

  @Test
  void everyVariantCompiles() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    new CompileCost(2, folder).run(0, 1, new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("retort", "all checks", "avaje-jsonb", "dsl-json");
  }
}

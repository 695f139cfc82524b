package dev.retort.llamacpp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The small real model, where it is: it goes on with a story, and follows no instruction. */
final class TinyModel {
  private TinyModel() {}

  /** Its file; the test that asks is skipped where there is none. */
  static Path file() {
    String folder = System.getProperty("retort.test.models", "../../../shared/models");
    Path file = Path.of(folder, "stories260K.gguf").toAbsolutePath().normalize();
    assumeTrue(
        Files.exists(file), "no model at " + file + "; set retort.test.models to its folder");
    return file;
  }
}

package dev.retort.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build, which the build writes into a resource. */
final class Version {
  private Version() {}

  static String line() {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      return "retort "
          + (in == null ? "?" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read version.txt", e);
    }
  }
}

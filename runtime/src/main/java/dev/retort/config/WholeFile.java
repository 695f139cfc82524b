package dev.retort.config;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file as a whole: a reader sees the old text or the new one, never half of it. */
final class WholeFile {
  private WholeFile() {}

  static void write(Path file, byte[] bytes) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    // The name need not be a secret, only free: a secret one costs the start of a random source.
    String unique = Long.toHexString(ProcessHandle.current().pid() ^ (System.nanoTime() << 20));
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + unique + ".tmp");
    try {
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(bytes);
        out.getFD().sync();
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}

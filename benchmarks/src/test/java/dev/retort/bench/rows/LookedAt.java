package dev.retort.bench.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes until its heap was looked at twice, so that the first look is over: a look is a full
 * collection, and nothing else makes one here. However slow the machine is, it is not missed. It
 * gives up after ten minutes.
 */
final class LookedAt {
  private static final int BETWEEN_MILLIS = 10;
  private static final int MOST = 60_000;
  private static final int LOOKS = 2;

  private LookedAt() {}

  /**
   * Writes.
   *
   * @param args the file
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (OutputStream out = Files.newOutputStream(Path.of(args[0]))) {
      for (int i = 0; i < MOST && fullCollections() < LOOKS; i++) {
        out.write('.');
        Thread.sleep(BETWEEN_MILLIS);
      }
    }
  }

  private static long fullCollections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(each -> each.getName().equals("MarkSweepCompact"))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}

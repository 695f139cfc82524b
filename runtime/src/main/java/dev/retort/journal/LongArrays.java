package dev.retort.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes arrays of numbers that outgrow the heap: what is small is in the heap, what is large in a
 * file that the system maps, so that a run of any length has a heap of the same size. The files
 * have no name once they are mapped, and so go with the process, however it ends. Immutable; the
 * arrays are as safe as arrays are.
 */
public final class LongArrays {
  /** 512 KiB: with less, a file is not worth it. */
  private static final int LARGEST_IN_HEAP = 1 << 16;

  /** More bytes than one mapping holds. */
  private static final int MOST = 1 << 28;

  private static final int CHUNK = 1 << 16;
  private static final String PREFIX = "index-";
  private static final String SUFFIX = ".tmp";

  private final @Nullable Path folder;

  private LongArrays(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Arrays that are all in the heap. */
  public static LongArrays inHeap() {
    return new LongArrays(null);
  }

  /**
   * Arrays of which the large ones are on a disk.
   *
   * @param folder has room for them and is nobody else's; what a kill left there is taken away
   * @return the source of arrays
   */
  static LongArrays in(Path folder) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // They are in nobody's way.
    }
    return new LongArrays(folder);
  }

  /**
   * An array of zeros. It is in the heap if the disk has no room for it.
   *
   * @param count of numbers
   * @return to be used by index
   */
  public LongBuffer zeros(int count) {
    if (folder != null && count > LARGEST_IN_HEAP && count < MOST) {
      try {
        return mapped(folder, count);
      } catch (IOException e) {
        // The heap may have room.
      }
    }
    return LongBuffer.allocate(count);
  }

  private static LongBuffer mapped(Path folder, int count) throws IOException {
    Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = (long) count * Long.BYTES;
      // A disk that is full tells it here; a page that cannot be had later would be an error of the
      // JVM.
      for (long at = 0; at < size; ) {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(CHUNK, size - at));
        at += channel.write(zeros, at);
      }
      return channel
          .map(FileChannel.MapMode.READ_WRITE, 0, size)
          .order(ByteOrder.nativeOrder())
          .asLongBuffer();
    } finally {
      // Where a mapped file cannot be taken away, the next run does.
      remove(file);
    }
  }

  private static void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}

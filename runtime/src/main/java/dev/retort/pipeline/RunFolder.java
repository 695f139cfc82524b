package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The output folder of one run: {@code data/<step>.jsonl}, {@code pipeline.yaml}, {@code run.json}.
 * It is locked from the opening to the end, by a lock of the operating system, which a kill
 * releases.
 */
final class RunFolder implements AutoCloseable {
  private static final String LOCK = ".retort.lock";
  private static final String DATA = "data";
  private static final String CONFIG = "pipeline.yaml";
  private static final String REPORT = "run.json";

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;

  private RunFolder(Path folder, FileChannel lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Makes and locks a folder.
   *
   * @throws ConfigException if it is in use, holds something already, or cannot be made
   */
  static RunFolder open(Path folder, boolean overwrite) {
    FileChannel lockFile = null;
    try {
      boolean ofARun = Files.exists(folder.resolve(LOCK));
      Files.createDirectories(folder);
      lockFile =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(lockFile);
      if (lock == null) {
        lockFile.close();
        throw refused(
            "output-in-use",
            "another run is writing to the output folder \""
                + folder
                + "\"; wait for it, or choose another with --output");
      }
      RunFolder opened = new RunFolder(folder, lockFile, lock);
      if (opened.holdsSomething() && !(overwrite && ofARun)) {
        opened.close();
        if (!ofARun) {
          Files.deleteIfExists(folder.resolve(LOCK));
        }
        throw refused("output-not-empty", notEmpty(folder, ofARun));
      }
      return opened;
    } catch (IOException e) {
      closeQuietly(lockFile, e);
      throw refused(
          "output-unwritable",
          "cannot write to the output folder \"" + folder + "\": " + reason(e));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Only a run's files are ever replaced: what else is called data/x.jsonl may be an input. */
  private static String notEmpty(Path folder, boolean ofARun) {
    return "the output folder \""
        + folder
        + (ofARun
            ? "\" is not empty; say --overwrite to replace an earlier run, or choose another with"
                + " --output"
            : "\" is not empty and no run has made it; choose another with --output");
  }

  /** Takes away what an earlier run left, and writes the pipeline with the values in force. */
  void begin(String yaml) throws IOException {
    Files.deleteIfExists(folder.resolve(REPORT));
    Files.deleteIfExists(folder.resolve(CONFIG));
    Path data = folder.resolve(DATA);
    if (Files.isDirectory(data)) {
      try (Stream<Path> files = Files.list(data)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(data);
    replace(CONFIG, yaml);
  }

  private boolean holdsSomething() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> !file.getFileName().toString().equals(LOCK));
    }
  }

  Path path() {
    return folder;
  }

  /** Starts the file of a leaf. */
  LeafFile leaf(String step) throws IOException {
    return new LeafFile(folder.resolve(DATA).resolve(step + ".jsonl"));
  }

  /** Writes what the run came to. */
  void writeReport(String json) throws IOException {
    replace(REPORT, json);
  }

  /** Replaces a small file whole: a reader sees the old one or the new one. */
  private void replace(String name, String text) throws IOException {
    Path target = folder.resolve(name);
    Path temporary = folder.resolve(name + ".tmp");
    try {
      // Not a channel: the report is written where the thread was interrupted, too.
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.getFD().sync();
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Leaves a folder as it was before a run that could not begin. */
  void discard() throws IOException {
    if (!holdsSomething()) {
      Files.deleteIfExists(folder.resolve(LOCK));
    }
    close();
    deleteIfEmpty(folder);
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  @Override
  public void close() throws IOException {
    if (lock.isValid()) {
      lock.release();
    }
    lockFile.close();
  }

  private static void closeQuietly(@Nullable FileChannel channel, IOException failure) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return "it is a file";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? "no folder can be made there" : reason;
  }

  private static ConfigException refused(String id, String message) {
    return new ConfigException(
        List.of(new Problem(id, Problem.Severity.ERROR, "", null, message, null)));
  }
}

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
 * The output folder of one run: {@code data/<step>.jsonl}, {@code pipeline.yaml}, {@code run.json},
 * {@code journal/}, {@code batches/<step>/}. It is locked from the opening to the end, by a lock of
 * the operating system, which a kill releases.
 */
final class RunFolder implements AutoCloseable {
  private static final String LOCK = ".retort.lock";
  private static final String DATA = "data";
  static final String CONFIG = "pipeline.yaml";
  private static final String REPORT = "run.json";
  private static final String IDENTITY = ".retort.identity.yaml";
  private static final String JOURNAL = "journal";
  private static final String TEMPORARY = ".tmp";
  private static final String LIVE_TEMPORARY = REPORT + ".live" + TEMPORARY;

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final RunIdentity identity;

  private RunFolder(Path folder, FileChannel lockFile, FileLock lock, RunIdentity identity) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.identity = identity;
  }

  /**
   * Makes and locks a folder. One that an earlier run of the same identity has made is gone on
   * with; with {@code overwrite}, one that any run has made is taken.
   *
   * @throws ConfigException if it is in use, holds something else, or cannot be made
   */
  static RunFolder open(Path folder, RunIdentity identity, boolean overwrite) {
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
      RunFolder opened = new RunFolder(folder, lockFile, lock, identity);
      if (opened.holdsSomething()) {
        ConfigException refused =
            overwrite && ofARun ? opened.whyNotReplace() : opened.whyNotOn(ofARun);
        if (refused != null) {
          opened.close();
          if (!ofARun) {
            Files.deleteIfExists(folder.resolve(LOCK));
          }
          throw refused;
        }
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

  /** Does something to the folder of a run that nobody writes to meanwhile. */
  static void whileLocked(Path folder, Runnable deed) {
    try (FileChannel lockFile =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = tryLock(lockFile);
      if (lock == null) {
        throw refused(
            "output-in-use",
            "a run is writing to the output folder \"" + folder + "\"; wait for it, or stop it");
      }
      deed.run();
    } catch (IOException e) {
      throw refused(
          "output-unwritable",
          "cannot write to the output folder \"" + folder + "\": " + reason(e));
    }
  }

  /** Only a run's files are ever replaced: what else is called data/x.jsonl may be an input. */
  private static String notEmpty(Path folder, boolean ofARun) {
    return "the output folder \""
        + folder
        + (ofARun
            ? "\" holds a run that cannot be gone on with, since what it was about is not written"
                + " there; say --overwrite to replace it, or choose another with --output"
            : "\" is not empty and no run has made it; choose another with --output");
  }

  /** Why a run cannot go on in what the folder holds; null if it can. */
  private @Nullable ConfigException whyNotOn(boolean ofARun) throws IOException {
    RunIdentity earlier = ofARun ? earlier() : null;
    if (earlier == null) {
      return refused("output-not-empty", notEmpty(folder, ofARun));
    }
    String difference = identity.differenceFrom(earlier);
    return difference.isEmpty()
        ? null
        : refused(
            "output-of-another",
            "the output folder \""
                + folder
                + "\" holds the run of another pipeline: "
                + difference
                + "; choose another folder with --output, or say --overwrite to replace its data,"
                + " which keeps the answers of its journal");
  }

  /** Why what the folder holds cannot be replaced by another run; null if it can. */
  private @Nullable ConfigException whyNotReplace() throws IOException {
    if (goesOn()) {
      return null;
    }
    List<String> waiting = new BatchFolders(folder).unfinished();
    return waiting.isEmpty()
        ? null
        : refused(
            "batches-of-another",
            "the output folder \""
                + folder
                + "\" holds the run of another pipeline, whose offline batches are not finished ("
                + String.join(", ", waiting)
                + "); go on with that one, or cancel them with: retort batch cancel --output "
                + folder);
  }

  private boolean goesOn() throws IOException {
    RunIdentity earlier = earlier();
    return earlier != null && identity.differenceFrom(earlier).isEmpty();
  }

  private @Nullable RunIdentity earlier() throws IOException {
    Path file = folder.resolve(IDENTITY);
    return Files.exists(file) ? RunIdentity.read(IDENTITY, Files.readString(file)) : null;
  }

  /**
   * Takes away what an earlier run left, unless this one goes on with it, and writes the pipeline
   * with the values in force.
   */
  void begin(String yaml) throws IOException {
    boolean goesOn = goesOn();
    if (!goesOn) {
      new BatchFolders(folder).remove();
    }
    Files.deleteIfExists(folder.resolve(REPORT));
    Path data = folder.resolve(DATA);
    if (!goesOn && Files.isDirectory(data)) {
      try (Stream<Path> files = Files.list(data)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(data);
    replace(IDENTITY, identity.toText());
    replace(CONFIG, yaml);
  }

  /** Where the run keeps the answers of its LLMs. */
  Path journal() {
    return journalOf(folder);
  }

  /** Where a run keeps them in a folder that is not opened. */
  static Path journalOf(Path folder) {
    return folder.resolve(JOURNAL);
  }

  /** Where a step keeps the record of its offline batches. */
  Path batches(String step) {
    return new BatchFolders(folder).of(step);
  }

  private boolean holdsSomething() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> !isOurs(file.getFileName().toString()));
    }
  }

  /** What a run leaves that was killed before it had anything worth keeping. */
  private static boolean isOurs(String name) {
    return name.equals(LOCK)
        || name.equals(IDENTITY)
        || name.equals(JOURNAL)
        || List.of(IDENTITY + TEMPORARY, CONFIG + TEMPORARY, REPORT + TEMPORARY, LIVE_TEMPORARY)
            .contains(name);
  }

  Path path() {
    return folder;
  }

  /** Starts the file of a leaf. */
  LeafFile leaf(String step) throws IOException {
    return new LeafFile(folder.resolve(DATA).resolve(step + ".jsonl"));
  }

  /** Writes what the run came to. If that fails, no file says that it still goes on. */
  void writeReport(String json) throws IOException {
    try {
      replace(REPORT, json);
    } catch (IOException e) {
      Files.deleteIfExists(folder.resolve(REPORT));
      throw e;
    }
  }

  /** Writes where the run stands. Power may be lost with it: the disk is not waited for. */
  void writeLiveReport(String json) throws IOException {
    replace(folder.resolve(REPORT), folder.resolve(LIVE_TEMPORARY), json, false);
  }

  /** Replaces a small file whole: a reader sees the old one or the new one. */
  private void replace(String name, String text) throws IOException {
    replace(folder.resolve(name), folder.resolve(name + TEMPORARY), text, true);
  }

  private static void replace(Path target, Path temporary, String text, boolean isSynced)
      throws IOException {
    try {
      write(target, temporary, text, isSynced);
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  private static void write(Path target, Path temporary, String text, boolean isSynced)
      throws IOException {
    try {
      // Not a channel: the report is written where the thread was interrupted, too.
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        if (isSynced) {
          out.getFD().sync();
        }
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

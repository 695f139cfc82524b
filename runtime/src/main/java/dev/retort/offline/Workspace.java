package dev.retort.offline;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run: its ledger, the files of requests, the results. Without a folder that stays,
 * the ledger is in memory alone and the files are in a temporary folder. One thread at a time.
 */
public final class Workspace {
  static final String LEDGER = "batches.json";

  /** Where the index of the results is while answers are given. */
  static final String PLACES = "places";

  private static final String TEMPORARY = ".tmp";

  /** Writes a file's content. */
  interface Content {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  private final @Nullable Path lasting;
  private @Nullable Path passing;
  private @Nullable Ledger ledger;
  private boolean looked;

  /**
   * A folder, which is made when it is needed.
   *
   * @param lasting null for none that stays
   */
  public Workspace(@Nullable Path lasting) {
    this.lasting = lasting;
  }

  /** The ids of the batches that are known to exist; null as long as nobody has looked. */
  public @Nullable List<String> batches() {
    return ledger == null ? (looked ? List.of() : null) : ledger.batches();
  }

  /** The record of the run; null if there is none. */
  @Nullable Ledger ledger() throws IOException {
    if (ledger == null && lasting != null) {
      ledger = read(lasting);
      looked |= ledger != null;
    }
    return ledger;
  }

  /** The record of a run that was begun. */
  Ledger begun() throws IOException {
    Ledger known = ledger();
    if (known == null) {
      throw new IllegalStateException("no run was begun");
    }
    return known;
  }

  /** The record that a folder holds; null if it holds none. */
  static @Nullable Ledger read(Path folder) throws IOException {
    Path file = folder.resolve(LEDGER);
    try {
      return LedgerText.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Keeps the record, on the disk where there is a folder, before this returns. */
  void keep(Ledger changed) throws IOException {
    if (lasting != null) {
      byte[] text = LedgerText.of(changed).getBytes(StandardCharsets.UTF_8);
      write(LEDGER, out -> out.write(text));
    }
    ledger = changed;
    looked = true;
  }

  /** Where a file of the run is. */
  Path file(String name) throws IOException {
    return folder().resolve(name);
  }

  static String requests(Part part) {
    return "requests-" + part.number() + ".jsonl";
  }

  static String results(Part part) {
    return "results-" + part.number() + ".jsonl";
  }

  /** Writes a file so that it is there whole or not at all, whatever happens. */
  void write(String name, Content content) throws IOException {
    try {
      writeSlowly(name, content);
    } catch (InterruptedException e) {
      throw new IllegalStateException("only what waits is interrupted", e);
    }
  }

  /** The same for content that is waited for. */
  void writeSlowly(String name, Content content) throws IOException, InterruptedException {
    Path target = file(name);
    Path temporary = file(name + TEMPORARY);
    try {
      // Not a channel: an interrupt closes one, and the record is to be kept then, too.
      try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
        BufferedOutputStream out = new BufferedOutputStream(file, 1 << 16);
        content.to(out);
        out.flush();
        file.getFD().sync();
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(folder());
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Without it a crash of the machine may lose the new name. Windows has no such thing. */
  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (ClosedByInterruptException e) {
      // Before or meanwhile. The rename is done; where the thread waits next it ends.
    } catch (java.nio.file.AccessDeniedException e) {
      // Folders cannot be opened here.
    }
  }

  void remove(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /** Takes the files away; the record stays. */
  void removeFiles() throws IOException {
    Path folder = lasting == null ? passing : lasting;
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("requests-") || name.startsWith("results-") || name.equals(PLACES)) {
          Files.delete(file);
        }
      }
    }
    tidy();
  }

  /** Takes the temporary folder away if nothing is in it. */
  void tidy() throws IOException {
    if (passing != null) {
      try {
        Files.deleteIfExists(passing);
        passing = null;
      } catch (DirectoryNotEmptyException e) {
        // Results wait there for the others.
      }
    }
  }

  /** Forgets the run, as if nobody had looked. */
  void drop() throws IOException {
    forget();
    looked = false;
  }

  /** Forgets the run. */
  void forget() throws IOException {
    removeFiles();
    if (lasting != null) {
      remove(LEDGER);
    }
    ledger = null;
    looked = true;
  }

  private Path folder() throws IOException {
    if (lasting != null) {
      Files.createDirectories(lasting);
      return lasting;
    }
    Path made = passing;
    if (made == null) {
      made = Files.createTempDirectory("retort-batches-");
      passing = made;
    }
    return made;
  }
}

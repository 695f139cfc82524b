package dev.retort.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A folder of records by key: append only, checksummed, written through to the disk. One process at
 * a time, by a lock of the operating system; any thread.
 *
 * <p>What a kill cut off at the end is taken away when the journal is opened. A damaged record in
 * the middle is passed over: the records around it are as good as before.
 */
public final class Journal implements AutoCloseable {
  /*
   * The file is written by the thread of GroupWriter alone. A record has its place in the table
   * before it is written, and is found once the end has moved behind it, when it is on the disk.
   * Neither file is a channel, which an interrupt of whoever reads it would close for all.
   */
  static final String FILE = "answers.journal";
  private static final String LOCK = ".retort.lock";
  private static final int CHUNK = 1 << 20;
  private static final int WINDOW = 1 << 16;

  /** Both halves of the key of the note that is the name: "journal:" in ASCII, no hash. */
  private static final long NAME = 0x6A6F75726E616C3AL;

  private static final int NAME_SIZE = 16;

  private final Path path;
  private final FileChannel lockFile;
  private final RandomAccessFile out;
  private final GroupWriter writer;
  private final long torn;
  private final long damaged;
  private final long opened;
  private final LongArrays arrays;
  private final byte[] name;

  // The writing thread's alone.
  private byte[] chunk = new byte[WINDOW];

  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock. The end is written by the writing thread alone.
  private long end;
  private final OffsetTable table;
  private final RandomAccessFile in;
  private byte[] window = new byte[WINDOW];
  private long windowStart;
  private int windowLength;

  private Journal(
      Path path, LongArrays arrays, FileChannel lockFile, RandomAccessFile out, RandomAccessFile in)
      throws IOException {
    this.path = path;
    this.lockFile = lockFile;
    this.out = out;
    this.in = in;
    this.arrays = arrays;
    this.table = new OffsetTable(arrays);
    Scan scan = new Scan(in);
    scan.into(table);
    this.torn = scan.torn();
    this.damaged = scan.damaged();
    this.end = scan.end();
    out.setLength(end);
    out.seek(end);
    this.name = nameOrNew();
    this.opened = end;
    this.writer = new GroupWriter(this::write);
  }

  /**
   * Opens the journal of a folder, which is made where there is none.
   *
   * @param folder holds {@code answers.journal}
   * @return the journal, to be closed
   * @throws JournalException if another process has it open, what is there is no journal or a newer
   *     one, or nothing can be written there
   */
  public static Journal open(Path folder) throws JournalException {
    Path path = folder.resolve(FILE);
    FileChannel lockFile = null;
    RandomAccessFile out = null;
    RandomAccessFile in = null;
    try {
      Files.createDirectories(folder);
      lockFile = lock(folder);
      out = new RandomAccessFile(path.toFile(), "rw");
      in = new RandomAccessFile(path.toFile(), "r");
      begin(path, out);
      return new Journal(path, LongArrays.in(folder), lockFile, out, in);
    } catch (IOException e) {
      closeAll(e, in, out, lockFile);
      throw e instanceof JournalException known
          ? known
          : new JournalException("cannot use the journal \"" + path + "\": " + reason(e));
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      // This very process has it open.
    }
    if (lock == null) {
      file.close();
      throw new JournalException(
          "another run is using the journal in \""
              + folder
              + "\"; wait for it, or let one of them have another");
    }
    return file;
  }

  /** Writes the head of a new journal, or makes sure of that of an old one. */
  private static void begin(Path path, RandomAccessFile file) throws IOException {
    if (isBegun(path, file)) {
      return;
    }
    // New, or cut off by a kill before it had a record.
    file.setLength(0);
    byte[] head = RecordFormat.head();
    byte[] name = chooseName();
    byte[] first = Arrays.copyOf(head, head.length + name.length);
    System.arraycopy(name, 0, first, head.length, name.length);
    file.write(first);
    file.getFD().sync();
    syncFolder(path);
  }

  /** The note that is the name of a journal, as a record. */
  private static byte[] chooseName() {
    UUID chosen = UUID.randomUUID();
    byte[] note =
        ByteBuffer.allocate(1 + NAME_SIZE)
            .put(RecordFormat.NOTE)
            .putLong(chosen.getMostSignificantBits())
            .putLong(chosen.getLeastSignificantBits())
            .array();
    byte[] record = new byte[RecordFormat.PREFIX_SIZE + note.length];
    RecordFormat.write(record, 0, NAME, NAME, note);
    return record;
  }

  /** The name that a journal was given when it was begun; another where that cannot be read. */
  private byte[] nameOrNew() throws IOException {
    byte[] note = find(NAME, NAME);
    if (note == null || note.length != 1 + NAME_SIZE) {
      byte[] record = chooseName();
      out.write(record);
      out.getFD().sync();
      table.put(NAME, NAME, end, true);
      end += record.length;
      note = Arrays.copyOfRange(record, RecordFormat.PREFIX_SIZE, record.length);
    }
    return Arrays.copyOfRange(note, 1, note.length);
  }

  /** Whether there is a whole head, of a journal that this version can read. */
  static boolean isBegun(Path path, RandomAccessFile file) throws IOException {
    byte[] head = RecordFormat.head();
    byte[] found = new byte[(int) Math.min(head.length, file.length())];
    file.readFully(found);
    if (Arrays.equals(found, head)) {
      return true;
    }
    boolean named = Arrays.equals(found, 0, lessVersion(found), head, 0, lessVersion(found));
    if (!named) {
      throw new JournalException(
          "the file \"" + path + "\" is no journal; take it away, or choose another folder");
    } else if (found.length == head.length) {
      throw new JournalException(
          "the journal \""
              + path
              + "\" is of version "
              + (found[found.length - 1] & 0xFF)
              + " of the format, and this Retort reads version "
              + RecordFormat.VERSION
              + "; use the Retort that wrote it, or choose another folder");
    }
    return false;
  }

  /** So that a file which is new is still there when power was lost. */
  private static void syncFolder(Path file) {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Some systems, Windows among them, open no folders; there it is theirs to see to.
    }
  }

  private static int lessVersion(byte[] found) {
    return Math.min(found.length, RecordFormat.HEAD_SIZE - 1);
  }

  /** Arrays for what is to be known of the records of a run, which may be many. */
  public LongArrays arrays() {
    return arrays;
  }

  /**
   * Finds the last record of a key that is on the disk.
   *
   * @param high upper half of the key
   * @param low lower half of the key
   * @return its payload; null if there is none
   * @throws IOException if the disk fails
   */
  public byte @Nullable [] find(long high, long low) throws IOException {
    lock.lock();
    try {
      long offset = table.get(high, low);
      return offset == OffsetTable.NONE || offset >= end ? null : read(offset);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps a number that is no record of its own, in place of an earlier one under that key. Nobody
   * is told whether the disk took it.
   *
   * @param high upper half of a key that no record has
   * @param low lower half
   * @param number what to keep
   */
  public void note(long high, long low, int number) {
    ByteBuffer note = ByteBuffer.allocate(1 + Integer.BYTES).put(RecordFormat.NOTE).putInt(number);
    var unused = append(high, low, note.array());
  }

  /**
   * A number that was noted.
   *
   * @param high upper half of the key
   * @param low lower half of the key
   * @return 0 if none was
   * @throws IOException if the disk fails
   */
  public int noted(long high, long low) throws IOException {
    byte[] note = find(high, low);
    return note != null && note.length == 1 + Integer.BYTES ? ByteBuffer.wrap(note).getInt(1) : 0;
  }

  /**
   * What no other journal is called, unless it is a copy.
   *
   * @return 16 bytes, of nothing but chance
   */
  public byte[] name() {
    return name.clone();
  }

  /**
   * Appends a record. It counts, and is found, once it is on the disk.
   *
   * @param high upper half of the key
   * @param low lower half of the key
   * @param payload not changed afterwards
   * @return completes then; exceptionally with an {@link IOException} if it could not be written,
   *     after which no other can
   */
  public Append append(long high, long low, byte[] payload) {
    Append record = new Append(high, low, payload);
    if (payload.length > RecordFormat.MAX_PAYLOAD) {
      record.completeExceptionally(
          new IOException("an answer of " + payload.length + " bytes is too long for the journal"));
    } else {
      writer.add(record);
    }
    return record;
  }

  /**
   * How many keys have a record, notes apart.
   *
   * @return those on the disk
   */
  public int size() {
    lock.lock();
    try {
      return table.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * How much was cut off at the end when the journal was opened.
   *
   * @return bytes; 0 if it ended in a whole record
   */
  public long torn() {
    return torn;
  }

  /**
   * How much of the journal could not be read when it was opened, its end apart.
   *
   * @return bytes
   */
  public long damaged() {
    return damaged;
  }

  /**
   * The file.
   *
   * @return as opened
   */
  public Path path() {
    return path;
  }

  /** Writes what was appended, and lets go of the folder. */
  @Override
  public void close() throws IOException {
    writer.close();
    IOException failure = new IOException("cannot close the journal \"" + path + "\"");
    closeAll(failure, in, out, lockFile);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  /** On the writing thread. */
  private void write(List<Append> group) throws IOException {
    long after = place(group);
    try {
      int filled = 0;
      for (Append record : group) {
        int size = RecordFormat.PREFIX_SIZE + record.payload.length;
        if (!record.counts) {
          continue;
        }
        if (filled + size > CHUNK && filled > 0) {
          out.write(chunk, 0, filled);
          filled = 0;
        }
        room(filled, size);
        RecordFormat.write(chunk, filled, record.high, record.low, record.payload);
        filled += size;
      }
      out.write(chunk, 0, filled);
      out.getFD().sync();
    } catch (IOException e) {
      takeBack(e);
      throw new IOException("cannot write the journal \"" + path + "\": " + reason(e), e);
    }
    lock.lock();
    try {
      end = after;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives each record its place. Two that asked for the same at once go on with the answer of the
   * first, as a later run does.
   *
   * @return where the last one ends
   */
  private long place(List<Append> group) {
    lock.lock();
    try {
      long at = end;
      for (Append record : group) {
        record.counts = record.isNote || table.get(record.high, record.low) < opened;
        if (record.counts) {
          table.put(record.high, record.low, at, record.isNote);
          at += RecordFormat.PREFIX_SIZE + record.payload.length;
        }
      }
      return at;
    } finally {
      lock.unlock();
    }
  }

  private void room(int filled, int size) {
    if (filled + size > chunk.length) {
      chunk = Arrays.copyOf(chunk, Math.max(filled + size, Math.min(CHUNK, chunk.length * 2)));
    }
  }

  /** What a full disk cut off is taken back. */
  private void takeBack(IOException failure) {
    try {
      out.setLength(end);
      out.seek(end);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Under lock. */
  private byte[] read(long offset) throws IOException {
    fill(offset, RecordFormat.PREFIX_SIZE);
    int length = RecordFormat.length(window, (int) (offset - windowStart));
    if (length < 0 || length > RecordFormat.MAX_PAYLOAD) {
      throw damagedAt(offset);
    }
    fill(offset, RecordFormat.PREFIX_SIZE + length);
    int at = (int) (offset - windowStart);
    if (!RecordFormat.isMarked(window, at) || !RecordFormat.isSound(window, at, length)) {
      throw damagedAt(offset);
    }
    return Arrays.copyOfRange(
        window, at + RecordFormat.PREFIX_SIZE, at + RecordFormat.PREFIX_SIZE + length);
  }

  private IOException damagedAt(long offset) {
    return new IOException(
        "the journal \"" + path + "\" was changed at byte " + offset + " since it was opened");
  }

  /** Has some bytes of the file in the window. Records are mostly asked for in their order. */
  private void fill(long at, int count) throws IOException {
    if (at >= windowStart && at + count <= windowStart + windowLength) {
      return;
    }
    if (at + count > end) {
      throw damagedAt(at);
    }
    if (count > window.length) {
      window = new byte[count];
    }
    windowStart = at;
    windowLength = 0;
    in.seek(at);
    // What is behind the end may be half written.
    int readable = (int) Math.min(window.length, end - at);
    in.readFully(window, 0, readable);
    windowLength = readable;
  }

  private static void closeAll(IOException failure, @Nullable AutoCloseable... all) {
    for (AutoCloseable each : all) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
  }

  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return "a file is where the folder should be";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? "nothing can be written there" : reason;
  }
}

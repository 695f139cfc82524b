package dev.retort.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A journal as it is at the moment, for those who only look: nothing is locked and nothing written,
 * whoever else uses it. One thread.
 */
public final class JournalView {
  private final OffsetTable table = new OffsetTable(LongArrays.inHeap());

  private JournalView() {}

  /**
   * Reads which keys have a record.
   *
   * @param folder that of a journal
   * @return none where there is no journal yet
   * @throws JournalException if what is there is no journal or a newer one, or cannot be read
   */
  public static JournalView of(Path folder) throws JournalException {
    JournalView view = new JournalView();
    scan(
        folder,
        (bytes, place, length, offset) ->
            view.table.put(
                RecordFormat.high(bytes, place),
                RecordFormat.low(bytes, place),
                offset,
                RecordFormat.isNote(bytes, place + RecordFormat.PREFIX_SIZE, length)));
    return view;
  }

  /**
   * Reads all payloads but notes, also those of keys that were written again, and all notes of one
   * key.
   *
   * @param folder that of a journal
   * @param reader given one payload after another; each is gone with the next
   * @param key both halves of the key of the notes
   * @param notes given these likewise
   * @throws JournalException if what is there is no journal or a newer one, or cannot be read
   */
  public static void payloads(
      Path folder, Consumer<ByteBuffer> reader, long key, Consumer<ByteBuffer> notes)
      throws JournalException {
    scan(
        folder,
        (bytes, place, length, offset) -> {
          int payload = place + RecordFormat.PREFIX_SIZE;
          boolean isNote = RecordFormat.isNote(bytes, payload, length);
          boolean isOfKey =
              RecordFormat.high(bytes, place) == key && RecordFormat.low(bytes, place) == key;
          if (!isNote || isOfKey) {
            (isNote ? notes : reader).accept(ByteBuffer.wrap(bytes, payload, length).slice());
          }
        });
  }

  private static void scan(Path folder, Scan.Visitor visitor) throws JournalException {
    Path path = folder.resolve(Journal.FILE);
    if (!Files.exists(path)) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (Journal.isBegun(path, file)) {
        new Scan(file).each(visitor);
      }
    } catch (IOException e) {
      throw e instanceof JournalException known
          ? known
          : new JournalException("cannot read the journal \"" + path + "\": " + Journal.reason(e));
    }
  }

  /**
   * How many keys have a record, notes apart.
   *
   * @return as found
   */
  public int size() {
    return table.size();
  }

  /**
   * Whether a key has a record.
   *
   * @param high upper half of the key
   * @param low lower half of the key
   * @return true if one was found
   */
  public boolean has(long high, long low) {
    return table.get(high, low) != OffsetTable.NONE;
  }
}

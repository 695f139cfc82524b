package dev.retort.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real files, cut and damaged in every way. */
@Timeout(300)
class JournalTest {
  private static final int HEAD = 16;

  /** Where the records begin that a test writes: the first one is the journal's name. */
  private static final int BEGIN = HEAD + 28 + 17;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("answers.journal");
  }

  private static byte[] payload(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String found(Journal journal, long key) throws IOException {
    byte[] payload = journal.find(key, key);
    return payload == null ? null : new String(payload, StandardCharsets.UTF_8);
  }

  /** Writes records 0, 1, ... one after another. */
  private void write(String... texts) throws IOException {
    try (Journal journal = Journal.open(folder)) {
      for (int i = 0; i < texts.length; i++) {
        journal.append(i, i, payload(texts[i])).join();
      }
    }
  }

  @Test
  void whatWasAppendedIsFoundAgainAfterReopening() throws IOException {
    write("zero", "", "two");
    try (Journal journal = Journal.open(folder)) {
      assertThat(List.of(found(journal, 0), found(journal, 1), found(journal, 2)))
          .containsExactly("zero", "", "two");
      assertThat(found(journal, 3)).isNull();
      assertThat(journal.size()).isEqualTo(3);
      assertThat(journal.torn() + journal.damaged()).isZero();
    }
  }

  @Test
  void whatIsAppendedIsFoundAtOnce() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      assertThat(found(journal, 7)).isNull();
      assertThat(journal.append(7, 7, payload("seven")).join()).isTrue();
      assertThat(found(journal, 7)).isEqualTo("seven");
    }
  }

  @Test
  void whoOnlyLooksSeesWhatIsThereWhileAnotherWrites() throws IOException {
    write("old");
    try (Journal journal = Journal.open(folder)) {
      journal.append(1, 1, payload("one")).join();
      journal.append(0, 0, payload("new")).join();
      JournalView view = JournalView.of(folder);
      assertThat(view.size()).isEqualTo(2);
      assertThat(view.has(1, 1)).isTrue();
      assertThat(view.has(1, 0)).isFalse();
      List<String> payloads = new ArrayList<>();
      JournalView.payloads(
          folder,
          each -> payloads.add(StandardCharsets.UTF_8.decode(each).toString()),
          7,
          note -> {});
      assertThat(payloads).containsExactly("old", "one", "new");
    }
  }

  @Test
  void allNotesOfAKeyAreSeenThoughOnlyTheLastOfThemIsFound() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      journal.append(7, 7, new byte[] {0, 1}).join();
      journal.append(7, 8, new byte[] {0, 2}).join();
      journal.append(7, 7, new byte[] {0, 3}).join();
    }
    List<Byte> notes = new ArrayList<>();
    JournalView.payloads(folder, each -> {}, 7, note -> notes.add(note.get(1)));
    assertThat(notes).containsExactly((byte) 1, (byte) 3);
  }

  @Test
  void whereThereIsNoJournalThereIsNothingToSee() throws IOException {
    assertThat(JournalView.of(folder.resolve("nowhere")).size()).isZero();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void keysThatDifferInOneHalfAreApart() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      journal.append(1, 2, payload("a")).join();
      journal.append(2, 1, payload("b")).join();
      assertThat(journal.find(1, 2)).isEqualTo(payload("a"));
      assertThat(journal.find(1, 1)).isNull();
    }
  }

  @Test
  void ofTwoRecordsWithOneKeyTheFirstSinceTheOpeningCounts() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      Append first = journal.append(1, 1, payload("first"));
      Append second = journal.append(1, 1, payload("second"));
      assertThat(first.join()).isTrue();
      assertThat(second.join()).isFalse();
      assertThat(found(journal, 1)).isEqualTo("first");
    }
    try (Journal journal = Journal.open(folder)) {
      assertThat(found(journal, 1)).isEqualTo("first");
    }
  }

  @Test
  void aRecordFromBeforeTheOpeningIsReplaced() throws IOException {
    write("old");
    write("new");
    try (Journal journal = Journal.open(folder)) {
      assertThat(found(journal, 0)).isEqualTo("new");
      assertThat(journal.size()).isEqualTo(1);
    }
  }

  @Test
  void aJournalCutAtAnyByteHasAllRecordsThatAreWhole() throws IOException {
    write("zero", "one", "two");
    byte[] whole = Files.readAllBytes(file());
    int[] ends = {BEGIN, BEGIN + 28 + 4, BEGIN + 2 * 28 + 7, BEGIN + 3 * 28 + 10};
    assertThat(whole).hasSize(ends[3]);
    for (int cut = 0; cut <= whole.length; cut++) {
      Files.write(file(), Arrays.copyOf(whole, cut));
      int records = 0;
      while (records < 3 && ends[records + 1] <= cut) {
        records++;
      }
      try (Journal journal = Journal.open(folder)) {
        assertThat(journal.size()).as("cut at " + cut).isEqualTo(records);
        int end = cut < BEGIN ? HEAD : ends[records];
        assertThat(journal.torn()).isEqualTo(Math.max(0, cut - end));
        // What is appended behind the cut can be read.
        journal.append(9, 9, payload("nine")).join();
        assertThat(found(journal, 9)).isEqualTo("nine");
      }
      try (Journal journal = Journal.open(folder)) {
        assertThat(journal.size()).isEqualTo(records + 1);
        assertThat(journal.torn() + journal.damaged()).isZero();
        assertThat(found(journal, 9)).isEqualTo("nine");
      }
    }
  }

  @Test
  void aJournalKeepsItsNameAndNoOtherHasIt() throws IOException {
    byte[] name;
    try (Journal journal = Journal.open(folder)) {
      name = journal.name();
      assertThat(name).hasSize(16);
    }
    write("zero");
    try (Journal journal = Journal.open(folder);
        Journal other = Journal.open(folder.resolve("other"))) {
      assertThat(journal.name()).isEqualTo(name);
      assertThat(other.name()).isNotEqualTo(name);
    }
  }

  @Test
  void aJournalWithoutANameIsGivenOne() throws IOException {
    write("zero");
    byte[] whole = Files.readAllBytes(file());
    byte[] nameless = Arrays.copyOf(whole, whole.length - (BEGIN - HEAD));
    System.arraycopy(whole, BEGIN, nameless, HEAD, nameless.length - HEAD);
    Files.write(file(), nameless);
    byte[] name;
    try (Journal journal = Journal.open(folder)) {
      name = journal.name();
      assertThat(found(journal, 0)).isEqualTo("zero");
      journal.append(1, 1, payload("one")).join();
    }
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.name()).isEqualTo(name);
      assertThat(found(journal, 1)).isEqualTo("one");
      assertThat(journal.size()).isEqualTo(2);
    }
  }

  @Test
  void aNoteIsFoundAndReplacedAndCountsAsNoRecord() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.noted(5, 5)).isZero();
      journal.note(5, 5, 7);
      journal.note(5, 5, 14);
      journal.append(1, 1, payload("one")).join();
      assertThat(journal.noted(5, 5)).isEqualTo(14);
      assertThat(journal.size()).isEqualTo(1);
    }
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.noted(5, 5)).isEqualTo(14);
      assertThat(journal.size()).isEqualTo(1);
      assertThat(JournalView.of(folder).size()).isEqualTo(1);
    }
  }

  @Test
  void aFlippedByteCostsItsRecordAndNoOther() throws IOException {
    write("zero", "one", "two");
    byte[] whole = Files.readAllBytes(file());
    int from = BEGIN + 28 + 4;
    int to = from + 28 + 3;
    for (int at = from; at < to; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x41;
      Files.write(file(), damaged);
      try (Journal journal = Journal.open(folder)) {
        assertThat(Arrays.asList(found(journal, 0), found(journal, 1), found(journal, 2)))
            .as("byte " + at)
            .containsExactly("zero", null, "two");
        assertThat(journal.damaged()).isEqualTo(28 + 3);
        assertThat(journal.torn()).isZero();
      }
    }
  }

  @Test
  void aJournalDamagedAnywhereGivesOnlyWhatWasWritten() throws IOException {
    String[] texts = new String[50];
    Arrays.setAll(texts, i -> "answer " + i + " \u00e9".repeat(i));
    write(texts);
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length + random.nextInt(40));
      for (int hits = random.nextInt(20); hits >= 0; hits--) {
        damaged[16 + random.nextInt(damaged.length - 16)] = (byte) random.nextInt(256);
      }
      Files.write(file(), Arrays.copyOf(damaged, 16 + random.nextInt(damaged.length - 15)));
      try (Journal journal = Journal.open(folder)) {
        for (int i = 0; i < texts.length; i++) {
          assertThat(found(journal, i)).isIn(null, texts[i]);
        }
      }
    }
  }

  @Test
  void zerosBehindTheLastRecordAsALostPowerLeavesThemAreCutOff() throws IOException {
    write("zero");
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length + 5000));
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.torn()).isEqualTo(5000);
      assertThat(found(journal, 0)).isEqualTo("zero");
    }
    assertThat(file()).hasSize(whole.length);
  }

  @Test
  void aLengthThatIsWrongDoesNotFillTheMemory() throws IOException {
    write("zero", "one");
    byte[] whole = Files.readAllBytes(file());
    whole[BEGIN + 4] = 0x7F;
    Files.write(file(), whole);
    try (Journal journal = Journal.open(folder)) {
      assertThat(found(journal, 1)).isEqualTo("one");
    }
  }

  @Test
  void aLongRecordIsWrittenAndRead() throws IOException {
    String longest = "x".repeat(3_000_000);
    write("short", longest, "short");
    try (Journal journal = Journal.open(folder)) {
      assertThat(found(journal, 1)).isEqualTo(longest);
      assertThat(found(journal, 2)).isEqualTo("short");
    }
  }

  @Test
  void manyRecordsAreAllFound() throws IOException {
    int many = 20_000;
    List<Append> appends = new ArrayList<>();
    try (Journal journal = Journal.open(folder)) {
      for (int i = 0; i < many; i++) {
        appends.add(journal.append(i * 31L, -i, payload("answer " + i)));
      }
      appends.forEach(Append::join);
    }
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.size()).isEqualTo(many);
      for (int i = many - 1; i >= 0; i--) {
        assertThat(journal.find(i * 31L, -i)).isEqualTo(payload("answer " + i));
      }
    }
  }

  @Test
  void anInterruptOfWhoAsksClosesNothing() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      Thread.currentThread().interrupt();
      Append append = journal.append(1, 1, payload("one"));
      assertThat(found(journal, 2)).isNull();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(append.join()).isTrue();
      assertThat(found(journal, 1)).isEqualTo("one");
    }
  }

  @Test
  void aJournalThatIsOpenIsRefusedToOthers() throws IOException {
    try (Journal first = Journal.open(folder)) {
      assertThatThrownBy(() -> Journal.open(folder))
          .isInstanceOf(JournalException.class)
          .hasMessage(
              "another run is using the journal in \""
                  + folder
                  + "\"; wait for it, or let one of them have another");
      assertThat(first.append(1, 1, payload("still")).join()).isTrue();
    }
    Journal.open(folder).close();
  }

  @Test
  void aFileThatIsNoJournalIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(file(), "notes of mine, which are longer than a head");
    assertThatThrownBy(() -> Journal.open(folder))
        .hasMessage(
            "the file \"" + file() + "\" is no journal; take it away, or choose another folder");
    assertThat(file()).hasContent("notes of mine, which are longer than a head");
  }

  @Test
  void aNewerJournalIsRefused() throws IOException {
    write("zero");
    byte[] whole = Files.readAllBytes(file());
    whole[15] = 2;
    Files.write(file(), whole);
    assertThatThrownBy(() -> Journal.open(folder))
        .hasMessage(
            "the journal \""
                + file()
                + "\" is of version 2 of the format, and this Retort reads version 1; use the Retort"
                + " that wrote it, or choose another folder");
    assertThat(file()).hasBinaryContent(whole);
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws IOException {
    Path taken = folder.resolve("taken");
    Files.writeString(taken, "x");
    assertThatThrownBy(() -> Journal.open(taken))
        .hasMessage(
            "cannot use the journal \""
                + taken.resolve("answers.journal")
                + "\": a file is where the folder should be");
  }

  @Test
  void aClosedJournalTakesNothing() throws IOException {
    Journal journal = Journal.open(folder);
    journal.close();
    assertThat(journal.append(1, 1, payload("late"))).isCompletedExceptionally();
    try (Journal again = Journal.open(folder)) {
      assertThat(again.size()).isZero();
    }
  }

  @Test
  void noThreadOutlivesAJournal() throws Exception {
    write("zero");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("retort-journal")) {
        thread.join(60_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }
}

package dev.retort.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays that outgrow the heap, and the table that is made of them. */
class LongArraysTest {
  private static final int LARGE = 1 << 17;

  @TempDir Path folder;

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void aSmallArrayIsInTheHeapAndALargeOneIsNot() {
    LongArrays arrays = LongArrays.in(folder);

    assertThat(arrays.zeros(1 << 10).isDirect()).isFalse();
    assertThat(arrays.zeros(LARGE).isDirect()).isTrue();
    assertThat(LongArrays.inHeap().zeros(LARGE).isDirect()).isFalse();
  }

  @Test
  void aLargeArrayHoldsWhatIsPutThereAndZerosElsewhere() {
    LongBuffer array = LongArrays.in(folder).zeros(LARGE);

    array.put(0, Long.MIN_VALUE).put(LARGE - 1, 42);

    assertThat(array.get(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(array.get(LARGE - 1)).isEqualTo(42);
    assertThat(array.get(1)).isZero();
    assertThat(array.capacity()).isEqualTo(LARGE);
  }

  @Test
  void noFileIsLeft() throws IOException {
    LongBuffer array = LongArrays.in(folder).zeros(LARGE);

    assertThat(array.get(7)).isZero();
    assertThat(files()).isZero();
  }

  @Test
  void whatAKillLeftIsTakenAwayAndNothingElse() throws IOException {
    Files.writeString(folder.resolve("index-1.tmp"), "left");
    Files.writeString(folder.resolve("answers.journal"), "not ours");

    LongArrays.in(folder);

    assertThat(folder.resolve("index-1.tmp")).doesNotExist();
    assertThat(folder.resolve("answers.journal")).exists();
  }

  @Test
  void whereThereIsNoPlaceForFilesTheHeapServes() {
    LongBuffer array = LongArrays.in(folder.resolve("missing")).zeros(LARGE);

    assertThat(array.isDirect()).isFalse();
    assertThat(array.capacity()).isEqualTo(LARGE);
  }

  @Test
  void aTableThatHasOutgrownTheHeapAgreesWithAMap() {
    OffsetTable table = new OffsetTable(LongArrays.in(folder));
    Map<Long, Long> expected = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 300_000; i++) {
      long key = random.nextInt(200_000);
      table.put(key, -key, i, false);
      expected.put(key, (long) i);
    }

    assertThat(table.size()).isEqualTo(expected.size());
    for (long key = 0; key < 200_000; key++) {
      assertThat(table.get(key, -key)).isEqualTo(expected.getOrDefault(key, OffsetTable.NONE));
    }
  }
}

package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What counts for a minute. */
class SlidingWindowTest {
  private static final long MINUTE = 60_000_000_000L;

  private final SlidingWindow window = new SlidingWindow();

  private void at(long nanos) {
    window.advance(SlidingWindow.bucket(nanos));
  }

  @Test
  void aCountIsKeptForAMinuteAndNotForMuchLonger() {
    window.add(3);
    at(MINUTE);
    assertThat(window.total()).isEqualTo(3);
    at(MINUTE + MINUTE / 100);
    assertThat(window.total()).isZero();
  }

  @Test
  void aClockThatGoesBackChangesNothing() {
    at(MINUTE);
    window.add(3);
    at(0);
    assertThat(window.total()).isEqualTo(3);
    window.add(2);
    at(2 * MINUTE + MINUTE / 100);
    assertThat(window.total()).isZero();
  }

  @Test
  void aLongSilenceForgetsAll() {
    window.add(3);
    at(1000 * MINUTE);
    assertThat(window.total()).isZero();
  }

  @Test
  void aCorrectionCountsWhereTheCountWas() {
    window.add(10);
    at(MINUTE / 2);
    window.correct(0, -4);
    assertThat(window.total()).isEqualTo(6);
    at(MINUTE + MINUTE / 100);
    assertThat(window.total()).isZero();
  }

  @Test
  void ofWhatIsGoneNothingIsTakenBackAndMoreCountsNow() {
    window.add(10);
    at(2 * MINUTE);
    window.correct(0, -4);
    assertThat(window.total()).isZero();
    window.correct(0, 4);
    assertThat(window.total()).isEqualTo(4);
  }

  @Test
  void whenThereIsRoomIsToldToTheQuarter() {
    window.add(5);
    at(MINUTE / 2);
    window.add(5);
    long room = window.fallsTo(5);
    at(room - 1);
    assertThat(window.total()).isEqualTo(10);
    at(room);
    assertThat(window.total()).isEqualTo(5);
  }

  @Test
  void itAgreesWithAListOfAllCounts() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SlidingWindow tested = new SlidingWindow();
      List<long[]> all = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 300; i++) {
        now += (long) (random.nextDouble() * random.nextDouble() * MINUTE / 4);
        tested.advance(SlidingWindow.bucket(now));
        long amount = 1L + random.nextInt(9);
        tested.add(amount);
        all.add(new long[] {now, amount});
        long least = sum(all, now - MINUTE);
        long most = sum(all, now - MINUTE - 2 * SlidingWindow.BUCKET_NANOS);
        assertThat(tested.total()).as("seed %s", seed).isBetween(least, most);
      }
    }
  }

  private static long sum(List<long[]> all, long after) {
    return all.stream().filter(one -> one[0] > after).mapToLong(one -> one[1]).sum();
  }
}

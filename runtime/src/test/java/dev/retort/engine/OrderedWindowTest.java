package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Results that come in any order are taken in their own. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OrderedWindowTest {
  private final OrderedWindow<String> window = new OrderedWindow<>(4);

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void resultsAreTakenInOrder() throws Exception {
    window.put(1, "b");
    window.put(0, "a");
    assertThat(List.of(window.take(), window.take())).containsExactly("a", "b");
  }

  @Test
  void aGapHoldsBackWhatComesAfterIt() {
    window.put(1, "b");
    assertThat(window.isReady()).isFalse();
    assertThat(window.poll()).isNull();
  }

  @Test
  void placesAreUsedAgain() throws Exception {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      window.put(i, "r" + i);
      taken.add(window.take());
    }
    assertThat(taken).isEqualTo(IntStream.range(0, 100).mapToObj(i -> "r" + i).toList());
  }

  @Test
  void aBrokenWindowGivesWhatItHasAndThenNull() throws Exception {
    window.put(0, "a");
    window.breakUp();
    assertThat(window.take()).isEqualTo("a");
    assertThat(window.take()).isNull();
  }

  @Test
  void aWaitingConsumerHearsThatTheWindowIsBroken() throws Exception {
    Thread breaker = new Thread(window::breakUp);
    breaker.start();
    assertThat(window.take()).isNull();
    breaker.join();
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(window::take)
        .isInstanceOf(InterruptedException.class)
        .hasMessage("interrupted while waiting for result 0");
  }

  @Test
  void anInterruptDoesNotHideAResultThatIsThere() throws Exception {
    window.put(0, "a");
    Thread.currentThread().interrupt();
    assertThat(window.take()).isEqualTo("a");
  }

  @Test
  void noWakeUpIsLostBetweenThreads() throws Exception {
    ExecutorService producers = Executors.newFixedThreadPool(3);
    OrderedWindow<Integer> numbers = new OrderedWindow<>(16);
    Random random = new Random(7);
    try {
      for (int number = 0; number < 50_000; number++) {
        int mine = number;
        if (number - numbers.head() >= 16) {
          assertThat(numbers.take()).isEqualTo(number - 16);
        }
        if (random.nextInt(3) == 0) {
          numbers.put(mine, mine);
        } else {
          producers.execute(() -> numbers.put(mine, mine));
        }
      }
      for (int rest = 50_000 - 16; rest < 50_000; rest++) {
        assertThat(numbers.take()).isEqualTo(rest);
      }
    } finally {
      producers.shutdownNow();
    }
  }
}

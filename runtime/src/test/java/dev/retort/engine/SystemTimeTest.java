package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine's clock and its timer thread. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SystemTimeTest {
  private final SystemTime time = new SystemTime();

  @AfterEach
  void close() {
    time.close();
  }

  private Thread timer() throws InterruptedException {
    AtomicReference<Thread> timer = new AtomicReference<>();
    CountDownLatch rung = new CountDownLatch(1);
    time.schedule(
        1,
        () -> {
          timer.set(Thread.currentThread());
          rung.countDown();
        });
    rung.await();
    return timer.get();
  }

  @Test
  void anAlarmRingsOnTheTimerThread() throws Exception {
    assertThat(timer().getName()).isEqualTo("retort-timer");
  }

  @Test
  void theTimerThreadDoesNotKeepTheJvmAlive() throws Exception {
    assertThat(timer().isDaemon()).isTrue();
  }

  @Test
  void theTimerThreadEndsWithClose() throws Exception {
    Thread timer = timer();
    time.close();
    timer.join();
    assertThat(timer.isAlive()).isFalse();
  }

  @Test
  void theTimerThreadEndsWhenNoAlarmWaits() throws Exception {
    Thread timer = timer();
    timer.join();
    assertThat(timer.isAlive()).isFalse();
  }

  @Test
  void anAlarmAfterCloseRings() throws Exception {
    time.close();
    assertThat(timer().getName()).isEqualTo("retort-timer");
  }

  @Test
  void theClockGoesForward() {
    long before = time.nanoTime();
    assertThat(time.nanoTime() - before).isNotNegative();
  }
}

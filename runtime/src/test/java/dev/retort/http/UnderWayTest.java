package dev.retort.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class UnderWayTest {
  private static final long NEVER = TimeUnit.DAYS.toNanos(300);

  private final UnderWay underWay = new UnderWay(Runnable::run);

  @AfterEach
  void close() {
    underWay.close();
  }

  private static final class Timed implements UnderWay.Exchange {
    final CountDownLatch rung = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile long deadline;

    Timed(long nanosFromNow) {
      deadline = System.nanoTime() + nanosFromNow;
    }

    @Override
    public long deadline() {
      return deadline;
    }

    @Override
    public void ring() {
      rung.countDown();
    }

    @Override
    public void cancel() {
      cancelled.countDown();
    }
  }

  private Timed added(long nanosFromNow) {
    Timed exchange = new Timed(nanosFromNow);
    underWay.add(exchange);
    return exchange;
  }

  @Test
  void anExchangeWhoseTimeIsUpIsRungFor() throws InterruptedException {
    added(0).rung.await();
  }

  @Test
  void aSoonerDeadlineThatComesLaterIsNotKeptWaiting() throws InterruptedException {
    Timed late = added(NEVER);

    added(1_000_000).rung.await();

    assertThat(late.rung.getCount()).isEqualTo(1);
  }

  @Test
  void whatIsLeftAfterALookIsLookedAtAgain() throws InterruptedException {
    Timed first = added(1_000_000);
    Timed second = added(30_000_000);

    first.rung.await();
    second.rung.await();
  }

  @Test
  void manyThatEndTogetherAreAllRungFor() throws InterruptedException {
    Timed[] exchanges = new Timed[500];
    for (int i = 0; i < exchanges.length; i++) {
      exchanges[i] = added(i * 100_000L);
    }

    for (Timed exchange : exchanges) {
      exchange.rung.await();
    }
  }

  @Test
  void whatIsOverIsNotRungFor() throws InterruptedException {
    Timed over = added(NEVER);
    underWay.remove(over);
    over.deadline = System.nanoTime();

    added(0).rung.await();
    // Whom the first look rings for is known once there was a second one.
    added(0).rung.await();

    assertThat(over.rung.getCount()).isEqualTo(1);
  }

  @Test
  void closingCancelsWhatIsUnderWay() {
    Timed exchange = added(NEVER);

    underWay.close();

    assertThat(exchange.cancelled.getCount()).isZero();
  }

  @Test
  void whatComesAfterClosingIsCancelled() {
    underWay.close();

    assertThat(added(NEVER).cancelled.getCount()).isZero();
  }
}

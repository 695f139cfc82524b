package dev.retort.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a step counts. */
class TallyTest {
  @Test
  void retriesThatAreFollowedCountAtOnceAndOnce() {
    Tally tally = new Tally();
    AtomicLong sofar = new AtomicLong(2);
    tally.addRetries(1);
    tally.followRetries(sofar::get);
    assertThat(tally.retries()).isEqualTo(3);
    sofar.set(5);
    tally.settleRetries();
    sofar.set(9);
    assertThat(tally.retries()).isEqualTo(6);
  }
}

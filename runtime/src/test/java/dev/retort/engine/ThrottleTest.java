package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an account that refuses or is down is treated; time is a number. */
class ThrottleTest {
  private static final long SECOND = 1_000_000_000L;

  private final Throttle throttle = new Throttle();

  @BeforeEach
  void most() {
    throttle.most(64);
  }

  /** Another call. */
  private static Attempt call() {
    return new Attempt(new Limiter(() -> 0));
  }

  private void answered(int times) {
    for (int i = 0; i < times; i++) {
      throttle.answered();
    }
  }

  /** Rounds in which a call is sent and meets no one. */
  private void down(int rounds, long now) {
    for (int i = 0; i < rounds; i++) {
      throttle.down(call(), throttle.round(), now);
    }
  }

  @Test
  void aRefusalTakesAQuarter() {
    throttle.refused(call(), throttle.round(), false, 0);
    assertThat(throttle.bound()).isEqualTo(48);
  }

  @Test
  void refusalsOfCallsThatWereUnderWayTogetherAreOne() {
    long round = throttle.round();
    for (int i = 0; i < 64; i++) {
      throttle.refused(call(), round, false, 0);
    }
    assertThat(throttle.bound()).isEqualTo(48);
  }

  @Test
  void atLeastOneCallIsAllowed() {
    for (int i = 0; i < 100; i++) {
      throttle.refused(call(), throttle.round(), false, 0);
    }
    assertThat(throttle.bound()).isEqualTo(1);
  }

  @Test
  void asManyAnswersAsTheBoundGiveOneCallBack() {
    throttle.refused(call(), throttle.round(), false, 0);
    answered(47);
    assertThat(throttle.bound()).isEqualTo(48);
    answered(1);
    assertThat(throttle.bound()).isEqualTo(49);
  }

  @Test
  void theBoundIsNeverAboveTheMost() {
    throttle.refused(call(), throttle.round(), false, 0);
    answered(10_000);
    assertThat(throttle.bound()).isEqualTo(64);
    assertThat(throttle.isRelaxed()).isTrue();
  }

  @Test
  void aServerThatIsDownIsNoReasonForFewerCalls() {
    answered(1);
    down(1, 0);
    assertThat(throttle.bound()).isEqualTo(64);
  }

  @Test
  void fiveRoundsWithoutAnAnswerOpenTheBreaker() {
    answered(1);
    down(4, 0);
    assertThat(throttle.lets(0)).isTrue();
    down(1, 0);
    assertThat(throttle.lets(0)).isFalse();
  }

  @Test
  void aFewInputsThatItTripsOverDoNotMakeAServerDown() {
    answered(1);
    Attempt poison = call();
    for (int i = 0; i < 50; i++) {
      throttle.down(poison, throttle.round(), 0);
    }
    assertThat(throttle.lets(0)).isTrue();
  }

  @Test
  void anAnswerInBetweenKeepsItClosed() {
    answered(1);
    down(4, 0);
    answered(1);
    down(4, 0);
    assertThat(throttle.lets(0)).isTrue();
  }

  @Test
  void whoHasNeverAnsweredIsNotWaitedFor() {
    down(50, 0);
    assertThat(throttle.lets(0)).isTrue();
  }

  @Test
  void whoRefusesIsThereSoRefusalsAloneOpenIt() {
    for (int i = 0; i < 5; i++) {
      throttle.refused(call(), throttle.round(), false, 0);
    }
    assertThat(throttle.lets(0)).isFalse();
  }

  @Test
  void whoSaysWhenToComeAgainNeedsNoBreaker() {
    for (int i = 0; i < 50; i++) {
      throttle.refused(call(), throttle.round(), true, 0);
    }
    assertThat(throttle.lets(0)).isTrue();
    assertThat(throttle.bound()).isEqualTo(1);
  }

  @Test
  void oneCallAtATimeIsSentToSeeAndTheWaitDoubles() {
    answered(1);
    down(5, 0);
    assertThat(throttle.probeAt()).isEqualTo(SECOND / 2);
    assertThat(throttle.lets(SECOND)).isTrue();
    throttle.sent();
    assertThat(throttle.lets(SECOND)).isFalse();
    throttle.down(call(), throttle.round(), SECOND);
    assertThat(throttle.probeAt()).isEqualTo(2 * SECOND);
  }

  @Test
  void theWaitDoublesToFiveSeconds() {
    answered(1);
    down(30, 0);
    assertThat(throttle.probeAt()).isEqualTo(5 * SECOND);
  }

  @Test
  void anAnswerClosesItAndHalfTheCallsGoOn() {
    answered(1);
    down(5, 0);
    throttle.sent();
    throttle.answered();
    assertThat(throttle.lets(0)).isTrue();
    assertThat(throttle.bound()).isEqualTo(32);
  }

  @Test
  void aCallSentToSeeThatComesToNothingMakesWayForAnother() {
    answered(1);
    down(5, 0);
    throttle.sent();
    throttle.cameToNothing();
    assertThat(throttle.lets(SECOND)).isTrue();
  }

  @Test
  void anHourWithoutAnAnswerIsEnough() {
    answered(1);
    downBeforeOthers(0);
    down(4, 0);
    for (long minute = 4; minute < 60; minute += 4) {
      downBeforeOthers(minute * 60 * SECOND);
      down(1, minute * 60 * SECOND);
    }
    down(1, 3599 * SECOND);
    assertThat(throttle.lets(3599 * SECOND)).isFalse();
    down(1, 3600 * SECOND);
    assertThat(throttle.lets(3600 * SECOND)).isTrue();
  }

  /** A call meets no one, and as many others wait as there may be under way. */
  private void downBeforeOthers(long now) {
    Attempt beforeOthers = call();
    beforeOthers.othersWait(1);
    throttle.down(beforeOthers, throttle.round(), now);
  }

  @Test
  void fiveMinutesAreEnoughOnceNoCallHasSaidForAsLongThatOthersWait() {
    answered(1);
    downBeforeOthers(0);
    down(4, 0);
    downBeforeOthers(100 * SECOND);
    down(1, 399 * SECOND);
    assertThat(throttle.lets(399 * SECOND)).isFalse();
    down(1, 400 * SECOND);
    assertThat(throttle.lets(400 * SECOND)).isTrue();
  }

  @Test
  void fiveMinutesAreEnoughWhereNothingElseIsLeft() {
    answered(1);
    down(5, 0);
    down(1, 299 * SECOND);
    assertThat(throttle.lets(299 * SECOND)).isFalse();
    down(1, 300 * SECOND);
    assertThat(throttle.lets(300 * SECOND)).isTrue();
  }

  @Test
  void howLongThereWereOnlyRefusalsIsKnown() {
    throttle.refused(call(), throttle.round(), false, 5 * SECOND);
    throttle.refused(call(), throttle.round(), false, 6 * SECOND);
    assertThat(throttle.refusedNanos(65 * SECOND)).isEqualTo(60 * SECOND);
    throttle.down(call(), throttle.round(), 66 * SECOND);
    assertThat(throttle.refusedNanos(67 * SECOND)).isZero();
  }

  @Test
  void anAnswerEndsTheRefusals() {
    throttle.refused(call(), throttle.round(), false, 5 * SECOND);
    answered(1);
    assertThat(throttle.refusedNanos(65 * SECOND)).isZero();
  }

  @Test
  void aHigherMostIsReachedAtOnceIfAllIsWell() {
    throttle.most(100);
    assertThat(throttle.bound()).isEqualTo(100);
  }

  @Test
  void callsThatFailedWhileOthersWereAnsweredDoNotMakeAServerDown() {
    answered(1);
    Attempt[] failing = {call(), call(), call(), call(), call(), call()};
    for (int round = 0; round < 20; round++) {
      for (Attempt each : failing) {
        throttle.down(each, throttle.round(), 0);
        if (round == 0) {
          answered(1);
        }
      }
    }
    assertThat(throttle.isOpen()).isFalse();
  }

  @Test
  void callsThatFailedWhileAServerWasDownMakeItDownAgain() {
    answered(1);
    Attempt[] failing = {call(), call(), call(), call(), call(), call()};
    for (int outage = 0; outage < 2; outage++) {
      for (Attempt each : failing) {
        throttle.down(each, throttle.round(), 0);
      }
      assertThat(throttle.isOpen()).isTrue();
      answered(1);
    }
  }
}

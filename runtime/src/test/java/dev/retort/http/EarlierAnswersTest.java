package dev.retort.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlierAnswersTest {
  private static final int OTHER = 99;

  private final EarlierAnswers earlier = new EarlierAnswers();

  private void answers(int count) {
    IntStream.range(0, count).forEach(i -> earlier.isCopy("r" + i, i));
  }

  @Test
  void anAnswerThatCameToAnotherQuestionIsACopy() {
    answers(EarlierAnswers.TRUSTED_AFTER);

    assertThat(earlier.isCopy("r3", OTHER)).isTrue();
  }

  @Test
  void anAnswerWithANameOfItsOwnIsNone() {
    answers(EarlierAnswers.TRUSTED_AFTER);

    assertThat(earlier.isCopy("new", OTHER)).isFalse();
  }

  @Test
  void theSameQuestionMayHaveTheSameAnswerAsACacheGivesIt() {
    answers(EarlierAnswers.TRUSTED_AFTER);

    assertThat(earlier.isCopy("r3", 3)).isFalse();
  }

  @Test
  void namesAreNotTrustedBeforeManyHaveDiffered() {
    answers(EarlierAnswers.TRUSTED_AFTER - 1);

    assertThat(earlier.isCopy("r3", OTHER)).isFalse();
  }

  @Test
  void copiesThatComeTogetherAreAllTold() {
    answers(64);

    assertThat(IntStream.range(0, 32).filter(i -> !earlier.isCopy("r" + i, OTHER + i))).isEmpty();
  }

  @Test
  void aServerThatSendsEveryAnswerTwiceIsToldEachTime() {
    answers(EarlierAnswers.TRUSTED_AFTER);

    assertThat(
            IntStream.range(100, 1_000)
                .filter(i -> earlier.isCopy("r" + i, i) || !earlier.isCopy("r" + i, i + 1)))
        .isEmpty();
  }

  @Test
  void aCopyThatComesOnceMoreIsOneStill() {
    answers(EarlierAnswers.TRUSTED_AFTER + 1);

    assertThat(earlier.isCopy("r3", OTHER)).isTrue();
    assertThat(earlier.isCopy("r3", OTHER)).isTrue();
  }

  @Test
  void aNameThatComesAgainAndAgainIsNoNameOfAnAnswer() {
    answers(1_000);

    assertThat(IntStream.range(0, 50).filter(i -> earlier.isCopy("r999", OTHER + i)))
        .containsExactly(0, 1, 2);
  }

  @Test
  void afterANameOfManyAnswersTheOthersAreNotTrustedEither() {
    answers(1_000);
    IntStream.range(0, 4).forEach(i -> earlier.isCopy("r999", OTHER + i));

    assertThat(earlier.isCopy("r998", OTHER)).isFalse();
  }

  @Test
  void namesOfSomeServersRatherThanOfAnswersAreSoonNotTrusted() {
    assertThat(IntStream.range(0, 10_000).filter(i -> earlier.isCopy("node" + i % 100, i)))
        .hasSizeLessThan(100);
  }

  @Test
  void namesLongGoneAreForgotten() {
    answers(100_000);

    assertThat(earlier.isCopy("r3", OTHER)).isFalse();
  }
}

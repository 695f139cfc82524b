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
  void aNameThatComesAgainAndAgainIsRefusedOnce() {
    answers(EarlierAnswers.TRUSTED_AFTER);

    assertThat(IntStream.range(0, 50).filter(i -> earlier.isCopy("r3", OTHER + i))).hasSize(1);
  }

  @Test
  void namesLongGoneAreForgotten() {
    answers(100_000);

    assertThat(earlier.isCopy("r3", OTHER)).isFalse();
  }
}

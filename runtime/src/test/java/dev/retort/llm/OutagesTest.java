package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.engine.JumpingTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Providers that are down, and inputs that they trip over, in simulated time. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OutagesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int ROWS = 2_000;

  private final JumpingTime time = new JumpingTime();

  @AfterEach
  void close() {
    time.close();
  }

  private final NativeLLM llm =
      NativeLLMBuilder.create().maxConcurrency(16).requestsPerMinute(1800).build();

  /** Asks for all rows: 30 a second, of which some fail always and all while the server is down. */
  private List<GenerateOutput> ask(LongPredicate isDown, Predicate<String> isPoison) {
    return ask(isDown, isPoison, new Failure(Kind.SERVER, "no", 1, 500, null));
  }

  private List<GenerateOutput> ask(
      LongPredicate isDown, Predicate<String> isPoison, Failure failure) {
    play(isDown, isPoison, failure);
    return llm.generateOutputs(rows(), 1);
  }

  private static List<Input> rows() {
    return IntStream.range(0, ROWS).mapToObj(i -> Input.of("q" + i)).toList();
  }

  private void play(LongPredicate isDown, Predicate<String> isPoison, Failure failure) {
    llm.time = time;
    llm.elsewhere = Runnable::run;
    Random dice = new Random(3);
    llm.dice = dice::nextDouble;
    llm.play =
        call ->
            isDown.test(time.nanoTime() / SECOND) || isPoison.test(call.text())
                ? CompletableFuture.failedFuture(new GenerationException(failure, null, null))
                : CompletableFuture.completedFuture(NativeLLM.echo(call));
  }

  private static long failed(List<GenerateOutput> outputs) {
    return outputs.stream().filter(output -> output.error() != null).count();
  }

  @Test
  void anOutageOfMinutesCostsNoRow() {
    List<GenerateOutput> outputs = ask(second -> second >= 20 && second < 260, text -> false);
    assertThat(failed(outputs)).isZero();
  }

  @RepeatedTest(20)
  void anOutageThatBeginsBitByBitCostsNoRow(RepetitionInfo repetition) {
    Random luck = new Random(repetition.getCurrentRepetition());
    List<GenerateOutput> outputs =
        ask(
            second -> second < 260 && (second >= 23 || (second >= 20 && luck.nextBoolean())),
            text -> false);
    assertThat(failed(outputs)).isZero();
  }

  @Test
  void anOutageThatComesBackAfterTenSecondsCostsNoRow() {
    List<GenerateOutput> outputs =
        ask(second -> second >= 20 && second < 240 && second / 10 != 12, text -> false);
    assertThat(failed(outputs)).isZero();
  }

  @Test
  void anOutageOfMostOfAnHourCostsNoRow() {
    List<GenerateOutput> outputs = ask(second -> second >= 20 && second < 3500, text -> false);
    assertThat(failed(outputs)).isZero();
    // One at a time, five seconds apart at most.
    assertThat(llm.asked).hasSizeLessThan(ROWS + 1000);
    assertThat(llm.waits().total().get(LimiterState.Gate.BREAKER))
        .isGreaterThan(Duration.ofMinutes(55));
  }

  @Test
  void refusalsForMostOfAnHourCostNoRow() {
    List<GenerateOutput> outputs =
        ask(
            second -> second >= 20 && second < 3500,
            text -> false,
            new Failure(Kind.RATE_LIMIT, "no", 1, 429, null));
    assertThat(failed(outputs)).isZero();
  }

  @Test
  void anOutageAmongInputsThatAlwaysFailCostsNoOtherRow() {
    List<GenerateOutput> outputs =
        ask(second -> second >= 20 && second < 260, text -> text.endsWith("7"));
    assertThat(failed(outputs)).isEqualTo(ROWS / 10);
  }

  @Test
  void inputsThatAlwaysFailAreNotWaitedForOnceNothingElseIsLeft() {
    List<GenerateOutput> outputs = ask(second -> false, text -> text.endsWith("77"));
    assertThat(failed(outputs)).isEqualTo(ROWS / 100);
    // All rows take a minute, the retries of the last at most another.
    assertThat(time.nanoTime()).isLessThan(150 * SECOND);
  }

  @Test
  void inputsThatFailAtTheEndWhileTheLastOthersAreAnsweredAreNotWaitedForEither() {
    List<GenerateOutput> outputs = ask(second -> false, text -> text.matches("q199."));
    assertThat(failed(outputs)).isEqualTo(10);
    assertThat(time.nanoTime()).isLessThan(150 * SECOND);
    assertThat(llm.waits().total()).doesNotContainKey(LimiterState.Gate.BREAKER);
  }

  @Test
  void aWholeRoundOfFailuresAtTheVeryEndIsWaitedForFiveMinutesAndTheWaitIsTold() {
    List<GenerateOutput> outputs = ask(second -> false, text -> text.matches("q19[89]."));
    assertThat(failed(outputs)).isEqualTo(20);
    // All rows take a minute, the last retries at most another.
    assertThat(time.nanoTime()).isBetween(300 * SECOND, 480 * SECOND);
    assertThat(llm.waits().total().get(LimiterState.Gate.BREAKER))
        .isGreaterThan(Duration.ofMinutes(4));
  }

  /** So many rows are read ahead with a budget, and no row is left behind them. */
  @Test
  void norIsItWaitedForAnHourWithABudgetWhereTheFirstOfTheLastRowsHoldsUpTheReading() {
    int readAhead = ReadAhead.window(llm);
    play(
        second -> false,
        text -> text.matches("q19[89].") || text.equals("q" + (ROWS - readAhead)),
        new Failure(Kind.SERVER, "no", 1, 500, null));
    llm.spendFrom(
        new Allowance(BigDecimal.valueOf(Long.MAX_VALUE), "tokens", BigDecimal.ZERO)
            .spender((input, cached, output) -> BigDecimal.valueOf(input + output)));
    try (Outputs outputs = llm.generateOutputs(rows().iterator(), 1)) {
      assertThat(failed(outputs.stream().toList())).isEqualTo(21);
    }
    assertThat(time.nanoTime()).isLessThan(600 * SECOND);
  }
}

package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.batch.BatchCounts;
import dev.retort.batch.KeptBatch;
import dev.retort.llm.LimiterState.Gate;
import dev.retort.llm.Waits;
import dev.retort.pipeline.Counts;
import dev.retort.pipeline.RunProgress;
import dev.retort.pipeline.Spending;
import dev.retort.pipeline.StepProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of a run, the clock and the run held by the test. */
class ProgressTest {
  private static final Map<String, String> TERMINAL = Map.of("RETORT_TERMINAL", "err");

  /** A run that stands where a test puts it. */
  private static final class Run implements RunProgress {
    final Map<String, StepProgress> steps = new LinkedHashMap<>();
    Map<String, Long> rows = Map.of();
    Map<String, BigDecimal> costs = Map.of();
    @Nullable String stopping;

    void put(String step, long rows) {
      steps.put(
          step, new StepProgress(counts(rows, 0, 0, 0), false, Waits.NONE, List.of(), 0, false));
    }

    void end(String step, long rows) {
      steps.put(
          step, new StepProgress(counts(rows, 0, 0, 0), true, Waits.NONE, List.of(), 0, false));
    }

    @Override
    public Map<String, StepProgress> steps() {
      return steps;
    }

    @Override
    public @Nullable String stopping() {
      return stopping;
    }

    @Override
    public Spending spending() {
      return new Spending(
          Map.of(),
          costs.isEmpty()
              ? null
              : new Spending.Costs(
                  LocalDate.of(2026, 11, 1), "USD", BigDecimal.TEN, costs, Map.of(), Set.of()));
    }

    @Override
    public Map<String, Long> countRows() {
      return rows;
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
  private final Run run = new Run();
  private long now = 42;

  @AfterEach
  void close() {
    clock.shutdownNow();
  }

  private static Counts counts(long rows, long failed, long in, long out) {
    return new Counts(
        rows, rows, rows, failed, 0, in, 0, out, Counts.FromJournal.NONE, Counts.Estimated.NONE, 1);
  }

  private static Waits waits(Gate gate, long seconds) {
    return new Waits(64, gate, Duration.ofSeconds(seconds), Map.of());
  }

  private Progress progress(Map<String, String> env) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Progress progress = new Progress(new Terminal(err, err, env), clock, () -> now);
    progress.started(run);
    return progress;
  }

  private void pass(double seconds) {
    now += (long) (seconds * 1e9);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** What a terminal shows after the last drawing. */
  private String screen() {
    String all = printed();
    String last = all.substring(0, all.length() - 1);
    return last.substring(last.lastIndexOf('\r') + 1)
            .replaceAll("\u001b\\[[0-9]*[KJA]", "")
            .replaceAll("(?m) +$", "")
        + "\n";
  }

  /** A night of calls, a while after its begin. */
  private void longRun(Progress progress) {
    run.rows = Map.of("questions", 20_000L, "answers", 20_000L, "verdicts", 20_000L);
    progress.count();
    run.put("questions", 0);
    run.put("answers", 0);
    run.put("verdicts", 0);
    progress.tick();
    pass(50);
    run.end("questions", 20_000);
    run.steps.put(
        "answers",
        new StepProgress(
            counts(4_120, 2, 1_234_567, 2_345_678),
            false,
            waits(Gate.REQUESTS, 12),
            List.of(),
            0,
            false));
    run.steps.put(
        "verdicts",
        new StepProgress(
            counts(3_950, 0, 812_000, 15_800), false, Waits.NONE, List.of(), 0, false));
    run.costs = Map.of("answers", new BigDecimal("1.5926"), "verdicts", new BigDecimal("0.13128"));
    progress.tick();
  }

  @Test
  void showsALineAStepAndMoreWhereItsFactsNeedThem() throws IOException {
    longRun(progress(TERMINAL));
    assertThat(screen()).isEqualTo(Files.readString(Path.of("src/test/screens/terminal.txt")));
  }

  @Test
  void writesALineOfTheSameFactsWhereThereIsNoTerminal() throws IOException {
    longRun(progress(Map.of()));
    assertThat(printed()).isEqualTo(Files.readString(Path.of("src/test/screens/lines.txt")));
  }

  @Test
  void writesALineAMinuteWhereOnlyTimePasses() {
    Progress progress = progress(Map.of());
    for (int second = 0; second <= 130; second += 5) {
      run.steps.put(
          "ask",
          new StepProgress(
              counts(10, 0, 0, 0), false, waits(Gate.REQUESTS, second + 1), List.of(), 0, false));
      progress.tick();
      pass(5);
    }
    assertThat(printed().lines())
        .containsExactly(
            "ask 10 rows, waits for requests a minute (1 s)",
            "ask 10 rows, waits for requests a minute (1 m 1 s)",
            "ask 10 rows, waits for requests a minute (2 m 1 s)");
  }

  @Test
  void writesNoLineWhereOnlyTimeHasPassed() {
    Progress progress = progress(Map.of());
    run.put("load", 1_000);
    progress.tick();
    pass(5);
    run.steps.put(
        "load",
        new StepProgress(counts(1_000, 0, 0, 0), false, waits(Gate.PAUSE, 1), List.of(), 0, false));
    progress.tick();
    pass(5);
    run.steps.put(
        "load",
        new StepProgress(counts(1_000, 0, 0, 0), false, waits(Gate.PAUSE, 6), List.of(), 0, false));
    progress.tick();
    assertThat(printed().lines())
        .containsExactly(
            "load 1,000 rows", "load 1,000 rows, waits for the provider's pause (1 s)");
  }

  @Test
  void redrawsTheLinesInTheirPlaceAndLeavesNothing() {
    Progress progress = progress(TERMINAL);
    run.put("load", 1);
    run.put("ask", 0);
    progress.tick();
    progress.tick();
    run.end("load", 2);
    progress.tick();
    progress.close();
    progress.tick();
    assertThat(printed())
        .isEqualTo(
            "\rload  1 row\u001b[K\nask   0 rows\u001b[K\u001b[J\u001b[1A\r"
                + "\rload  2 rows, done\u001b[K\nask   0 rows\u001b[K\u001b[J\u001b[1A\r"
                + "\r\u001b[J");
  }

  private String last(Map<String, String> env) {
    Progress progress = progress(env);
    longRun(progress);
    return screen();
  }

  @Test
  void aTerminalOfFewLinesHasOneLineForTheRun() {
    assertThat(last(Map.of("RETORT_TERMINAL", "err", "LINES", "5")))
        .isEqualTo("answers 4,120 of 20,000 rows, 2 failed | verdicts 3,950 of 20,000 rows\n");
  }

  @Test
  void aNarrowTerminalHasAsMuchOfThatLineAsThereIsRoomFor() {
    assertThat(last(Map.of("RETORT_TERMINAL", "err", "COLUMNS", "30")))
        .isEqualTo("answers 4,120 of 20,000 rows,\n");
  }

  @Test
  void aWideTerminalHasAllFactsOfAStepInALine() {
    assertThat(last(Map.of("RETORT_TERMINAL", "err", "COLUMNS", "200")).lines()).hasSize(3);
  }

  @Test
  void theRateIsThatOfTheLastMinute() {
    Progress progress = progress(Map.of());
    run.put("ask", 0);
    progress.tick();
    pass(60);
    run.put("ask", 60_000);
    progress.tick();
    for (int i = 1; i <= 60; i++) {
      pass(1);
      run.put("ask", 60_000 + i * 5);
      progress.tick();
    }
    assertThat(printed().lines().toList().get(1)).isEqualTo("ask 60,000 rows, 1,000 rows/s");
    assertThat(printed().lines().toList().get(61)).isEqualTo("ask 60,300 rows, 5.0 rows/s");
  }

  @Test
  void aSlowRateIsThatOfAMinute() {
    Progress progress = progress(Map.of());
    run.put("ask", 0);
    progress.tick();
    pass(30);
    run.put("ask", 4);
    progress.tick();
    assertThat(printed().lines()).containsExactly("ask 0 rows", "ask 4 rows, 8 rows/min");
  }

  @Test
  void withoutATotalThereIsNoTimeLeft() {
    Progress progress = progress(Map.of());
    run.put("ask", 0);
    progress.tick();
    pass(10);
    run.put("ask", 500);
    progress.tick();
    run.rows = Map.of("ask", 10_500L);
    progress.count();
    pass(10);
    run.put("ask", 1_000);
    progress.tick();
    assertThat(printed().lines())
        .containsExactly(
            "ask 0 rows",
            "ask 500 rows, 50 rows/s",
            "ask 1,000 of 10,500 rows, 50 rows/s, 3 m 10 s left");
  }

  private void ask(long rows, boolean limited, int callsUnderWay) {
    run.steps.put(
        "ask",
        new StepProgress(
            counts(rows, 0, 0, 0), false, Waits.NONE, List.of(), callsUnderWay, limited));
  }

  private void isKnown(Progress progress, String step, long rows) {
    run.rows = Map.of(step, rows);
    progress.count();
  }

  @Test
  void underALimitAMinuteThereIsNoTimeLeftBeforeTheMinuteIsOver() {
    Progress progress = progress(Map.of());
    isKnown(progress, "ask", 6_000);
    for (int second = 0; second <= 65; second += 5) {
      ask(second == 0 ? 0 : second < 60 ? 600 : 1_200, true, 0);
      progress.tick();
      pass(5);
    }
    assertThat(printed().lines())
        .containsExactly(
            "ask 0 of 6,000 rows",
            "ask 600 of 6,000 rows, 120 rows/s",
            "ask 1,200 of 6,000 rows, 20 rows/s, 4 m 0 s left");
  }

  @Test
  void aStepBehindALimitedOneHasNoTimeLeftBeforeTheMinuteIsOverEither() {
    Progress progress = progress(Map.of());
    isKnown(progress, "judge", 6_000);
    ask(0, true, 0);
    run.put("judge", 0);
    progress.tick();
    pass(5);
    ask(600, true, 0);
    run.put("judge", 500);
    progress.tick();
    assertThat(printed().lines().toList().get(1))
        .isEqualTo("ask 600 rows, 120 rows/s | judge 500 of 6,000 rows, 100 rows/s");
  }

  /** A run that stops with some calls under way. */
  private void stopping(Progress progress) {
    isKnown(progress, "ask", 6_000);
    ask(0, false, 12);
    progress.tick();
    pass(5);
    ask(600, false, 12);
    run.stopping = "by request";
  }

  @Test
  void aRunThatStopsSaysWhyAndHowManyCallsAreUnderWayAndNoTimeLeft() {
    Progress progress = progress(Map.of());
    stopping(progress);
    progress.tick();
    assertThat(printed().lines().toList().get(1))
        .isEqualTo("stopping (by request): 12 calls under way | ask 600 of 6,000 rows, 120 rows/s");
  }

  @Test
  void aTerminalSaysSoInALineOfItsOwn() {
    Progress progress = progress(TERMINAL);
    stopping(progress);
    progress.tick();
    assertThat(screen())
        .isEqualTo(
            "stopping (by request): 12 calls under way\nask  600 of 6,000 rows, 120 rows/s\n");
  }

  @Test
  void aTerminalWithRoomForOneLineSaysThatFirst() {
    Progress progress = progress(Map.of("RETORT_TERMINAL", "err", "LINES", "2"));
    stopping(progress);
    progress.tick();
    assertThat(screen())
        .isEqualTo("stopping (by request): 12 calls under way | ask 600 of 6,000 rows\n");
  }

  @Test
  void thatARunStopsIsWrittenAtOnce() {
    Progress progress = progress(Map.of());
    progress.tickIfStopping();
    stopping(progress);
    progress.tickIfStopping();
    progress.tickIfStopping();
    assertThat(printed().lines()).hasSize(2);
  }

  @Test
  void aRunThatStopsWithoutACallUnderWayIsNotTold() {
    Progress progress = progress(Map.of());
    stopping(progress);
    ask(600, false, 0);
    progress.tickIfStopping();
    assertThat(printed().lines()).hasSize(1);
  }

  @Test
  void aCallThatEndsWhileTheRunStopsIsNews() {
    Progress progress = progress(Map.of());
    stopping(progress);
    progress.tick();
    ask(600, false, 1);
    progress.tick();
    assertThat(printed().lines().toList().get(2))
        .startsWith("stopping (by request): 1 call under way | ");
  }

  @Test
  void batchesThatAreWaitedForAreToldOneByOne() {
    StepProgress step =
        new StepProgress(
            counts(0, 0, 0, 0),
            false,
            Waits.NONE,
            List.of(
                new KeptBatch(
                    0, "b0", 9, "completed, fetched", true, true, new BatchCounts(9, 9, 0, 0, 0)),
                new KeptBatch(
                    1,
                    "b1",
                    5_000,
                    "in progress",
                    false,
                    false,
                    new BatchCounts(5_000, 1_200, 34, 0, 0)),
                new KeptBatch(2, "b2", 5_000, "submitted", false, false, BatchCounts.NONE)),
            0,
            false);
    assertThat(Screen.line(null, List.of(new StepFacts("ask", step, null, 0, true, null))))
        .isEqualTo("ask 0 rows, batch b1 in progress (1,234 of 5,000 done), batch b2 submitted");
  }

  @Test
  void aBatchThatIsNotSubmittedIsToldByItsPart() {
    List<KeptBatch> batches =
        List.of(
            new KeptBatch(0, "b0", 900, "submitted", false, false, BatchCounts.NONE),
            new KeptBatch(1, null, 900, "not submitted", false, false, BatchCounts.NONE));
    StepProgress step = new StepProgress(counts(0, 0, 0, 0), false, Waits.NONE, batches, 0, false);
    assertThat(Screen.line(null, List.of(new StepFacts("ask", step, null, 0, true, null))))
        .isEqualTo("ask 0 rows, batch b0 submitted, part 1 not submitted");
  }

  @Test
  void manyBatchesAreSummedUp() {
    List<KeptBatch> batches =
        List.of(
            new KeptBatch(0, "b0", 900, "completed, fetched", true, true, BatchCounts.NONE),
            new KeptBatch(
                1, "b1", 900, "in progress", false, false, new BatchCounts(900, 40, 2, 0, 0)),
            new KeptBatch(
                2, "b2", 900, "in progress", false, false, new BatchCounts(900, 8, 0, 0, 0)),
            new KeptBatch(3, "b3", 900, "submitted", false, false, BatchCounts.NONE),
            new KeptBatch(4, "b4", 900, "waits for room: full", false, false, BatchCounts.NONE));
    StepProgress step = new StepProgress(counts(0, 0, 0, 0), false, Waits.NONE, batches, 0, false);
    assertThat(Screen.line(null, List.of(new StepFacts("ask", step, null, 0, true, null))))
        .isEqualTo(
            "ask 0 rows, 4 batches: 2 in progress, 1 submitted, 1 waits for room (50 of 3,600"
                + " done)");
  }

  private String gate(@Nullable Gate gate) {
    StepProgress step =
        new StepProgress(counts(0, 0, 0, 0), false, waits(gate, 7_300), List.of(), 0, false);
    return Screen.line(null, List.of(new StepFacts("ask", step, null, 0, true, null)));
  }

  @Test
  void everyGateHasAName() {
    assertThat(List.of(Gate.values()).stream().map(this::gate))
        .containsExactly(
            "ask 0 rows, waits for the provider's pause (2 h 1 m)",
            "ask 0 rows, waits for the provider to be up again (2 h 1 m)",
            "ask 0 rows, waits for calls under way (2 h 1 m)",
            "ask 0 rows, waits for requests a minute (2 h 1 m)",
            "ask 0 rows, waits for input tokens a minute (2 h 1 m)",
            "ask 0 rows, waits for output tokens a minute (2 h 1 m)",
            "ask 0 rows, waits for tokens a minute (2 h 1 m)",
            "ask 0 rows, waits for the next attempt of calls that failed (2 h 1 m)");
  }

  @Test
  void looksAtARunFromTimeToTimeAndCountsItsInput() {
    progress(Map.of()).begin();
    assertThat(clock.getQueue()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "err"})
  void neverLooksWhereProgressIsOff(String terminal) {
    progress(Map.of("RETORT_TERMINAL", terminal, "RETORT_PROGRESS", "off")).begin();
    assertThat(clock.getQueue()).isEmpty();
  }

  @Test
  void printsNothingForARunThatEndsAtOnce() {
    progress(TERMINAL).close();
    assertThat(printed()).isEmpty();
  }
}

package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.pipeline.Counts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Progress progress(Map<String, String> env) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Progress(
        new Terminal(err, err, env),
        List.of("load", "answer"),
        Executors.newSingleThreadScheduledExecutor());
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Counts counts(long rows, long failed) {
    return new Counts(rows, rows, rows, failed, 0, 0, 0, 0, Counts.FromJournal.NONE, 1);
  }

  @Test
  void writesALineForEveryChangeWhereThereIsNoTerminal() {
    try (Progress progress = progress(Map.of())) {
      progress.tick();
      progress.progressed("load", counts(1_000, 0));
      progress.tick();
      progress.tick();
      progress.progressed("answer", counts(50, 2));
      progress.tick();
    }
    assertThat(printed().lines())
        .containsExactly("load 1,000", "load 1,000 | answer 50 (2 failed)");
  }

  @Test
  void redrawsOneLineOnATerminalAndLeavesNothing() {
    try (Progress progress = progress(Map.of("RETORT_TERMINAL", "err"))) {
      progress.progressed("load", counts(1, 0));
      progress.tick();
      progress.ended("load", counts(2, 0));
      progress.tick();
    }
    assertThat(printed()).isEqualTo("\r\u001b[Kload 1\r\u001b[Kload 2\r\u001b[K");
  }

  @Test
  void cutsALineThatIsWiderThanTheTerminal() {
    Map<String, String> narrow = Map.of("RETORT_TERMINAL", "err", "COLUMNS", "20");
    try (Progress progress = progress(narrow)) {
      progress.progressed("load", counts(1_000_000, 0));
      progress.progressed("answer", counts(1_000_000, 0));
      progress.tick();
    }
    assertThat(printed()).isEqualTo("\r\u001b[Kload 1,000,000 | an\r\u001b[K");
  }

  @Test
  void printsNothingForARunThatEndsAtOnce() {
    try (Progress progress = progress(Map.of("RETORT_TERMINAL", "err"))) {
      progress.ended("load", counts(1, 0));
    }
    assertThat(printed()).isEmpty();
  }
}

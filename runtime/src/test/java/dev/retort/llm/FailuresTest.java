package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a call throws becomes a failure with a kind and words. */
class FailuresTest {
  static Stream<Arguments> thrown() {
    return Stream.of(
        Arguments.of(new TimeoutException("late"), Kind.TIMEOUT, "late"),
        Arguments.of(
            new SocketTimeoutException("read"), Kind.TIMEOUT, "SocketTimeoutException: read"),
        Arguments.of(new IOException("reset"), Kind.CONNECTION, "IOException: reset"),
        Arguments.of(new ConnectException(), Kind.CONNECTION, "ConnectException"),
        Arguments.of(
            new UncheckedIOException(new IOException("reset")),
            Kind.CONNECTION,
            "IOException: reset"),
        Arguments.of(new CancellationException(), Kind.CANCELLED, "CancellationException"),
        Arguments.of(new InterruptedException("x"), Kind.CANCELLED, "InterruptedException: x"),
        Arguments.of(new IllegalStateException("no"), Kind.UNKNOWN, "IllegalStateException: no"),
        Arguments.of(new IllegalStateException(" "), Kind.UNKNOWN, "IllegalStateException"),
        Arguments.of(new AssertionError("a"), Kind.UNKNOWN, "AssertionError: a"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void theKindFollowsFromWhatWasThrown(Throwable thrown, Kind kind, String message) {
    assertThat(Failures.of(thrown)).isEqualTo(Failure.of(kind, message));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void wrappingsOfStagesAreTakenOff(Throwable thrown, Kind kind, String message) {
    Throwable wrapped = new CompletionException(new ExecutionException(thrown));
    assertThat(Failures.of(wrapped)).isEqualTo(Failure.of(kind, message));
  }

  @Test
  void aGenerationExceptionSaysItself() {
    Failure said = new Failure(Kind.RATE_LIMIT, "slow down", 4, 429, "req-9");
    assertThat(Failures.of(new GenerationException(said, null))).isEqualTo(said);
  }

  @Test
  void aLongMessageIsCut() {
    Failure said = Failure.of(Kind.SERVER, "x".repeat(5_000));
    assertThat(Failures.of(new GenerationException(said, null)).message())
        .isEqualTo("x".repeat(2_000) + "...");
  }

  @Test
  void aJvmOutOfMemoryIsFatalAndADeepStackIsNot() {
    assertThat(Failures.isFatal(new OutOfMemoryError())).isTrue();
    assertThat(Failures.isFatal(new StackOverflowError())).isFalse();
  }
}

package dev.retort.llm;

import dev.retort.engine.Attempt;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says of anything thrown by a call what went wrong with it. Nothing but arithmetic. */
final class Failures {
  private static final int MAX_MESSAGE = 2_000;

  /** So far are causes looked for; a chain may be a ring. */
  private static final int DEEPEST = 20;

  private Failures() {}

  /** The failure of a call that threw, or whose stage completed with this. */
  static Failure of(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof GenerationException known) {
      return cut(known.failure());
    }
    return Failure.of(kind(cause), cut(message(cause)));
  }

  /** How long the provider wants to be left alone; null where it did not say. */
  static @Nullable Duration retryAfter(@Nullable Throwable thrown) {
    return thrown != null && unwrap(thrown) instanceof GenerationException known
        ? known.retryAfter()
        : null;
  }

  /** What a failure says about the provider. */
  static Attempt.Signal signal(Kind kind) {
    return switch (kind) {
      case RATE_LIMIT -> Attempt.Signal.REFUSED;
      case TIMEOUT, CONNECTION, SERVER -> Attempt.Signal.DOWN;
      case BAD_REQUEST, CONTEXT_TOO_LONG, CONTENT_FILTER, INCOMPLETE -> Attempt.Signal.ANSWERED;
      default -> Attempt.Signal.NONE;
    };
  }

  /**
   * Whether a call that failed used no tokens: nobody took it, or it was refused. Where an answer
   * was on its way, or may have been, nobody knows.
   */
  static boolean isUnused(Failure failure, @Nullable Throwable thrown) {
    Integer status = failure.status();
    return status == null
        ? thrown != null && isUnsent(thrown)
        : status / 100 != 2 && status != 408 && status != 504 && status != 524;
  }

  /**
   * Whether a call that failed may be on the bill: it was sent, and neither was it refused nor does
   * anyone tell what it used.
   */
  static boolean isMaybePaid(Failure failure, @Nullable Throwable thrown) {
    return !isUnused(failure, thrown)
        && !(thrown instanceof UnsupportedCapabilityException)
        && (failure.status() != null || !isRefusal(failure.kind()));
  }

  private static boolean isRefusal(Kind kind) {
    return switch (kind) {
      case RATE_LIMIT, QUOTA, AUTHENTICATION, BAD_REQUEST, CONTEXT_TOO_LONG, BAD_INPUT -> true;
      default -> false;
    };
  }

  /** Whether no connection was there to send it by. */
  private static boolean isUnsent(Throwable thrown) {
    int depth = 0;
    for (Throwable at = thrown; at != null && depth < DEEPEST; at = at.getCause()) {
      if (at instanceof ConnectException
          || at instanceof UnknownHostException
          || at instanceof UnresolvedAddressException) {
        return true;
      }
      depth++;
    }
    return false;
  }

  /** What a call threw, without the wrappings of stages and executors. */
  static Throwable unwrap(Throwable thrown) {
    Throwable inner = thrown;
    while (isWrapping(inner)) {
      Throwable cause = inner.getCause();
      if (cause == null) {
        return inner;
      }
      inner = cause;
    }
    return inner;
  }

  /** Whether the JVM itself is in trouble, so that going on with other calls makes no sense. */
  static boolean isFatal(Throwable thrown) {
    return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
  }

  private static boolean isWrapping(Throwable thrown) {
    return thrown instanceof CompletionException
        || thrown instanceof ExecutionException
        || thrown instanceof UncheckedIOException;
  }

  private static Kind kind(Throwable cause) {
    if (cause instanceof TimeoutException || isTimeout(cause)) {
      return Kind.TIMEOUT;
    }
    if (cause instanceof CancellationException || cause instanceof InterruptedException) {
      return Kind.CANCELLED;
    }
    return cause instanceof IOException ? Kind.CONNECTION : Kind.UNKNOWN;
  }

  /** Time-outs that are I/O errors. The HTTP client's is named, since its module may be absent. */
  private static boolean isTimeout(Throwable cause) {
    return cause instanceof InterruptedIOException
        || cause.getClass().getName().equals("java.net.http.HttpTimeoutException");
  }

  private static String message(Throwable cause) {
    String said = cause.getMessage();
    if (said == null || said.isBlank()) {
      return cause.getClass().getSimpleName();
    }
    return cause instanceof TimeoutException
        ? said
        : cause.getClass().getSimpleName() + ": " + said;
  }

  private static Failure cut(Failure failure) {
    return failure.message().length() <= MAX_MESSAGE
        ? failure
        : withMessage(failure, cut(failure.message()));
  }

  private static String cut(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
  }

  /** The same failure in other words. */
  static Failure withMessage(Failure failure, String message) {
    return new Failure(
        failure.kind(),
        message,
        failure.attempts(),
        failure.status(),
        failure.requestId(),
        failure.rejected());
  }

  /** The same failure of a call that might have been made again, had there been enough left. */
  static Failure unaffordable(Failure failure) {
    return withMessage(failure, failure.message() + " (asking again could have passed the budget)");
  }

  /** The same failure of a call that was sent so often. */
  static Failure attempted(Failure failure, int made) {
    return new Failure(
        failure.kind(),
        failure.message(),
        made - 1 + failure.attempts(),
        failure.status(),
        failure.requestId(),
        failure.rejected());
  }
}

package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.descriptor.ScalarText;
import dev.retort.llm.BudgetException;
import dev.retort.llm.GenerationException;
import dev.retort.llm.MaxErrorsException;
import dev.retort.llm.OfflineBatchNotFinishedException;
import dev.retort.llm.OnErrorException;
import dev.retort.step.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to. Immutable.
 *
 * @param status for {@code run.json}
 * @param exitCode for the command line
 * @param message why it is not done; null where it is
 * @param problems what was wrong with the input, and warnings
 */
record Verdict(
    RunReport.Status status, int exitCode, @Nullable String message, List<Problem> problems) {

  /**
   * The verdict on a run that ended by itself or was asked to.
   *
   * @param goesOn whether the same command makes no call again that was answered
   */
  static Verdict of(
      Collection<Stage> stages, Runner.@Nullable Failure failure, boolean stopped, boolean goesOn) {
    if (stopped) {
      return new Verdict(
          RunReport.Status.STOPPED, 130, "stopped by request" + kept(goesOn), failedRows(stages));
    } else if (failure != null && failure.cause() instanceof BudgetException e) {
      return new Verdict(RunReport.Status.STOPPED, 4, e.getMessage(), failedRows(stages));
    } else if (failure != null) {
      return of(failure);
    }
    for (Stage stage : stages) {
      Counts counts = stage.counts();
      if (counts.failed() > 0 && stage.context().tally().answered() == 0) {
        return failed(
            "all "
                + rows(counts.failed())
                + " of step \""
                + stage.name()
                + "\" failed; the first: "
                + oneLine(stage.context().tally().firstFailure()));
      }
    }
    return new Verdict(RunReport.Status.DONE, 0, null, failedRows(stages));
  }

  /** The verdict on a run whose deadline came before its end. */
  static Verdict timeUp(Collection<Stage> stages, @Nullable Duration deadline, boolean goesOn) {
    return new Verdict(
        RunReport.Status.STOPPED,
        4,
        timeUp(deadline) + ", so the run was stopped" + kept(goesOn),
        failedRows(stages));
  }

  static String timeUp(@Nullable Duration deadline) {
    String time =
        deadline == null ? "" : " of " + ScalarText.seconds(deadline).toPlainString() + " s";
    return "the deadline" + time + " is over";
  }

  private static String kept(boolean goesOn) {
    return "; the rows that were done are kept"
        + (goesOn ? ", and the same command goes on from there" : "");
  }

  /** Why a run is about to end, in short; null if it is not. */
  static @Nullable String stopping(Runner.@Nullable Failure failure, boolean stopped) {
    if (stopped) {
      return "by request";
    }
    Throwable cause = failure == null ? null : failure.cause();
    if (failure == null || cause instanceof OfflineBatchNotFinishedException) {
      return null;
    } else if (cause instanceof BudgetException) {
      return "the budget would be passed";
    } else if (cause instanceof MaxErrorsException e) {
      return "more than " + e.maxErrors() + " items failed (max_errors)";
    } else if (cause instanceof OnErrorException) {
      return "an item failed and on_error is fail";
    }
    return failure.step().isEmpty() ? "it failed" : "step \"" + failure.step() + "\" failed";
  }

  private static Verdict of(Runner.Failure failure) {
    Throwable cause = failure.cause();
    if (cause instanceof ConfigException e) {
      String message = e.problems().isEmpty() ? "" : told(e.problems().get(0));
      return new Verdict(RunReport.Status.FAILED, 1, message, e.problems());
    }
    String where = failure.step().isEmpty() ? "" : "step \"" + failure.step() + "\": ";
    if (cause instanceof OfflineBatchNotFinishedException) {
      return new Verdict(
          RunReport.Status.WAITING,
          3,
          where + text(cause) + "; the same command goes on with them",
          List.of());
    } else if (cause instanceof MaxErrorsException) {
      return new Verdict(RunReport.Status.STOPPED, 4, where + text(cause), List.of());
    }
    return failed(where + text(cause));
  }

  /** A problem for {@code run.json}, with its place. */
  private static String told(Problem problem) {
    return problem.place() == null ? problem.message() : problem.place() + ": " + problem.message();
  }

  private static Verdict failed(String message) {
    return new Verdict(RunReport.Status.FAILED, 2, message, List.of());
  }

  /** What was thrown in one line; the name of the class where the text was not made for users. */
  private static String text(Throwable cause) {
    boolean ours =
        cause instanceof GenerationException
            || cause instanceof OfflineBatchNotFinishedException
            || (cause instanceof IOException && cause.getMessage() != null);
    String text = ours ? String.valueOf(cause.getMessage()) : cause.toString();
    return oneLine(text);
  }

  private static String oneLine(@Nullable String text) {
    return String.join(" ", String.valueOf(text).lines().map(String::strip).toList());
  }

  private static List<Problem> failedRows(Collection<Stage> stages) {
    List<Problem> warnings = new ArrayList<>();
    for (Stage stage : stages) {
      if (stage.counts().failed() > 0) {
        warnings.add(
            new Problem(
                "failed-rows", Problem.Severity.WARNING, "", null, failedRows(stage), null));
      }
    }
    return warnings;
  }

  /** Rows that the step had taken and that came to no end are no part of those that failed. */
  private static String failedRows(Stage stage) {
    Counts counts = stage.counts();
    Tally tally = stage.context().tally();
    long unreached = Math.min(tally.unreached(), counts.rowsIn() - counts.failed());
    String more =
        unreached == 0
            ? ""
            : " ("
                + rows(unreached)
                + " more had no answer yet when the run ended, and "
                + (unreached == 1 ? "is" : "are")
                + " not among them)";
    return counts.failed()
        + " of "
        + rows(counts.rowsIn() - unreached)
        + " of step \""
        + stage.name()
        + "\" failed"
        + more
        + "; their error is in retort_metadata. The first: "
        + oneLine(tally.firstFailure());
  }

  private static String rows(long number) {
    return number + (number == 1 ? " row" : " rows");
  }
}

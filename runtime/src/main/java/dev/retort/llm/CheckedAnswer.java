package dev.retort.llm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An answer to come, looked at before anyone gets it; cancelled, the call is. */
final class CheckedAnswer extends CompletableFuture<GenerateOutput> {
  private final @Nullable CompletableFuture<GenerateOutput> call;

  // Written before it is complete, by the thread that completes it.
  private volatile boolean isAmongTries;

  /**
   * What a check made of an answer.
   *
   * @param output what is given
   * @param isAmongTries whether it was added up with earlier tries of its call, which whoever has
   *     these hands on even if the call is given up
   */
  record Checked(@Nullable GenerateOutput output, boolean isAmongTries) {}

  /** Looks at an answer. */
  interface Check {
    Checked of(@Nullable GenerateOutput answer);
  }

  CheckedAnswer(CompletionStage<GenerateOutput> stage, Check check) {
    this.call = future(stage);
    var unused =
        stage.whenComplete(
            (answer, failure) -> {
              try {
                if (failure != null) {
                  completeExceptionally(Failures.unwrap(failure));
                } else if (!isDone()) {
                  // One that was given up is not to be taken for an answer to the next attempt.
                  Checked checked = check.of(answer);
                  isAmongTries = checked.isAmongTries();
                  complete(checked.output());
                }
              } catch (Throwable broken) { // No one else would hear of it.
                completeExceptionally(broken);
              }
            });
  }

  /** Whether what a stage gave is counted with the tries of its call, and so not by itself. */
  static boolean isAmongTries(CompletionStage<GenerateOutput> stage) {
    return stage instanceof CheckedAnswer checked && checked.isAmongTries;
  }

  /** What a stage may be cancelled by; null if it cannot be. */
  static @Nullable CompletableFuture<GenerateOutput> future(CompletionStage<GenerateOutput> stage) {
    try {
      return stage.toCompletableFuture();
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    if (call != null) {
      // First: whoever waits for this goes on once it is cancelled.
      call.cancel(mayInterrupt);
    }
    return super.cancel(mayInterrupt) || isCancelled();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}

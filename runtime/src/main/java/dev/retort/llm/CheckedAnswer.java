package dev.retort.llm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An answer to come, looked at before anyone gets it; cancelled, the call is. */
final class CheckedAnswer extends CompletableFuture<GenerateOutput> {
  private final @Nullable CompletableFuture<GenerateOutput> call;

  CheckedAnswer(
      CompletionStage<GenerateOutput> stage, UnaryOperator<@Nullable GenerateOutput> check) {
    this.call = future(stage);
    var unused =
        stage.whenComplete(
            (answer, failure) -> {
              try {
                if (failure != null) {
                  completeExceptionally(Failures.unwrap(failure));
                } else if (!isDone()) {
                  // One that was given up is not to be taken for an answer to the next attempt.
                  complete(check.apply(answer));
                }
              } catch (Throwable broken) { // No one else would hear of it.
                completeExceptionally(broken);
              }
            });
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

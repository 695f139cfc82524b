package dev.retort.compose;

import dev.retort.engine.Workers;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Makes calls that block at once, and waits for all; the first that throws ends the others. */
final class AllAtOnce {
  /**
   * A call that blocks.
   *
   * @param <R> what it answers
   */
  interface Call<R> {
    R make();
  }

  private AllAtOnce() {}

  /** What the calls answer, in their order. */
  static <R> List<R> of(Workers workers, List<Call<R>> calls) {
    List<CompletableFuture<R>> all = new ArrayList<>(calls.size());
    CompletableFuture<Void> failed = new CompletableFuture<>();
    try {
      for (Call<R> call : calls) {
        CompletableFuture<R> each = workers.call(call::make);
        all.add(each);
        each.exceptionally(
            thrown -> {
              failed.completeExceptionally(thrown);
              return null;
            });
      }
      CompletableFuture.anyOf(
              failed, CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
          .get();
      return all.stream().map(CompletableFuture::join).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled("the thread was interrupted", e);
    } catch (CancellationException e) {
      throw cancelled("it was unloaded", e);
    } catch (ExecutionException e) {
      throw rethrown(e);
    } finally {
      all.forEach(each -> each.cancel(true));
    }
  }

  private static RuntimeException rethrown(ExecutionException wrapped) {
    Throwable thrown = wrapped.getCause();
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(wrapped);
  }

  private static GenerationException cancelled(String why, Throwable reason) {
    return new GenerationException(
        Failure.of(Kind.CANCELLED, why + "; calls under way were cancelled"), reason);
  }
}

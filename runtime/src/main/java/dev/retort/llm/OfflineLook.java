package dev.retort.llm;

import dev.retort.batch.KeptBatch;
import dev.retort.engine.SystemTime;
import dev.retort.engine.Timebase;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.offline.OfflineRun;
import dev.retort.offline.Workspace;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to batches without the inputs that they answer. Once, by one thread. */
final class OfflineLook {
  /** Something done to all batches of a run. */
  interface Deed {
    List<KeptBatch> to(OfflineRun run) throws IOException, InterruptedException;
  }

  private final LLM llm;
  private final Workspace workspace;
  private final @Nullable Timebase clock;
  private final OfflineWait wait;
  private boolean unloaded;

  /**
   * A look.
   *
   * @param clock null for the machine's
   * @param wait ends it from outside
   */
  OfflineLook(LLM llm, Workspace workspace, @Nullable Timebase clock, OfflineWait wait) {
    this.wait = wait;
    this.llm = llm;
    this.workspace = workspace;
    this.clock = clock;
  }

  List<KeptBatch> take(Deed deed) {
    Redaction redaction = Redaction.of(llm);
    BatchProvider provider = new BatchProvider((SupportsOfflineBatch) llm, redaction, 1);
    SystemTime own = new SystemTime();
    try (own) {
      OfflineRun run =
          new OfflineRun(
              provider,
              OfflineCall.pauses(llm, clock == null ? own : clock),
              workspace,
              line -> llm.logger().info("{}", redaction.clean(line)),
              batches -> {});
      return taken(deed, run);
    } catch (InterruptedException e) {
      if (!unloaded) {
        Thread.currentThread().interrupt();
      }
      String why = unloaded ? llm.simpleName() + " was unloaded" : "the thread was interrupted";
      throw new GenerationException(Failure.of(Kind.CANCELLED, why), e);
    } catch (IOException e) {
      throw OfflineCall.lost(e);
    }
  }

  private List<KeptBatch> taken(Deed deed, OfflineRun run)
      throws IOException, InterruptedException {
    wait.enter();
    try {
      return deed.to(run);
    } finally {
      unloaded = wait.leave();
    }
  }
}

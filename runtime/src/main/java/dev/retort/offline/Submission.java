package dev.retort.offline;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has one batch created of one part, and no second one: what may have been created is looked for
 * first, in the provider's list.
 */
final class Submission {
  static final String RUN = "retort_run";
  static final String PART = "retort_part";

  /**
   * How far a list is read back beyond the begin of the run. Clocks differ, and where the metadata
   * tells, batches that are too old cost no more than a longer list.
   */
  private static final Duration SLACK = Duration.ofHours(1);

  private static final Duration SLACK_WITH_METADATA = Duration.ofDays(2);

  /** Providers tell whole seconds, and clocks differ by some. */
  private static final Duration ROUNDING = Duration.ofMinutes(1);

  private final Provider provider;
  private final Pauses pauses;
  private final Workspace workspace;

  Submission(Provider provider, Pauses pauses, Workspace workspace) {
    this.provider = provider;
    this.pauses = pauses;
    this.workspace = workspace;
  }

  /**
   * Creates the batch, or finds the one that was created.
   *
   * @throws Unanswered if it was asked for as often as it may be
   */
  void submit(Ledger begun, int number) throws Unanswered, IOException, InterruptedException {
    Ledger ledger = begun;
    for (int attempt = 1; ; attempt++) {
      Part part = ledger.parts().get(number);
      if (part.tried() && found(ledger, part)) {
        return;
      }
      Requests requests = new Requests(ledger, part);
      ledger = ledger.with(part.withTry());
      workspace.keep(ledger);
      try {
        Batch batch = provider.submit(requests);
        Ledger now = requests.ledger;
        workspace.keep(now.with(now.parts().get(number).created(batch.id(), true, batch.upload())));
        return;
      } catch (Unanswered e) {
        ledger = afterRefusal(requests, part, e.failure());
        if (!pauses.beforeRetry(attempt, e.retryAfter())) {
          throw e;
        }
      } catch (RuntimeException e) {
        ledger = afterRefusal(requests, part, e);
        throw e;
      }
    }
  }

  /**
   * What was refused was not created, and need not be looked for: where there is no metadata, a
   * batch of another run would be taken for it, and be waited for.
   */
  private Ledger afterRefusal(Requests requests, Part before, RuntimeException failure)
      throws IOException {
    Ledger now = requests.ledger;
    if (before.tried() || !provider.isRefusal(failure)) {
      return now;
    }
    Ledger changed = now.with(now.parts().get(before.number()).withoutTry());
    workspace.keep(changed);
    return changed;
  }

  /** Looks for the batch of a part for which one may have been created; makes none. */
  void find(Ledger ledger, Part part) throws IOException, InterruptedException {
    boolean unused = found(ledger, part);
  }

  /** Looks for a batch of the part; one that only looks like it is taken until its ids say no. */
  private boolean found(Ledger ledger, Part part) throws IOException, InterruptedException {
    Set<String> known = new HashSet<>(ledger.batches());
    known.addAll(part.others());
    Instant begin =
        ledger.createdAt().minus(provider.keepsMetadata() ? SLACK_WITH_METADATA : SLACK);
    Batch alike = null;
    String next = null;
    do {
      String from = next;
      BatchPage page = pauses.ask(() -> provider.list(from));
      boolean old = false;
      for (Batch batch : page.batches()) {
        Instant created = batch.createdAt();
        old = created != null && created.isBefore(begin);
        boolean open = !old && !known.contains(batch.id());
        if (open && isOf(ledger, part, batch)) {
          workspace.keep(ledger.with(part.created(batch.id(), true, batch.upload())));
          return true;
        } else if (open && isLike(part, batch) && created != null) {
          // The newest is listed first; the oldest since the run began is the likeliest.
          boolean since = !created.isBefore(ledger.createdAt().minus(ROUNDING));
          alike = since || alike == null ? batch : alike;
        }
      }
      next = old ? null : page.next();
    } while (next != null);
    if (alike != null) {
      workspace.keep(ledger.with(part.created(alike.id(), false, alike.upload())));
    }
    return alike != null;
  }

  private boolean isLike(Part part, Batch batch) {
    return !provider.keepsMetadata() && batch.counts().total() == part.count();
  }

  private static boolean isOf(Ledger ledger, Part part, Batch batch) {
    return ledger.run().equals(batch.metadata().get(RUN))
        && Integer.toString(part.number()).equals(batch.metadata().get(PART));
  }

  /** What the provider is given. */
  private final class Requests implements BatchRequests {
    private final int number;
    private Ledger ledger;
    private final Part part;

    Requests(Ledger ledger, Part part) {
      this.ledger = ledger.with(part.withTry());
      this.part = part;
      this.number = part.number();
    }

    @Override
    public Path file() {
      try {
        return workspace.file(Workspace.requests(part));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public String name() {
      return "retort-" + ledger.run() + "-" + number + ".jsonl";
    }

    @Override
    public int count() {
      return part.count();
    }

    @Override
    public long bytes() {
      return part.bytes();
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of(RUN, ledger.run(), PART, Integer.toString(number));
    }

    @Override
    public @Nullable String upload() {
      return ledger.parts().get(number).upload();
    }

    @Override
    public boolean wasTried() {
      return part.tried();
    }

    @Override
    public void uploaded(String upload) throws IOException {
      Ledger changed = ledger.with(ledger.parts().get(number).uploaded(upload));
      workspace.keep(changed);
      ledger = changed;
    }
  }
}

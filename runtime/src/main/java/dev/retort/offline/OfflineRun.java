package dev.retort.offline;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchCounts;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchProblem;
import dev.retort.batch.BatchState;
import dev.retort.batch.KeptBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the requests of one run through offline batches: writes them into files, has a batch made
 * of each, waits, fetches, and asks again for what was not begun. Every step is on the disk before
 * the next one, so that a run goes on wherever it was ended. One thread at a time.
 */
public final class OfflineRun {
  /** By then all has left the provider's queue that was in it. */
  private static final long LONGEST_HELD = Duration.ofHours(24).toNanos();

  private final Provider provider;
  private final Pauses pauses;
  private final Workspace workspace;
  private final Consumer<String> log;
  private final Consumer<List<KeptBatch>> watch;
  private final Fetching fetching;

  // What the provider said of each batch when it was asked last, by part.
  private final Map<Integer, Batch> seen = new HashMap<>();

  // Whether the last submit() had anything to do: a batch is not looked at in the same breath.
  private boolean wasSubmitted;

  // Room in the provider's queue: how many batches of this run have left it since the last
  // submit().
  private int left;

  // Since when parts were refused although no other batch of this run was in the queue.
  private final Map<Integer, Long> refusedSince = new HashMap<>();

  /**
   * A run, or what an earlier process has left of it.
   *
   * @param workspace what an earlier call or process has left
   * @param log takes what goes on, in one line
   * @param watch takes how far all batches are, each time that anything is heard of one
   */
  public OfflineRun(
      Provider provider,
      Pauses pauses,
      Workspace workspace,
      Consumer<String> log,
      Consumer<List<KeptBatch>> watch) {
    this.provider = provider;
    this.pauses = pauses;
    this.workspace = workspace;
    this.log = log;
    this.watch = watch;
    this.fetching = new Fetching(provider, pauses, workspace, log);
  }

  /**
   * Goes on until all batches have ended, or there is nothing to do but wait.
   *
   * @param known ids of batches of a run whose record is not here
   * @param interval how long to wait, at most, between two looks; null not to wait at all
   * @throws Unfinished if it has to be waited for
   * @throws Refused if the run is another's, or the provider refused all of it
   * @throws IOException if the disk fails
   * @throws InterruptedException if the thread was interrupted; the run can be gone on with
   */
  public Results collect(Requests requests, List<String> known, @Nullable Duration interval)
      throws Unfinished, Refused, IOException, InterruptedException {
    Asked asked = asked(requests);
    Ledger ledger = begun(asked, requests, known);
    if (ledger == null) {
      String run = RequestId.newRun(asked.digest());
      Instant now = Instant.now();
      List<Part> parts =
          new RequestFiles(provider, workspace, run, 0, requests.unanswered(), null).write(0);
      workspace.keep(new Ledger(run, now, asked.count(), parts, false));
    }
    for (Part part : workspace.begun().parts()) {
      if (part.hasResults() && !Files.exists(workspace.file(Workspace.results(part)))) {
        workspace.keep(workspace.begun().with(part.unfetched())); // Someone has cleaned up.
      } else if (part.isFetched()) {
        fetching.removeUpload(part); // An earlier process may have ended just before it.
      }
    }
    while (true) {
      finish(asked, requests, interval);
      ResultIndex index = index(asked);
      if (!sendAgain(requests, index)) {
        Ledger done = workspace.begun();
        refuseIfNothingCame(done);
        return new Results(provider, done, index, workspace);
      }
    }
  }

  /**
   * Asks how far all batches are.
   *
   * @param fetch whether the results of those that have ended are fetched
   */
  public List<KeptBatch> look(boolean fetch) throws IOException, InterruptedException {
    return each(
        part -> {
          if (!part.isSent()) {
            return null;
          }
          Batch batch = pauses.ask(() -> provider.status(String.valueOf(part.batch())));
          note(part, batch);
          Part now = part(part.number());
          if (fetch && now.step() == Part.Step.ENDED) {
            fetching.fetch(now);
          }
          return batch;
        });
  }

  /** Cancels all batches that have not ended; what was not submitted is not any more. */
  public List<KeptBatch> cancel() throws IOException, InterruptedException {
    return each(
        part -> {
          if (!part.isSent()) {
            workspace.keep(workspace.begun().with(part.dropped(BatchState.CANCELLED)));
            return null;
          } else if (part.step() != Part.Step.CREATED) {
            return null;
          }
          String id = String.valueOf(part.batch());
          // One that only looks like ours may be another's.
          Batch batch = pauses.ask(() -> part.sure() ? provider.cancel(id) : provider.status(id));
          note(part, batch);
          return batch;
        });
  }

  private interface Deed {
    @Nullable Batch to(Part part) throws IOException, InterruptedException;
  }

  /** Does something to each batch that there is or may be; nothing is submitted. */
  private List<KeptBatch> each(Deed deed) throws IOException, InterruptedException {
    List<KeptBatch> all = new ArrayList<>();
    Ledger begun = workspace.ledger();
    if (begun == null || begun.delivered()) {
      return all;
    }
    for (Part part : begun.parts()) {
      if (part.tried() && !part.isSent()) {
        new Submission(provider, pauses, workspace).find(workspace.begun(), part);
      }
      Part found = part(part.number());
      Batch batch = found.isFetched() ? null : deed.to(found);
      if (!found.isReplaced()) {
        all.add(Standing.of(part(part.number()), batch));
      }
    }
    return all;
  }

  private void tellWatch() throws IOException {
    watch.accept(standing());
  }

  private List<KeptBatch> standing() throws IOException {
    return workspace.begun().parts().stream()
        .filter(part -> !part.isReplaced())
        .map(part -> Standing.of(part, seen.get(part.number())))
        .toList();
  }

  private void note(Part part, Batch batch) throws IOException {
    if (part.step() != Part.Step.CREATED || !batch.state().isEnded()) {
      return;
    } else if (batch.state() == BatchState.QUEUE_FULL) {
      hold(part, batch.upload(), batch.problems());
    } else {
      left++;
      workspace.keep(
          workspace.begun().with(withUpload(part, batch).ended(batch.state(), batch.problems())));
    }
  }

  /** A part waits for room, but not for ever where no other one of the run takes it. */
  private void hold(Part part, @Nullable String upload, List<BatchProblem> why) throws IOException {
    boolean alone = workspace.begun().parts().stream().noneMatch(each -> each.isOther(part));
    long now = pauses.time().nanoTime();
    Long since = alone ? refusedSince.putIfAbsent(part.number(), now) : null;
    if (!alone) {
      refusedSince.remove(part.number());
    }
    boolean over = since != null && now - since >= LONGEST_HELD;
    workspace.keep(
        workspace.begun().with(over ? part.ended(BatchState.FAILED, why) : part.held(upload, why)));
  }

  private Part part(int number) throws IOException {
    return workspace.begun().parts().get(number);
  }

  /** The answers were given: files go, the record stays. */
  public void delivered() throws IOException {
    workspace.keep(workspace.begun().delivered(true));
    workspace.removeFiles();
  }

  /** What is asked, in short. */
  private record Asked(String digest, int count) {}

  private static Asked asked(Requests requests) {
    MessageDigest sha = sha256();
    int count = 0;
    for (Iterator<@Nullable String> bodies = requests.bodies(); bodies.hasNext(); count++) {
      String body = bodies.next();
      sha.update((body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
      sha.update((byte) '\n');
    }
    return new Asked(RequestId.asked(sha), count);
  }

  /** The record of the run that is gone on with; null to begin one. */
  private @Nullable Ledger begun(Asked asked, Requests requests, List<String> known)
      throws Refused, IOException {
    Ledger ledger = workspace.ledger();
    if (ledger == null && !known.isEmpty()) {
      ledger = Ledger.of(known, asked.count(), Instant.now());
      workspace.keep(ledger);
      return ledger;
    }
    if (ledger == null) {
      return null;
    }
    boolean same = !ledger.isRunKnown() || RequestId.asks(ledger.run(), asked.digest());
    if (ledger.delivered() && (!same || requests.areRemembered())) {
      workspace.forget();
      return null;
    } else if (!same) {
      throw ofOthers(ledger.batches());
    } else if (ledger.delivered()) {
      for (Part part : ledger.parts()) {
        ledger = part.hasResults() ? ledger.with(part.unfetched()) : ledger;
      }
      workspace.keep(ledger.delivered(false));
    }
    return ledger;
  }

  private static Refused ofOthers(List<String> batches) {
    return new Refused(
        "the offline batches "
            + String.join(", ", batches)
            + " are those of other inputs, other generation_kwargs or another number of generations;"
            + " ask with the same ones again, or make the LLM without its jobs_ids to begin anew");
  }

  /** Submits what is not, and fetches what has ended, until all is fetched. */
  private void finish(Asked asked, Requests requests, @Nullable Duration interval)
      throws Unfinished, Refused, IOException, InterruptedException {
    submit(requests, interval);
    int waits = 0;
    for (int look = 0; !allFetched(); look++) {
      if (look > 0 || wasSubmitted) {
        waitFor(waits++, interval);
      }
      left = 0;
      for (Part part : workspace.begun().parts()) {
        advance(asked, part.number(), interval != null);
        tellWatch();
      }
      // What looked like a batch of ours and is none is sent after all, and what there is room for.
      submit(requests, interval);
    }
  }

  private boolean allFetched() throws IOException {
    return workspace.begun().parts().stream().allMatch(Part::isFetched);
  }

  /** Submits what is not, as far as the provider has room. */
  private void submit(Requests requests, @Nullable Duration interval)
      throws IOException, InterruptedException {
    wasSubmitted = false;
    boolean busy = false;
    for (int number = 0; number < workspace.begun().parts().size() && !busy; number++) {
      Part part = part(number);
      if (part.isSent() || (part.isHeld() && !isRoom())) {
        continue;
      }
      if (isOutdated(part)) {
        replace(part(number), requests);
        continue;
      } else if (part(number).isSent()) {
        wasSubmitted = true; // Before, and the answer was lost.
        continue;
      }
      left -= part.isHeld() ? 1 : 0;
      try {
        submit(number);
      } catch (Unanswered e) {
        busy = e.isBusy() && (interval != null || !workspace.begun().batches().isEmpty());
        if (!busy) {
          throw e.failure();
        }
        hold(
            part(number),
            null,
            List.of(new BatchProblem(null, null, String.valueOf(e.getMessage()))));
      }
      tellWatch();
    }
  }

  private void submit(int number) throws Unanswered, IOException, InterruptedException {
    new Submission(provider, pauses, workspace).submit(workspace.begun(), number);
    wasSubmitted = true;
    Part sent = part(number);
    seen.remove(number);
    log.accept("batch " + sent.batch() + ": submitted, " + sent.count() + " requests");
    if (sent.sure()) {
      workspace.remove(Workspace.requests(sent));
    }
  }

  /** One batch takes the place of another in the queue, and one is always tried. */
  private boolean isRoom() throws IOException {
    return left > 0
        || workspace.begun().parts().stream().noneMatch(part -> part.step() == Part.Step.CREATED);
  }

  /** Whether a part can be sent as it is no more. */
  private boolean isOutdated(Part part) throws IOException, InterruptedException {
    BatchLimits limits = provider.limits();
    boolean tooLarge = part.count() > limits.maxRequests() || part.bytes() > limits.maxBytes();
    if (part.isHeld() && tooLarge) {
      return true;
    }
    boolean isGone =
        part.upload() == null && !Files.exists(workspace.file(Workspace.requests(part)));
    if (isGone && part.tried()) {
      new Submission(provider, pauses, workspace).find(workspace.begun(), part);
    }
    return isGone && !part(part.number()).isSent();
  }

  /** Makes parts anew that stand in the place of one. */
  private void replace(Part part, Requests requests) throws IOException {
    BitSet wanted = new BitSet();
    wanted.set(Math.toIntExact(part.first()), Math.toIntExact(part.last()) + 1);
    Ledger ledger = workspace.begun();
    List<Part> parts =
        new RequestFiles(
                provider, workspace, ledger.run(), part.round(), requests.unanswered(), wanted)
            .write(ledger.parts().size());
    workspace.keep(ledger.with(part.replaced()).withMore(parts));
  }

  private void waitFor(int waits, @Nullable Duration interval)
      throws Unfinished, IOException, InterruptedException {
    if (interval == null) {
      workspace.tidy();
      throw new Unfinished(workspace.begun().batches(), standing());
    }
    pauses.beforeLook(waits, interval);
  }

  /** Looks how far a batch is, and fetches its results if it has ended. */
  private void advance(Asked asked, int number, boolean waits)
      throws Refused, IOException, InterruptedException {
    Part part = workspace.begun().parts().get(number);
    if (part.step() == Part.Step.CREATED) {
      Batch batch;
      try {
        batch = look(String.valueOf(part.batch()), waits);
      } catch (RuntimeException e) {
        if (!workspace.begun().isRunKnown()) {
          workspace.drop(); // Ids that may be wrong are the caller's, and not the folder's.
        }
        throw e;
      }
      if (batch == null) {
        return;
      }
      seen.put(number, batch);
      checkOwner(asked, batch);
      if (!batch.state().isEnded()) {
        return;
      }
      note(part, batch);
      part = workspace.begun().parts().get(number);
    }
    if (part.step() == Part.Step.ENDED) {
      fetching.fetch(part);
    }
  }

  private static Part withUpload(Part part, Batch batch) {
    return part.upload() == null && batch.upload() != null
        ? part.created(batch.id(), part.sure(), batch.upload())
        : part;
  }

  /** Where it is waited anyway, a provider that is down for a while is asked at the next look. */
  private @Nullable Batch look(String id, boolean waits) throws InterruptedException {
    Batch batch;
    try {
      batch = waits ? provider.status(id) : pauses.ask(() -> provider.status(id));
    } catch (Unanswered e) {
      log.accept("batch " + id + ": cannot be looked at now: " + e.getMessage());
      return null;
    }
    BatchCounts counts = batch.counts();
    log.accept(
        "batch "
            + id
            + ": "
            + batch.state().words()
            + (counts.total() == 0
                ? ""
                : ", " + counts.done() + " of " + counts.total() + " requests done")
            + (counts.failed() == 0 ? "" : ", " + counts.failed() + " failed"));
    return batch;
  }

  /** Tells early, by the metadata, that batches are those of other inputs. */
  private void checkOwner(Asked asked, Batch batch) throws Refused, IOException {
    Ledger ledger = workspace.begun();
    String run = batch.metadata().get(Submission.RUN);
    if (run == null || ledger.isRunKnown()) {
      return;
    } else if (!RequestId.asks(run, asked.digest())) {
      throw ofOthers(ledger.batches());
    }
    workspace.keep(ledger.ofRun(run));
  }

  private ResultIndex index(Asked asked) throws Refused, IOException, InterruptedException {
    ResultIndex index = new ResultIndex(asked.count(), provider, workspace.file(Workspace.PLACES));
    for (Part part : workspace.begun().parts()) {
      Path file = workspace.file(Workspace.results(part));
      if (!part.isRefused() && Files.exists(file)) {
        Learned learned = new Learned(workspace.begun().run(), part);
        index.add(part, file, id -> learned.take(id, asked));
        keep(part, learned);
      }
    }
    if (index.strangers() > 0) {
      log.accept(index.strangers() + " rows of the results answer no request of ours; left out");
    }
    if (index.unreadable() > 0) {
      log.accept(index.unreadable() + " lines of the results cannot be read");
    }
    return index;
  }

  /** What the rows of a part tell of a run of which only the batches were known. */
  private static final class Learned {
    private final Part part;
    private String run;
    private int round;
    private boolean others;

    Learned(String run, Part part) {
      this.run = run;
      this.part = part;
      this.round = part.round();
    }

    boolean take(RequestId id, Asked asked) {
      if (run.equals(Ledger.UNKNOWN_RUN)) {
        if (!RequestId.asks(id.run(), asked.digest())) {
          others = true;
          return false;
        }
        run = id.run();
      }
      boolean ours = id.run().equals(run) && part.isOf(id);
      round = ours ? Math.max(round, id.round()) : round;
      return ours;
    }
  }

  private void keep(Part part, Learned learned) throws Refused, IOException {
    Ledger ledger = workspace.begun();
    if (learned.others) {
      throw ofOthers(ledger.batches());
    } else if (!learned.run.equals(ledger.run()) || learned.round != part.round()) {
      workspace.keep(ledger.ofRun(learned.run).with(part.ofRound(learned.round)));
    }
  }

  /** Writes the next round, if the last one was ended before its time; false if not. */
  private boolean sendAgain(Requests requests, ResultIndex index) throws IOException {
    Ledger ledger = workspace.begun();
    int round = ledger.lastRound();
    if (!ledger.isRunKnown() || round >= provider.maxResubmissions()) {
      return false;
    }
    BitSet again = new BitSet();
    for (int i = 0; i < ledger.requests(); i++) {
      Provider.Fate fate = index.fate(i);
      Part part = fate == null ? cutShort(ledger, i, round) : ledger.parts().get(index.part(i));
      boolean open = fate == null || fate == Provider.Fate.UNSENT;
      boolean isUnsent = part == null && i > index.last() && ledger.covering(i) == null;
      if (open && (isUnsent || (part != null && part.round() == round))) {
        again.set(i);
      }
    }
    if (again.isEmpty()) {
      return false;
    }
    List<Part> parts =
        new RequestFiles(provider, workspace, ledger.run(), round + 1, requests.unanswered(), again)
            .write(ledger.parts().size());
    if (parts.isEmpty()) {
      return false;
    }
    log.accept(again.cardinality() + " requests that no batch has begun are sent again");
    workspace.keep(ledger.withMore(parts));
    return true;
  }

  /** The part of the request, if it ended before all was answered. */
  private static @Nullable Part cutShort(Ledger ledger, int request, int round) {
    return ledger.parts().stream()
        .filter(part -> part.round() == round && part.isCutShort())
        .filter(part -> part.first() < 0 || part.covers(request))
        .findFirst()
        .orElse(null);
  }

  private void refuseIfNothingCame(Ledger ledger) throws Refused, IOException {
    List<Part> parts = ledger.parts().stream().filter(part -> !part.isReplaced()).toList();
    if (!parts.isEmpty() && parts.stream().allMatch(Part::isRefused)) {
      workspace.forget();
      throw new Refused(
          Results.refused(parts.get(0))
              + (parts.size() == 1 ? "" : "; so it did the other " + (parts.size() - 1)));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}

package dev.retort.offline;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchCounts;
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
  private final Provider provider;
  private final Pauses pauses;
  private final Workspace workspace;
  private final Consumer<String> log;
  private final Consumer<List<KeptBatch>> watch;

  // What the provider said of each batch when it was asked last, by part.
  private final Map<Integer, Batch> seen = new HashMap<>();

  // Whether the last submit() had anything to do: a batch is not looked at in the same breath.
  private boolean wasSubmitted;

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
    for (Part part : ledgerNow().parts()) {
      if (part.isFetched()) {
        removeUpload(part); // An earlier process may have ended just before it.
      }
    }
    while (true) {
      finish(asked, interval);
      ResultIndex index = index(asked);
      if (!sendAgain(requests, index)) {
        Ledger done = ledgerNow();
        refuseIfNothingCame(done);
        return new Results(provider, done, index, workspace);
      }
    }
  }

  /** What a folder says of the batches of its run; empty if there is none, or it is over. */
  public static List<KeptBatch> kept(Path folder) throws IOException {
    Ledger ledger = Workspace.read(folder);
    return ledger == null || ledger.delivered()
        ? List.of()
        : ledger.parts().stream().map(part -> kept(part, BatchCounts.NONE)).toList();
  }

  /**
   * Asks how far all batches are.
   *
   * @param fetch whether the results of those that have ended are fetched
   */
  public List<KeptBatch> look(boolean fetch) throws IOException, InterruptedException {
    return each(
        part -> {
          Batch batch = pauses.ask(() -> provider.status(String.valueOf(part.batch())));
          note(part, batch);
          Part now = ledgerNow().parts().get(part.number());
          if (fetch && now.step() == Part.Step.ENDED) {
            fetch(now);
          }
          return batch;
        });
  }

  /** Cancels all batches that have not ended. */
  public List<KeptBatch> cancel() throws IOException, InterruptedException {
    return each(
        part -> {
          if (part.step() != Part.Step.CREATED) {
            return null;
          }
          Batch batch = pauses.ask(() -> provider.cancel(String.valueOf(part.batch())));
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
        new Submission(provider, pauses, workspace).find(ledgerNow(), part);
      }
      Part found = ledgerNow().parts().get(part.number());
      Batch batch = found.isSent() && !found.isFetched() ? deed.to(found) : null;
      all.add(standing(ledgerNow().parts().get(part.number()), batch));
    }
    return all;
  }

  /** How far a batch is, by the record and by what the provider said. */
  private static KeptBatch standing(Part part, @Nullable Batch batch) {
    BatchCounts counts = batch == null ? BatchCounts.NONE : batch.counts();
    KeptBatch kept = kept(part, counts);
    return batch == null || part.step() != Part.Step.CREATED
        ? kept
        : new KeptBatch(
            kept.part(), kept.id(), kept.requests(), batch.state().words(), false, false, counts);
  }

  private void tellWatch() throws IOException {
    watch.accept(
        ledgerNow().parts().stream().map(part -> standing(part, seen.get(part.number()))).toList());
  }

  private void note(Part part, Batch batch) throws IOException {
    if (part.step() == Part.Step.CREATED && batch.state().isEnded()) {
      workspace.keep(
          ledgerNow().with(withUpload(part, batch).ended(batch.state(), batch.problems())));
    }
  }

  private static KeptBatch kept(Part part, BatchCounts counts) {
    BatchState end = part.end();
    String standing =
        end == null
            ? part.isSent() ? "submitted" : "not submitted"
            : part.isFetched() && !part.isRefused() ? end.words() + ", fetched" : end.words();
    return new KeptBatch(
        part.number(), part.batch(), part.count(), standing, end != null, part.isFetched(), counts);
  }

  /** The answers were given: files go, the record stays. */
  public void delivered() throws IOException {
    workspace.keep(ledgerNow().delivered(true));
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
        ledger = part.isFetched() && !part.isRefused() ? ledger.with(part.unfetched()) : ledger;
      }
      workspace.keep(ledger.delivered(false));
    }
    return ledger;
  }

  private static Refused ofOthers(List<String> batches) {
    return new Refused(
        "the offline batches "
            + String.join(", ", batches)
            + " are those of other inputs or other generation_kwargs; ask with the same ones again,"
            + " or make the LLM without its jobs_ids to begin anew");
  }

  /** Submits what is not, and fetches what has ended, until all is fetched. */
  private void finish(Asked asked, @Nullable Duration interval)
      throws Unfinished, Refused, IOException, InterruptedException {
    submit();
    int waits = 0;
    for (int look = 0; !allFetched(); look++) {
      if (look > 0 || wasSubmitted) {
        waitFor(waits++, interval);
      }
      for (Part part : ledgerNow().parts()) {
        advance(asked, part.number(), interval != null);
        tellWatch();
      }
      submit(); // What looked like a batch of ours and is none is sent after all.
    }
  }

  private boolean allFetched() throws IOException {
    return ledgerNow().parts().stream().allMatch(Part::isFetched);
  }

  private void submit() throws IOException, InterruptedException {
    Submission submission = new Submission(provider, pauses, workspace);
    wasSubmitted = false;
    for (Part part : ledgerNow().parts()) {
      if (!part.isSent()) {
        submission.submit(ledgerNow(), part.number());
        wasSubmitted = true;
        Part sent = ledgerNow().parts().get(part.number());
        log.accept("batch " + sent.batch() + ": submitted, " + sent.count() + " requests");
        if (sent.sure()) {
          workspace.remove(Workspace.requests(sent));
        }
        tellWatch();
      }
    }
  }

  private void waitFor(int waits, @Nullable Duration interval)
      throws Unfinished, IOException, InterruptedException {
    if (interval == null) {
      workspace.tidy();
      throw new Unfinished(ledgerNow().batches());
    }
    pauses.beforeLook(waits, interval);
  }

  /** Looks how far a batch is, and fetches its results if it has ended. */
  private void advance(Asked asked, int number, boolean waits)
      throws Refused, IOException, InterruptedException {
    Part part = ledgerNow().parts().get(number);
    if (part.step() == Part.Step.CREATED) {
      Batch batch = look(String.valueOf(part.batch()), waits);
      if (batch == null) {
        return;
      }
      seen.put(number, batch);
      checkOwner(asked, batch);
      if (!batch.state().isEnded()) {
        return;
      }
      note(part, batch);
      part = ledgerNow().parts().get(number);
    }
    if (part.step() == Part.Step.ENDED) {
      fetch(part);
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
    Ledger ledger = ledgerNow();
    String run = batch.metadata().get(Submission.RUN);
    if (run == null || ledger.isRunKnown()) {
      return;
    } else if (!RequestId.asks(run, asked.digest())) {
      throw ofOthers(ledger.batches());
    }
    workspace.keep(ledger.ofRun(run));
  }

  private void fetch(Part part) throws IOException, InterruptedException {
    String batch = String.valueOf(part.batch());
    if (!part.isRefused()) {
      download(part, batch);
    }
    if (!part.sure() && !isOurs(part)) {
      workspace.remove(Workspace.results(part));
      workspace.keep(ledgerNow().with(part.notThat()));
      return;
    }
    workspace.keep(ledgerNow().with(part.fetched()));
    removeUpload(part);
    workspace.remove(Workspace.requests(part));
  }

  private void download(Part part, String batch) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Unanswered[] none = new Unanswered[1];
      workspace.writeSlowly(
          Workspace.results(part),
          out -> {
            try {
              provider.fetch(batch, out);
            } catch (Unanswered e) {
              none[0] = e;
            }
          });
      if (none[0] == null) {
        return;
      }
      workspace.remove(Workspace.results(part));
      if (!pauses.beforeRetry(attempt, none[0].retryAfter())) {
        throw none[0].failure();
      }
    }
  }

  /** Whether the results of a batch that looks like a part's own are. */
  private boolean isOurs(Part part) throws IOException {
    Path file = workspace.file(Workspace.results(part));
    if (!Files.exists(file)) {
      return false;
    }
    String run = ledgerNow().run();
    LineFile lines = new LineFile(file);
    try (lines) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        Provider.Row row = line.isBlank() ? null : provider.row(line);
        RequestId id = row == null ? null : RequestId.parse(row.customId());
        if (row != null) {
          return id != null && id.run().equals(run) && id.part() == part.number();
        }
      }
    }
    return false;
  }

  /** A file that stays behind costs nothing: a failure is told, and that is all. */
  private void removeUpload(Part part) throws IOException, InterruptedException {
    String upload = part.upload();
    if (upload == null) {
      return;
    }
    try {
      pauses.ask(
          () -> {
            provider.removeUpload(upload);
            return upload;
          });
      workspace.keep(ledgerNow().with(ledgerNow().parts().get(part.number()).withoutUpload()));
    } catch (RuntimeException e) {
      log.accept("the uploaded file " + upload + " was not removed: " + e.getMessage());
    }
  }

  private ResultIndex index(Asked asked) throws Refused, IOException {
    ResultIndex index = new ResultIndex(asked.count(), provider);
    for (Part part : ledgerNow().parts()) {
      Path file = workspace.file(Workspace.results(part));
      if (!part.isRefused() && Files.exists(file)) {
        Learned learned = new Learned(ledgerNow().run(), part.round());
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
    private String run;
    private int round;
    private boolean others;

    Learned(String run, int round) {
      this.run = run;
      this.round = round;
    }

    boolean take(RequestId id, Asked asked) {
      if (run.equals(Ledger.UNKNOWN_RUN)) {
        if (!RequestId.asks(id.run(), asked.digest())) {
          others = true;
          return false;
        }
        run = id.run();
      }
      boolean ours = id.run().equals(run);
      round = ours ? Math.max(round, id.round()) : round;
      return ours;
    }
  }

  private void keep(Part part, Learned learned) throws Refused, IOException {
    Ledger ledger = ledgerNow();
    if (learned.others) {
      throw ofOthers(ledger.batches());
    } else if (!learned.run.equals(ledger.run()) || learned.round != part.round()) {
      workspace.keep(ledger.ofRun(learned.run).with(part.ofRound(learned.round)));
    }
  }

  /** Writes the next round, if the last one was ended before its time; false if not. */
  private boolean sendAgain(Requests requests, ResultIndex index) throws IOException {
    Ledger ledger = ledgerNow();
    int round = ledger.lastRound();
    if (!ledger.isRunKnown() || round >= provider.maxResubmissions()) {
      return false;
    }
    BitSet again = new BitSet();
    for (int i = 0; i < ledger.requests(); i++) {
      Provider.Fate fate = index.fate(i);
      Part part = fate == null ? cutShort(ledger, i, round) : ledger.parts().get(index.part(i));
      boolean open = fate == null || fate == Provider.Fate.UNSENT;
      if (open && part != null && part.round() == round) {
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
    List<Part> parts = ledger.parts();
    if (!parts.isEmpty() && parts.stream().allMatch(Part::isRefused)) {
      workspace.forget();
      throw new Refused(
          Results.refused(parts.get(0))
              + (parts.size() == 1 ? "" : "; so it did the other " + (parts.size() - 1)));
    }
  }

  private Ledger ledgerNow() throws IOException {
    Ledger ledger = workspace.ledger();
    if (ledger == null) {
      throw new IllegalStateException("no run was begun");
    }
    return ledger;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}

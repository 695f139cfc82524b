package dev.retort.offline;

import dev.retort.batch.BatchProblem;
import dev.retort.batch.BatchState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of requests of a run, and what has become of it. Immutable.
 *
 * @param number which, from 0
 * @param round how often its requests were sent before
 * @param first its first request; negative where only the batch is known
 * @param last its last request
 * @param count how many requests
 * @param bytes length of the file
 * @param step how far it is
 * @param tried whether a batch of it may have been created
 * @param upload the provider's id of the file; null where none is known or left
 * @param batch the provider's id of the batch; null where none is known
 * @param sure whether the batch is known to be of this part, and does not only look like it
 * @param others batches that looked like it and are not
 * @param end how the batch ended; null if it has not
 * @param problems why the provider refused it, or had no room for it
 */
record Part(
    int number,
    int round,
    long first,
    long last,
    int count,
    long bytes,
    Step step,
    boolean tried,
    @Nullable String upload,
    @Nullable String batch,
    boolean sure,
    List<String> others,
    @Nullable BatchState end,
    List<BatchProblem> problems) {

  /** How far a part is. */
  enum Step {
    /** Its file is written. */
    INTENDED,
    /** Its file is at the provider. */
    UPLOADED,
    /** There is a batch. */
    CREATED,
    /** The batch has ended. */
    ENDED,
    /** The results are here. */
    FETCHED
  }

  static Part intended(int number, int round, long first, long last, int count, long bytes) {
    return new Part(
        number,
        round,
        first,
        last,
        count,
        bytes,
        Step.INTENDED,
        false,
        null,
        null,
        false,
        List.of(),
        null,
        List.of());
  }

  /** A part of which nothing is known but its batch. */
  static Part of(int number, String batch) {
    return intended(number, 0, -1, -1, 0, 0).created(batch, true, null);
  }

  boolean isSent() {
    return step.compareTo(Step.CREATED) >= 0;
  }

  boolean isFetched() {
    return step == Step.FETCHED;
  }

  /** Whether the provider refused it as a whole. */
  boolean isRefused() {
    return end == BatchState.FAILED;
  }

  /** Whether the provider ended it before all was answered. */
  boolean isCutShort() {
    return end == BatchState.EXPIRED || end == BatchState.CANCELLED;
  }

  /** Whether the provider has no room for it yet. */
  boolean isHeld() {
    return !isSent() && end == BatchState.QUEUE_FULL;
  }

  /** Whether it is another part than this one and takes room in the provider's queue. */
  boolean isOther(Part part) {
    return number != part.number() && step == Step.CREATED;
  }

  /** Whether other parts stand in its place, made when the provider had no room for it. */
  boolean isReplaced() {
    return isFetched() && end == BatchState.QUEUE_FULL;
  }

  /** Whether its results can be fetched, now or again. */
  boolean hasResults() {
    return isFetched() && !isRefused() && !isReplaced() && batch != null;
  }

  /** Whether it may have a request of this id: of a part that others submitted little is known. */
  boolean isOf(RequestId id) {
    return first < 0 || (id.part() == number && covers(id.index()));
  }

  boolean covers(long request) {
    return first <= request && request <= last;
  }

  Part ofRound(int known) {
    return new Part(
        number, known, first, last, count, bytes, step, tried, upload, batch, sure, others, end,
        problems);
  }

  Part withTry() {
    return with(step, true, upload, batch, sure, others, end, problems);
  }

  /** No batch can have been created of it. */
  Part withoutTry() {
    return with(step, false, upload, batch, sure, others, end, problems);
  }

  Part uploaded(String file) {
    return with(Step.UPLOADED, true, file, batch, sure, others, end, problems);
  }

  Part created(String id, boolean certain, @Nullable String file) {
    return with(
        Step.CREATED, true, file == null ? upload : file, id, certain, others, null, problems);
  }

  /** The batch is another's: back to where it is looked for. */
  Part notThat() {
    List<String> more = new ArrayList<>(others);
    if (batch != null) {
      more.add(batch);
    }
    return with(
        upload == null ? Step.INTENDED : Step.UPLOADED,
        true,
        upload,
        null,
        false,
        List.copyOf(more),
        null,
        List.of());
  }

  /** There is no room for it: back to where it is sent, with what the provider says. */
  Part held(@Nullable String file, List<BatchProblem> why) {
    List<String> more = new ArrayList<>(others);
    if (batch != null) {
      more.add(batch);
    }
    String kept = file == null ? upload : file;
    return with(
        kept == null ? Step.INTENDED : Step.UPLOADED,
        tried,
        kept,
        batch,
        false,
        List.copyOf(more),
        BatchState.QUEUE_FULL,
        List.copyOf(why));
  }

  /** Other parts stand in its place. */
  Part replaced() {
    return with(Step.FETCHED, tried, upload, null, true, others, BatchState.QUEUE_FULL, problems);
  }

  /** It is given up before the provider took it. */
  Part dropped(BatchState how) {
    return with(Step.FETCHED, tried, upload, batch, true, others, how, problems);
  }

  Part ended(BatchState how, List<BatchProblem> why) {
    return with(Step.ENDED, tried, upload, batch, sure, others, how, List.copyOf(why));
  }

  Part fetched() {
    return with(Step.FETCHED, tried, upload, batch, true, others, end, problems);
  }

  /** The results are to be fetched again. */
  Part unfetched() {
    return with(Step.ENDED, tried, upload, batch, sure, others, end, problems);
  }

  Part withoutUpload() {
    return with(step, tried, null, batch, sure, others, end, problems);
  }

  private Part with(
      Step how,
      boolean begun,
      @Nullable String file,
      @Nullable String id,
      boolean certain,
      List<String> not,
      @Nullable BatchState ending,
      List<BatchProblem> why) {
    return new Part(
        number, round, first, last, count, bytes, how, begun, file, id, certain, not, ending, why);
  }
}

package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.engine.SystemTime;
import dev.retort.engine.Timebase;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.offline.OfflineRun;
import dev.retort.offline.Pauses;
import dev.retort.offline.Refused;
import dev.retort.offline.Results;
import dev.retort.offline.Unfinished;
import dev.retort.offline.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call whose answers come from offline batches. Once, by one thread. */
final class OfflineCall {
  /** How often a question is asked again where the LLM does not say. */
  private static final int MAX_RETRIES = 6;

  /** Inputs whose answers may be on their way to the disk at once. */
  private static final int WINDOW = 256;

  private final LLM llm;
  private final Kwargs kwargs;
  private final Iterable<Input> inputs;
  private final @Nullable Answers answers;
  private final Redaction redaction;
  private final Forms forms;
  private final OfflineRequests requests;
  private final BatchProvider provider;
  private final OfflineWait wait;

  // What failed, for the log and for on_error.
  private long failed;
  private @Nullable Failure firstFailure;
  private @Nullable GenerationException stopped;
  private boolean unloaded;

  /**
   * A call.
   *
   * @param kwargs bound
   * @param inputs checked; the same each time they are gone through
   * @param wait ends it from outside
   */
  @SuppressWarnings("unchecked") // BoundKwargs has checked that these are of the LLM's own record.
  OfflineCall(
      LLM llm, Kwargs kwargs, Iterable<Input> inputs, int numGenerations, OfflineWait wait) {
    this.llm = llm;
    this.kwargs = kwargs;
    this.inputs = inputs;
    this.wait = wait;
    this.answers = llm.answers();
    this.redaction = Redaction.of(llm);
    this.forms = Forms.of(llm, kwargs);
    Answers kept = answers;
    int perInput = ((OfflineKwargs<LLM>) kwargs).requestsPerInput(numGenerations);
    int asked = perInput == 1 ? numGenerations : 1;
    this.requests =
        new OfflineRequests(
            llm,
            (OfflineKwargs<LLM>) kwargs,
            inputs,
            perInput,
            asked,
            forms,
            kept == null ? null : () -> new Journaled(llm, kwargs, asked, 1, kept.again()));
    this.provider = new BatchProvider((SupportsOfflineBatch) llm, redaction, asked);
  }

  /**
   * Goes on with the batches, and gives the answers if all have ended.
   *
   * @param workspace what earlier calls have left
   * @param known ids of batches that another process submitted
   * @param clock null for the machine's
   * @throws OfflineBatchNotFinishedException if they have not ended
   */
  void run(
      Workspace workspace,
      List<String> known,
      @Nullable Timebase clock,
      Consumer<GenerateOutput> outputs) {
    SystemTime own = new SystemTime();
    try (own) {
      OfflineRun run =
          new OfflineRun(
              provider,
              pauses(llm, clock == null ? own : clock),
              workspace,
              this::log,
              llm::batchesAre);
      Results results = collected(run, known);
      try (results) {
        deliver(results, outputs);
      }
      run.delivered();
    } catch (Unfinished e) {
      throw new OfflineBatchNotFinishedException(e.batches(), e.standing());
    } catch (InterruptedException e) {
      throw cancelled(workspace, e);
    } catch (Refused e) {
      throw new GenerationException(
          redaction.clean(Failure.of(Kind.BAD_REQUEST, String.valueOf(e.getMessage()))), null);
    } catch (IOException e) {
      throw lost(e);
    }
    summary();
  }

  private void log(String line) {
    llm.logger().info("{}", redaction.clean(line));
  }

  static Pauses pauses(LLM llm, Timebase clock) {
    int retries = llm instanceof AsyncLLM async ? async.maxRetries() : MAX_RETRIES;
    return new Pauses(clock, () -> ThreadLocalRandom.current().nextDouble(), retries);
  }

  private @Nullable Duration interval() {
    Integer seconds = llm.offlineBatchGenerationBlockUntilDone();
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  private Results collected(OfflineRun run, List<String> known)
      throws Unfinished, Refused, IOException, InterruptedException {
    wait.enter();
    try {
      return run.collect(requests, known, interval());
    } finally {
      unloaded = wait.leave();
    }
  }

  private RuntimeException cancelled(Workspace workspace, InterruptedException e) {
    if (!unloaded) {
      Thread.currentThread().interrupt();
    }
    List<String> batches = workspace.batches();
    if (batches != null && !batches.isEmpty()) {
      return new OfflineBatchNotFinishedException(batches);
    }
    return new GenerationException(
        Failure.of(
            Kind.CANCELLED,
            (unloaded ? llm.simpleName() + " was unloaded" : "the thread was interrupted")
                + " before a batch was submitted"),
        e);
  }

  static GenerationException lost(IOException e) {
    return new GenerationException(
        Failure.of(
            Kind.UNKNOWN,
            "the files of offline batches cannot be read or written: " + e.getMessage()),
        e);
  }

  /** Gives the outputs in order; an answer counts once it is kept. */
  private void deliver(Results results, Consumer<GenerateOutput> outputs) throws IOException {
    Answers again = answers == null ? null : answers.again();
    Journaled journaled =
        again == null ? null : new Journaled(llm, kwargs, requests.asked(), 1, again);
    CallEvents events = llm.events(kwargs);
    ErrorPolicy policy = llm instanceof AsyncLLM async ? async.errorPolicy() : null;
    Queue<List<CompletableFuture<GenerateOutput>>> pending = new ArrayDeque<>();
    long number = 0;
    long given = 0;
    for (Input input : inputs) {
      if (journaled != null) {
        journaled.admit(number, input);
      }
      List<CompletableFuture<GenerateOutput>> calls = new ArrayList<>(requests.perInput());
      for (int sample = 0; sample < requests.perInput(); sample++) {
        calls.add(answer(results, input, number, sample, journaled, events));
      }
      pending.add(calls);
      number++;
      if (pending.size() > WINDOW) {
        give(given++, pending.remove(), policy, outputs);
      }
    }
    while (!pending.isEmpty()) {
      give(given++, pending.remove(), policy, outputs);
    }
    if (answers != null && again != null) {
      answers.settle(again);
    }
  }

  private CompletableFuture<GenerateOutput> answer(
      Results results,
      Input input,
      long number,
      int sample,
      @Nullable Journaled journaled,
      @Nullable CallEvents events)
      throws IOException {
    GenerateOutput kept = journaled == null ? null : journaled.find(number, sample);
    if (kept != null) {
      return CompletableFuture.completedFuture(kept);
    }
    int request = Math.toIntExact(number * requests.perInput() + sample);
    GenerateOutput output =
        redaction.clean(
            FormedCalls.once(
                forms, input, Regroup.exact(output(results, request, input), requests.asked())));
    if (events != null) {
      events.sent(request, input, requests.asked());
      events.ended(request, output);
    }
    return journaled == null
        ? CompletableFuture.completedFuture(output)
        : journaled.keep(number, sample, output);
  }

  private void give(
      long number,
      List<CompletableFuture<GenerateOutput>> calls,
      @Nullable ErrorPolicy policy,
      Consumer<GenerateOutput> outputs) {
    GenerateOutput[] all = new GenerateOutput[calls.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = joined(calls.get(i));
    }
    GenerateOutput output = all.length == 1 ? all[0] : Regroup.merge(all);
    Failure failure = output.error();
    if (failure != null) {
      failed++;
      firstFailure = firstFailure == null ? failure : firstFailure;
      GenerationException stop = policy == null ? null : policy.judge(number, failure, null);
      // All is answered and paid for: that one row was refused for the account's sake stops none.
      if (stopped == null && !(stop instanceof AccountException)) {
        stopped = stop;
      }
    }
    if (stopped == null) {
      outputs.accept(output);
    }
  }

  private static GenerateOutput joined(CompletableFuture<GenerateOutput> kept) {
    try {
      return kept.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Answers.JournalFailure failure ? failure : e;
    }
  }

  private GenerateOutput output(Results results, int request, Input input) throws IOException {
    Results.Result result = results.of(request);
    return switch (result.ending()) {
      case ROW -> output(result.text());
      case TWICE -> failed(Kind.MALFORMED, result.text());
      case MISSING -> {
        Failure unasked = whyNotAsked(results, request, input);
        yield unasked == null
            ? failed(Kind.INCOMPLETE, result.text())
            : GenerateOutput.failed(requests.asked(), unasked);
      }
      case REFUSED -> failed(Kind.BAD_REQUEST, result.text());
    };
  }

  private GenerateOutput output(String line) {
    BatchRow row = provider.read(line);
    if (row instanceof BatchRow.Answered answered) {
      return answered.output();
    } else if (row instanceof BatchRow.Failed refused) {
      return GenerateOutput.failed(requests.asked(), refused.failure());
    } else if (row instanceof BatchRow.Unsent unsent) {
      return failed(Kind.CANCELLED, "the batch ended before it: " + unsent.message());
    }
    return failed(Kind.MALFORMED, "its row in the results cannot be read");
  }

  private GenerateOutput failed(Kind kind, String message) {
    return GenerateOutput.failed(requests.asked(), Failure.of(kind, message));
  }

  /** Why no batch had a request; null if one had it. */
  private @Nullable Failure whyNotAsked(Results results, int request, Input input) {
    String body;
    try {
      body = requests.body(input);
    } catch (RuntimeException e) {
      return Failures.of(e);
    }
    return results.fits(request, body)
        ? null
        : Failure.of(
            Kind.BAD_REQUEST,
            "the request has "
                + body.getBytes(StandardCharsets.UTF_8).length
                + " bytes, and a batch takes "
                + provider.limits().maxBytes()
                + " with what is around it; shorten the input");
  }

  /** As an online run does. */
  private void summary() {
    Failure first = firstFailure;
    if (first != null) {
      llm.logger()
          .warn(
              "{} inputs have no whole answer; the first failure: {}: {}",
              failed,
              first.kind(),
              first.message());
    }
    if (stopped != null) {
      throw stopped;
    }
  }
}

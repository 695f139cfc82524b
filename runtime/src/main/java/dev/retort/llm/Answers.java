package dev.retort.llm;

import dev.retort.engine.Arriving;
import dev.retort.journal.Append;
import dev.retort.journal.Journal;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one who asks, kept in an {@link AnswerJournal}: numbers equal requests and counts
 * what needed no call. Safe for any thread.
 */
public final class Answers {
  /**
   * Answers, counted.
   *
   * @param calls how many
   * @param inputTokens tokens read for them, when they were made
   * @param cachedInputTokens those of them that the provider had in its cache
   * @param outputTokens tokens written in them
   */
  public record Sum(long calls, long inputTokens, long cachedInputTokens, long outputTokens) {
    /**
     * Both together.
     *
     * @param other added to it
     * @return the sum
     */
    public Sum plus(Sum other) {
      return new Sum(
          calls + other.calls,
          inputTokens + other.inputTokens,
          cachedInputTokens + other.cachedInputTokens,
          outputTokens + other.outputTokens);
    }

    /**
     * What is left without a part of it.
     *
     * @param part none of its numbers counts below 0
     * @return the difference
     */
    public Sum minus(Sum part) {
      return new Sum(
          Math.max(0, calls - part.calls),
          Math.max(0, inputTokens - part.inputTokens),
          Math.max(0, cachedInputTokens - part.cachedInputTokens),
          Math.max(0, outputTokens - part.outputTokens));
    }

    private Sum withCalls(long number) {
      return new Sum(number, inputTokens, cachedInputTokens, outputTokens);
    }
  }

  /** Counts answers; any thread. */
  private static final class Adder {
    private final LongAdder calls = new LongAdder();
    private final LongAdder inputTokens = new LongAdder();
    private final LongAdder cachedInputTokens = new LongAdder();
    private final LongAdder outputTokens = new LongAdder();
    private final UseByModel models = new UseByModel();

    void add(GenerateOutput answer) {
      models.add(answer.statistics());
      calls.increment();
      answer.statistics().inputTokens().forEach(inputTokens::add);
      cachedInputTokens.add(Usage.cached(answer));
      answer.statistics().outputTokens().forEach(outputTokens::add);
    }

    /** Adds what was asked of others for answers that are not counted here. */
    void addParts(Map<String, Sum> parts) {
      models.add(parts);
      parts
          .values()
          .forEach(
              sum -> {
                inputTokens.add(sum.inputTokens());
                cachedInputTokens.add(sum.cachedInputTokens());
                outputTokens.add(sum.outputTokens());
              });
    }

    Sum sum() {
      return new Sum(calls.sum(), inputTokens.sum(), cachedInputTokens.sum(), outputTokens.sum());
    }
  }

  /** Counts calls of which nobody tells what they used; any thread. */
  private static final class Thought {
    private final LongAdder calls = new LongAdder();
    private final LongAdder inputTokens = new LongAdder();
    private final LongAdder outputTokens = new LongAdder();

    void add(Sum most) {
      calls.add(most.calls());
      inputTokens.add(most.inputTokens());
      outputTokens.add(most.outputTokens());
    }

    Sum sum() {
      return new Sum(calls.sum(), inputTokens.sum(), 0, outputTokens.sum());
    }
  }

  private final Journal journal;
  private final int twin;
  private final boolean use;
  private final Adder given;
  private final Adder undelivered;

  // Guarded by seats. The LLMs that keep their answers here, in order, and where they are asked.
  private final List<LLM> llms = new ArrayList<>();
  private final IdentityHashMap<LLM, Seat> seats = new IdentityHashMap<>();
  private final Map<ByteBuffer, Integer> alike = new HashMap<>();
  private @Nullable Occurrences rows;
  private final Thought thought;
  private volatile Occurrences occurrences;

  Answers(Journal journal, int twin, boolean use) {
    this(
        journal,
        twin,
        use,
        new Occurrences(journal.arrays()),
        new Adder(),
        new Adder(),
        new Thought());
  }

  private Answers(
      Journal journal,
      int twin,
      boolean use,
      Occurrences occurrences,
      Adder given,
      Adder undelivered,
      Thought thought) {
    this.journal = journal;
    this.twin = twin;
    this.use = use;
    this.occurrences = occurrences;
    this.given = given;
    this.undelivered = undelivered;
    this.thought = thought;
  }

  /** For requests that may be made once more: they are numbered as if they had not been made. */
  Answers again() {
    return new Answers(journal, twin, use, occurrences.copy(), given, undelivered, thought);
  }

  /** The requests that were numbered by what {@link #again} gave will not be made once more. */
  void settle(Answers made) {
    occurrences = made.occurrences;
  }

  /**
   * What was given without a call, since the journal had it. Of an answer that an LLM made by
   * asking others, the tokens of those that the journal had.
   *
   * @return so far
   */
  public Sum given() {
    return given.sum();
  }

  /**
   * What was given without a call, of LLMs that ask others: by the models that these had asked.
   *
   * @return so far
   */
  public Map<String, Sum> givenByModel() {
    return given.models.sums();
  }

  /**
   * What was answered, but too late for a run that was stopped, or could not be kept: nobody was
   * given it. If it was kept, the next run is.
   *
   * @return so far
   */
  public Sum undelivered() {
    return undelivered.sum();
  }

  /**
   * The same of LLMs that ask others: by the models that these had asked.
   *
   * @return so far
   */
  public Map<String, Sum> undeliveredByModel() {
    return undelivered.models.sums();
  }

  /**
   * What attempts may have taken, at most, that were sent and ended without an answer and without a
   * word on what they used, such as by a time-out. It is in no other sum.
   *
   * @return so far; {@code calls} are attempts
   */
  public Sum thought() {
    return thought.sum();
  }

  /** Writes a loss down. Nobody waits for the disk. */
  void lost(Loss loss) {
    if (loss.source() == Loss.Source.THOUGHT) {
      thought.add(loss.sum());
    }
    var unused = journal.append(Loss.KEY, Loss.KEY, loss.toBytes());
  }

  int twin() {
    return twin;
  }

  /** An LLM keeps its answers here, and those whom it asks. */
  void take(LLM llm) {
    synchronized (seats) {
      if (llms.stream().noneMatch(each -> each == llm)) {
        llms.add(llm);
      }
    }
  }

  /** Where an LLM that is loaded is asked by itself; null if it asks no others. */
  @Nullable Seat seat(LLM llm) {
    synchronized (seats) {
      for (LLM each : llms) {
        if (!seats.containsKey(each) && !each.inquiries(1).isEmpty()) {
          seats.put(each, Seat.of(each, alike));
        }
      }
      return seats.get(llm);
    }
  }

  /** Numbers equal inputs of LLMs that ask others, whatever form is asked for. */
  Occurrences rows() {
    synchronized (seats) {
      Occurrences known = rows;
      if (known == null) {
        known = new Occurrences(journal.arrays());
        rows = known;
      }
      return known;
    }
  }

  /**
   * Counts what the journal had of the parts of an answer that was made.
   *
   * @param told of the answer
   */
  void gaveParts(Map<String, Sum> found, Statistics told) {
    Map<String, Sum> parts = new LinkedHashMap<>();
    found.forEach((model, sum) -> parts.put(model, sum.withCalls(callsSaved(model, sum, told))));
    given.addParts(parts);
  }

  /** A model that was asked nothing else has no part in the answer that was paid for. */
  private static long callsSaved(String model, Sum found, Statistics told) {
    long parts = 0;
    long tokens = 0;
    for (ModelUse use : told.models()) {
      if (use.model().equals(model)) {
        parts++;
        tokens += use.inputTokens() + use.outputTokens();
      }
    }
    return tokens <= found.inputTokens() + found.outputTokens() ? parts : 0;
  }

  /**
   * Counts an output of a list of which nothing is given, if it tells anything.
   *
   * @param parts what it was made of; null where others were not asked
   */
  void ungiven(String model, GenerateOutput output, @Nullable Parts parts) {
    if (Usage.isUnknown(output) && output.error() != null) {
      return;
    }
    if (parts == null) {
      undelivered.add(output);
    } else {
      late(Parts.less(Parts.sums(model, output), parts.found()));
    }
  }

  /** Counts what was paid of an answer that nobody is given: by model, of each as one part. */
  void late(Map<String, Sum> paid) {
    Map<String, Sum> parts = new LinkedHashMap<>();
    paid.forEach((model, sum) -> parts.put(model, sum.withCalls(1)));
    undelivered.addParts(parts);
  }

  /** Whether what is kept is given, and not asked anew. */
  boolean isUsed() {
    return use;
  }

  /** What the journal is called. */
  byte[] journalName() {
    return journal.name();
  }

  /**
   * How many names of a call earlier runs have used up: the provider may keep failures under them.
   *
   * @throws JournalFailure if the disk fails
   */
  int namesUsedUp(long high, long low) {
    try {
      return journal.noted(~high, low);
    } catch (IOException e) {
      throw new JournalFailure(e);
    }
  }

  /** Keeps it. Nobody waits for the disk. */
  void useUpNames(long high, long low, int names) {
    journal.note(~high, low, names);
  }

  /** Numbers equal requests. */
  Occurrences occurrences() {
    return occurrences;
  }

  /**
   * The answer that is kept.
   *
   * @return null if a call has to be made
   * @throws JournalFailure if the disk fails
   */
  @Nullable GenerateOutput find(long high, long low) {
    GenerateOutput known = peek(high, low);
    if (known != null) {
      gave(known);
    }
    return known;
  }

  /**
   * The same, not counted as given.
   *
   * @return null if a call has to be made
   * @throws JournalFailure if the disk fails
   */
  @Nullable GenerateOutput peek(long high, long low) {
    return use ? read(high, low) : null;
  }

  /** Counts an answer that was kept as given. */
  void gave(GenerateOutput known) {
    given.add(known);
  }

  /**
   * Whether an answer is kept; it is not counted as given.
   *
   * @throws JournalFailure if the disk fails
   */
  boolean has(long high, long low) {
    return peek(high, low) != null;
  }

  private @Nullable GenerateOutput read(long high, long low) {
    try {
      byte[] kept = journal.find(high, low);
      return kept == null ? null : AnswerBytes.read(kept);
    } catch (IOException e) {
      throw new JournalFailure(e);
    }
  }

  /**
   * An answer to come, which is given once it is kept.
   *
   * @param model who gives it
   * @param asked how many generations make it whole
   */
  CompletableFuture<GenerateOutput> hold(
      long high, long low, String model, int asked, CompletionStage<GenerateOutput> stage) {
    return hold(high, low, model, asked, stage, null);
  }

  /**
   * The same for an LLM that is asked by another.
   *
   * @param outer what the other asks for its answer; null if it is asked by itself
   */
  CompletableFuture<GenerateOutput> hold(
      long high,
      long low,
      String model,
      int asked,
      CompletionStage<GenerateOutput> stage,
      @Nullable Parts outer) {
    return new Held(this, high, low, model, asked, stage, outer);
  }

  /** Keeps a whole answer; what is none is given back at once. */
  CompletableFuture<GenerateOutput> keep(
      long high, long low, String model, int asked, @Nullable GenerateOutput given) {
    return keep(high, low, model, asked, given, Map.of());
  }

  /**
   * The same.
   *
   * @param parts by model, what of the answer's tokens is kept by itself
   */
  CompletableFuture<GenerateOutput> keep(
      long high,
      long low,
      String model,
      int asked,
      @Nullable GenerateOutput given,
      Map<String, Sum> parts) {
    GenerateOutput exact = given == null ? null : Regroup.exact(given, asked);
    if (exact == null || exact.error() != null) {
      return CompletableFuture.completedFuture(given);
    }
    Append record = journal.append(high, low, AnswerBytes.of(model, exact, parts));
    return record.handle((counts, failure) -> kept(high, low, exact, counts, failure));
  }

  private GenerateOutput kept(
      long high,
      long low,
      GenerateOutput answer,
      @Nullable Boolean counts,
      @Nullable Throwable failure) {
    if (failure != null) {
      throw new JournalFailure(failure);
    }
    GenerateOutput first = counts == null || counts ? null : read(high, low);
    return first == null ? answer : first;
  }

  /** The journal cannot be written or read: going on would lose what is paid for. */
  public static final class JournalFailure extends GenerationException {
    private static final long serialVersionUID = 1L;

    JournalFailure(Throwable cause) {
      super(Failure.of(Kind.UNKNOWN, String.valueOf(cause.getMessage())), cause);
    }
  }

  /** A call under way and then its answer on the way to the disk; cancelled, the call is. */
  private static final class Held extends CompletableFuture<GenerateOutput> implements Arriving {
    private final Answers answers;
    private final long high;
    private final long low;
    private final String model;
    private final int asked;
    private final CompletionStage<GenerateOutput> stage;
    private final @Nullable Parts outer;
    private final @Nullable CompletableFuture<GenerateOutput> call;

    // Written before the record is on its way, under this.
    private volatile @Nullable GenerateOutput answered;
    private volatile boolean arrived;

    // Guarded by this.
    private boolean lost;
    private boolean counted;

    Held(
        Answers answers,
        long high,
        long low,
        String model,
        int asked,
        CompletionStage<GenerateOutput> stage,
        @Nullable Parts outer) {
      this.answers = answers;
      this.high = high;
      this.low = low;
      this.model = model;
      this.asked = asked;
      this.stage = stage;
      this.outer = outer;
      this.call = CheckedAnswer.future(stage);
      var unused = stage.whenComplete(this::arrive);
    }

    /** Once it has returned, an answer is on its way to the disk, whoever took it there. */
    private void arrive(@Nullable GenerateOutput answer, @Nullable Throwable failure) {
      try {
        if (failure != null) {
          completeExceptionally(Failures.unwrap(failure));
          return;
        }
        CompletableFuture<GenerateOutput> record = take(answer);
        if (record != null) {
          var unused = record.whenComplete(this::kept);
        }
      } catch (Throwable broken) { // No one else would hear of it.
        completeExceptionally(broken);
      }
    }

    /** The answer as it will be on the disk; null if it was taken before. */
    private synchronized @Nullable CompletableFuture<GenerateOutput> take(
        @Nullable GenerateOutput answer) {
      if (arrived) {
        return null;
      }
      // Tries of a call that is given up are handed on by whoever has them.
      answered = CheckedAnswer.isAmongTries(stage) ? null : answer;
      arrived = true;
      if (isCancelled()) {
        lose();
      }
      return answers.keep(high, low, model, asked, answer);
    }

    private void kept(@Nullable GenerateOutput kept, @Nullable Throwable failure) {
      if (failure == null) {
        if (outer != null) {
          count(kept, outer);
        }
        complete(kept);
      } else {
        // Paid for, although the next run has to ask again.
        lose();
        completeExceptionally(Failures.unwrap(failure));
      }
    }

    /**
     * Whoever waited has given the call up, be it that the answer was there a moment before. One
     * that is there is brought on its way here: the thread that completes the call may be held, and
     * the journal be closed meanwhile.
     */
    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean cancelled = super.cancel(mayInterrupt);
      if (call != null && call.isDone() && !call.isCompletedExceptionally()) {
        arrive(call.getNow(null), null);
      }
      if (answered != null) {
        lose();
      } else if (call != null) {
        call.cancel(mayInterrupt);
      }
      return cancelled;
    }

    @Override
    public boolean hasArrived() {
      return arrived;
    }

    /** Nobody is given the answer: it is counted here, once. One without all is never kept. */
    private synchronized void lose() {
      GenerateOutput late = answered;
      if (!lost && late != null && late.error() == null) {
        lost = true;
        if (outer == null) {
          answers.undelivered.add(late);
        } else if (counted) {
          outer.lose(model, late);
        } else {
          answers.late(Parts.sums(model, late));
        }
      }
    }

    /** Before anyone is given the answer, who may be done with it at once. */
    private synchronized void count(@Nullable GenerateOutput kept, Parts to) {
      if (!lost && kept != null && kept.error() == null) {
        counted = true;
        to.kept(model, kept);
      }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }
}

package dev.retort.llm;

import dev.retort.structured.Finding;
import dev.retort.structured.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an LLM answered to one input. Immutable.
 *
 * @param generations the answers; null where the model gave none
 * @param statistics tokens, as far as the provider tells
 * @param logprobs log probabilities by generation and position, empty for a generation that has
 *     none; null where no generation has any
 * @param error why generations are missing; null where nothing failed
 * @param finishReasons why each generation ended where it did; empty where the provider told of
 *     none
 */
public record GenerateOutput(
    List<@Nullable String> generations,
    Statistics statistics,
    @Nullable List<List<List<Logprob>>> logprobs,
    @Nullable Failure error,
    List<FinishReason> finishReasons) {

  /**
   * Tokens as the provider counted them: one number for the whole call, or one a generation.
   *
   * @param inputTokens tokens read
   * @param outputTokens tokens written
   * @param cachedInputTokens those of the tokens read that the provider had in its cache; they do
   *     not count against limits
   * @param models what each model was asked, where an LLM has asked others, and whose answer it is;
   *     empty where the LLM itself was asked
   */
  public record Statistics(
      List<Integer> inputTokens,
      List<Integer> outputTokens,
      List<Integer> cachedInputTokens,
      List<ModelUse> models) {
    /** The provider told nothing. */
    public static final Statistics NONE = new Statistics(List.of(), List.of());

    public Statistics {
      inputTokens = whole(inputTokens);
      outputTokens = whole(outputTokens);
      cachedInputTokens = whole(cachedInputTokens);
      models = List.copyOf(models);
    }

    /**
     * Counts of an LLM that has asked no other.
     *
     * @param inputTokens tokens read
     * @param outputTokens tokens written
     * @param cachedInputTokens those of the tokens read that the provider had in its cache
     */
    public Statistics(
        List<Integer> inputTokens, List<Integer> outputTokens, List<Integer> cachedInputTokens) {
      this(inputTokens, outputTokens, cachedInputTokens, List.of());
    }

    /**
     * Counts without a word on what was in the provider's cache.
     *
     * @param inputTokens tokens read
     * @param outputTokens tokens written
     */
    public Statistics(List<Integer> inputTokens, List<Integer> outputTokens) {
      this(inputTokens, outputTokens, List.of());
    }

    /**
     * Counts of one call.
     *
     * @param inputTokens tokens read
     * @param outputTokens tokens written
     * @return the statistics
     */
    public static Statistics of(int inputTokens, int outputTokens) {
      return new Statistics(List.of(inputTokens), List.of(outputTokens));
    }

    /** Only the runtime makes fixed lists of numbers, and these hold no null. */
    private static List<Integer> whole(List<Integer> counts) {
      return counts instanceof FixedList ? counts : List.copyOf(counts);
    }
  }

  /**
   * What one of several models was asked for one answer.
   *
   * @param model its name
   * @param answered whether the generations are its own
   * @param inputTokens tokens read, 0 where the provider did not tell
   * @param outputTokens tokens written, 0 where the provider did not tell
   * @param cachedInputTokens those of the tokens read that the provider had in its cache
   */
  public record ModelUse(
      String model, boolean answered, int inputTokens, int outputTokens, int cachedInputTokens) {
    public ModelUse {
      Objects.requireNonNull(model, "model");
    }
  }

  /**
   * How likely a token was.
   *
   * @param token its text
   * @param logprob natural logarithm of its probability
   */
  public record Logprob(String token, double logprob) {}

  /** Why a generation ended where it did. */
  public enum FinishReason {
    /** The model had said all, or came to a text at which it was told to stop. */
    STOP,
    /** It was cut at the bound on its tokens, such as {@code max_new_tokens}. */
    LENGTH,
    /** It was cut where the context of the model ended. */
    CONTEXT,
    /** None of the others, or the provider did not tell. */
    OTHER;

    /** Whether there would have been more, so that asking again for the same is of no use. */
    boolean isCut() {
      return this == LENGTH || this == CONTEXT;
    }
  }

  /** What went wrong with a call; decides what is done about it. */
  public enum Kind {
    /** Too many calls at the moment. */
    RATE_LIMIT,
    /** The account has nothing left. */
    QUOTA,
    /** No answer within the time a call has. */
    TIMEOUT,
    /** The provider was not reached, or the connection broke. */
    CONNECTION,
    /** The provider failed. */
    SERVER,
    /** The provider refused the request. */
    BAD_REQUEST,
    /** The provider does not know the key, or the key may not do this. */
    AUTHENTICATION,
    /** The input is longer than the model can read. */
    CONTEXT_TOO_LONG,
    /** The provider withheld the answer. */
    CONTENT_FILTER,
    /** What came is no answer. */
    MALFORMED,
    /** The answer has not the form that was asked for. */
    INVALID,
    /** Fewer generations came than were asked for. */
    INCOMPLETE,
    /** The call was given up. */
    CANCELLED,
    /** The item could not be made into an input. */
    BAD_INPUT,
    /** None of the others. */
    UNKNOWN
  }

  /**
   * An answer that has not the form that was asked for. Immutable.
   *
   * @param generation which of the generations it would have been, from 0
   * @param text what the model wrote, in its last try
   * @param findings what is wrong with it
   */
  public record Rejected(int generation, String text, List<Finding> findings) {
    public Rejected {
      Objects.requireNonNull(text, "text");
      findings = List.copyOf(findings);
    }
  }

  /**
   * Why an answer is missing.
   *
   * @param kind what went wrong
   * @param message in words, without secrets
   * @param attempts how often the call was sent
   * @param status HTTP status of the last attempt; null where there was none
   * @param requestId the provider's name of the last attempt; null where it gave none
   * @param rejected the answers that came and have not the form that was asked for, in order of
   *     their generations; each of these is null in the output
   */
  public record Failure(
      Kind kind,
      String message,
      int attempts,
      @Nullable Integer status,
      @Nullable String requestId,
      List<Rejected> rejected) {

    public Failure {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(message, "message");
      rejected = List.copyOf(rejected);
    }

    /**
     * A failure without an answer.
     *
     * @param kind what went wrong
     * @param message in words, without secrets
     * @param attempts how often the call was sent
     * @param status HTTP status of the last attempt; null where there was none
     * @param requestId the provider's name of the last attempt; null where it gave none
     */
    public Failure(
        Kind kind,
        String message,
        int attempts,
        @Nullable Integer status,
        @Nullable String requestId) {
      this(kind, message, attempts, status, requestId, List.of());
    }

    @Override
    public String toString() {
      String known =
          "Failure[kind="
              + kind
              + ", message="
              + message
              + ", attempts="
              + attempts
              + ", status="
              + status
              + ", requestId="
              + requestId;
      return rejected.isEmpty() ? known + "]" : known + ", rejected=" + rejected + "]";
    }

    /**
     * The failure of a call that was sent once, with nothing known of the answer.
     *
     * @param kind what went wrong
     * @param message in words, without secrets
     * @return the failure
     */
    public static Failure of(Kind kind, String message) {
      return new Failure(kind, message, 1, null, null);
    }
  }

  public GenerateOutput {
    // List.copyOf refuses nulls, which are answers here.
    generations = FixedList.copyOf(generations);
    finishReasons = List.copyOf(finishReasons);
  }

  /**
   * Answers without a word on why they ended.
   *
   * @param generations the answers; null where the model gave none
   * @param statistics tokens, as far as the provider tells
   * @param logprobs log probabilities by generation and position; null where there are none
   * @param error why generations are missing; null where nothing failed
   */
  public GenerateOutput(
      List<@Nullable String> generations,
      Statistics statistics,
      @Nullable List<List<List<Logprob>>> logprobs,
      @Nullable Failure error) {
    this(generations, statistics, logprobs, error, List.of());
  }

  /**
   * The same with why each generation ended.
   *
   * @param reasons one a generation; empty where none is known
   * @return the output
   */
  public GenerateOutput withFinishReasons(List<FinishReason> reasons) {
    return new GenerateOutput(generations, statistics, logprobs, error, reasons);
  }

  /**
   * Answers without token counts.
   *
   * @param generations one or more; null where the model gave none
   * @return the output
   */
  public static GenerateOutput of(@Nullable String... generations) {
    return new GenerateOutput(Arrays.asList(generations), Statistics.NONE, null, null);
  }

  /**
   * Answers with token counts.
   *
   * @param generations the answers
   * @param statistics tokens
   * @return the output
   */
  public static GenerateOutput of(List<@Nullable String> generations, Statistics statistics) {
    return new GenerateOutput(generations, statistics, null, null);
  }

  /**
   * No answer at all.
   *
   * @param numGenerations how many were asked for
   * @param failure why there is none
   * @return the output
   */
  public static GenerateOutput failed(int numGenerations, Failure failure) {
    return new GenerateOutput(
        Collections.nCopies(numGenerations, null), Statistics.NONE, null, failure);
  }

  /**
   * The first generation as a record.
   *
   * @param <T> the record
   * @param type a record with {@link dev.retort.annotation.StructuredType}
   * @return what the model wrote
   * @throws GenerationException if there is no answer; it has the {@link #error} where there is one
   * @throws dev.retort.structured.StructureException if the answer is no such record; none that was
   *     asked for with {@link StructuredOutput#of} is
   * @throws dev.retort.descriptor.MissingCompanionException if the record has no annotation, or was
   *     compiled without the processor
   */
  public <T> T as(Class<T> type) {
    return as(type, 0);
  }

  /**
   * A generation as a record.
   *
   * @param <T> the record
   * @param type a record with {@link dev.retort.annotation.StructuredType}
   * @param generation which, from 0
   * @return what the model wrote
   * @throws GenerationException if there is no answer; it has the {@link #error} where there is one
   * @throws dev.retort.structured.StructureException if the answer is no such record
   */
  public <T> T as(Class<T> type, int generation) {
    Structure<T> structure = Structure.of(type);
    String text = generations.get(generation);
    if (text != null) {
      return structure.parse(text);
    }
    throw new GenerationException(
        error == null
            ? Failure.of(
                Kind.INCOMPLETE, "generation " + generation + " is null: the model gave no answer")
            : error,
        null);
  }

  /**
   * All generations as records.
   *
   * @param <T> the record
   * @param type a record with {@link dev.retort.annotation.StructuredType}
   * @return as many as there are generations; null where the model gave none
   * @throws dev.retort.structured.StructureException if an answer is no such record
   */
  public <T> List<@Nullable T> allAs(Class<T> type) {
    Structure<T> structure = Structure.of(type);
    List<@Nullable T> all = new ArrayList<>(generations.size());
    for (String text : generations) {
      all.add(text == null ? null : structure.parse(text));
    }
    return Collections.unmodifiableList(all);
  }
}

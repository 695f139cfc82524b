package dev.retort.llm;

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
 */
public record GenerateOutput(
    List<@Nullable String> generations,
    Statistics statistics,
    @Nullable List<List<List<Logprob>>> logprobs,
    @Nullable Failure error) {

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
   * Why an answer is missing.
   *
   * @param kind what went wrong
   * @param message in words, without secrets
   * @param attempts how often the call was sent
   * @param status HTTP status of the last attempt; null where there was none
   * @param requestId the provider's name of the last attempt; null where it gave none
   */
  public record Failure(
      Kind kind,
      String message,
      int attempts,
      @Nullable Integer status,
      @Nullable String requestId) {

    public Failure {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(message, "message");
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
}

package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.batch.Batch;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.http.Api;
import dev.retort.http.AskedSchema;
import dev.retort.http.Endpoint;
import dev.retort.http.EndpointSource;
import dev.retort.http.LatestEndpoint;
import dev.retort.http.StatusErrors;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.BatchRow;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.SupportsImages;
import dev.retort.llm.SupportsLogprobs;
import dev.retort.llm.SupportsOfflineBatch;
import dev.retort.llm.SupportsStructuredOutput;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Chat models of OpenAI and of every server that speaks its dialect.
 *
 * <p>A provider that differs in its address alone is an empty subclass with presets:
 *
 * <pre>{@code
 * @LLMType
 * @Preset(name = "base_url", env = "ACME_BASE_URL", defaultValue = "https://llm.acme.example/v1")
 * @Preset(name = "api_key", env = "ACME_API_KEY")
 * public class AcmeLLM extends OpenAILLM {}
 * }</pre>
 *
 * <p>A change of address, key or headers takes effect with the next call. Nothing is sent twice
 * here; retries are the runtime's.
 */
@LLMType(
    aliases = {
      "distilabel.models.llms.openai:OpenAILLM",
      "distilabel.llms.openai:OpenAILLM",
      "distilabel.llm.openai:OpenAILLM"
    })
@SuppressWarnings(
    "NullAway.Init") // Fields are set by generated code before anyone sees the object.
public class OpenAILLM extends AsyncLLM
    implements SupportsStructuredOutput, SupportsLogprobs, SupportsImages, SupportsOfflineBatch {

  /** Id of the model, as the server knows it. */
  @RuntimeParam @NotBlank String model;

  /** Root of the API, without {@code /chat/completions}. */
  @RuntimeParam(env = "OPENAI_BASE_URL", defaultValue = "https://api.openai.com/v1")
  URI baseUrl;

  /** Key sent as a bearer token; the vendor's own server needs one, others may not. */
  @RuntimeParam(env = "OPENAI_API_KEY", identity = false)
  @Nullable Secret apiKey;

  /**
   * Headers sent with every request: texts, or for credentials the name of the environment variable
   * that holds one, {@code {env: NAME}}.
   */
  @RuntimeParam @Nullable Map<String, JsonValue> defaultHeaders;

  /** The form that every answer must have, unless the input or the call asks for another. */
  @RuntimeParam @Nullable StructuredOutputShape structuredOutput;

  /**
   * What the server calls the bound on new tokens; if not set, {@code max_completion_tokens} for
   * the vendor's own server and {@code max_tokens} for others.
   */
  @RuntimeParam(identity = false)
  @Nullable MaxTokensField maxTokensField;

  /** How many requests an offline batch may hold; as many as the provider takes if not set. */
  @RuntimeParam(identity = false)
  @Min(1)
  @Nullable Integer offlineBatchMaxRequests;

  /** How many bytes the file of a batch may have; as many as the provider takes if not set. */
  @RuntimeParam(identity = false)
  @Min(1)
  @Nullable Long offlineBatchMaxBytes;

  /** How often requests are sent again that an expired or cancelled batch did not begin. */
  @RuntimeParam(defaultValue = "1", identity = false)
  @Min(0)
  int offlineBatchMaxResubmissions;

  private volatile @Nullable ChatClient client;
  private final LatestEndpoint endpoint = new LatestEndpoint();

  /** For generated code and subclasses. */
  protected OpenAILLM() {}

  @Override
  public String modelName() {
    return model;
  }

  @Override
  protected @Nullable StructuredOutputShape structuredOutput() {
    return structuredOutput;
  }

  @Override
  protected boolean keepsTo(StructuredOutput form) {
    return AskedSchema.of(form) != null;
  }

  /**
   * Opens the connection pool.
   *
   * @throws dev.retort.config.ConfigException if the address or a header is no good, or the key is
   *     missing where one is needed
   */
  @Override
  public void load() {
    // First what can fail: a load that failed is none.
    endpoint();
    if (useOfflineBatchGeneration()) {
      requireBatchApi();
    }
    super.load();
    StructuredOutputShape shape = structuredOutput;
    if (shape != null && shape.mode().isPresent()) {
      logger().warn("structured_output: mode has no effect; the schema goes out as is");
    }
    if (client == null) {
      client = new ChatClient();
    }
  }

  /** Cancels what is under way and closes the connections. */
  @Override
  public void unload() {
    ChatClient open = client;
    client = null;
    if (open != null) {
      open.close();
    }
    super.unload();
  }

  /**
   * Completes one conversation.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param numGenerations how many answers are wanted
   * @param maxNewTokens how many tokens a generation may have
   * @param logprobs whether the log probabilities of the tokens are wanted
   * @param topLogprobs of how many likeliest tokens a position the log probabilities are wanted;
   *     implies {@code logprobs}
   * @param frequencyPenalty how much a token is held against itself each time it occurs
   * @param presencePenalty how much a token is held against itself once it occurs
   * @param temperature sampling temperature; higher is more random
   * @param topP share of the probability, from the top, that is sampled from
   * @param stop texts at which a generation ends
   * @param responseFormat form of the answer in the server's own words, such as {@code {type:
   *     json_object}}; goes before {@code structured_output}
   * @return the output, or a {@link GenerationException}
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "128") @Min(1) int maxNewTokens,
      @RuntimeParam(defaultValue = "false") boolean logprobs,
      @RuntimeParam @Min(0) @Max(20) @Nullable Integer topLogprobs,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2")
          double frequencyPenalty,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2") double presencePenalty,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
      @RuntimeParam @Nullable List<String> stop,
      @RuntimeParam @Nullable Map<String, JsonValue> responseFormat) {
    ChatParameters parameters =
        new ChatParameters(
            maxNewTokens,
            logprobs,
            topLogprobs,
            frequencyPenalty,
            presencePenalty,
            temperature,
            topP,
            stop);
    return complete(input, numGenerations, parameters, responseFormat);
  }

  /**
   * Makes the body of one request of an offline batch: that of an online call.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param numGenerations how many answers are wanted
   * @return JSON
   */
  String offlineBatchRequest(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "128") @Min(1) int maxNewTokens,
      @RuntimeParam(defaultValue = "false") boolean logprobs,
      @RuntimeParam @Min(0) @Max(20) @Nullable Integer topLogprobs,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2")
          double frequencyPenalty,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2") double presencePenalty,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
      @RuntimeParam @Nullable List<String> stop,
      @RuntimeParam @Nullable Map<String, JsonValue> responseFormat) {
    ChatParameters parameters =
        new ChatParameters(
            maxNewTokens,
            logprobs,
            topLogprobs,
            frequencyPenalty,
            presencePenalty,
            temperature,
            topP,
            stop);
    return body(input, numGenerations, parameters, responseFormat);
  }

  /** The body of a request with kwargs that a subclass has, which may be others. */
  final String body(
      Input input,
      int numGenerations,
      ChatParameters parameters,
      @Nullable Map<String, JsonValue> responseFormat) {
    return new String(
        request(input, numGenerations, parameters, responseFormat, endpoint()).toJson(),
        StandardCharsets.UTF_8);
  }

  /** Completes one conversation with kwargs that a subclass has, which may be others. */
  final CompletionStage<GenerateOutput> complete(
      Input input,
      int numGenerations,
      ChatParameters parameters,
      @Nullable Map<String, JsonValue> responseFormat) {
    ChatClient open = client();
    Endpoint target = endpoint();
    ChatRequest request;
    try {
      request = request(input, numGenerations, parameters, responseFormat, target);
    } catch (GenerationException e) {
      return CompletableFuture.failedFuture(e);
    }
    return open.complete(target, request, idempotencyKey(), timeout(), this::noteRateLimits);
  }

  private ChatRequest request(
      Input input,
      int numGenerations,
      ChatParameters parameters,
      @Nullable Map<String, JsonValue> responseFormat,
      Endpoint target) {
    JsonValue format =
        ResponseFormat.choose(input.structuredOutput(), responseFormat, structuredOutput);
    return new ChatRequest(
        model, input.messages(), numGenerations, parameters, format, dialect(target));
  }

  @Override
  public BatchLimits batchLimits() {
    return ChatBatches.LIMITS.loweredTo(offlineBatchMaxRequests, offlineBatchMaxBytes);
  }

  @Override
  public int batchMaxResubmissions() {
    return offlineBatchMaxResubmissions;
  }

  @Override
  public String batchLine(String customId, String body) {
    return ChatBatches.line(customId, body);
  }

  @Override
  public Batch submit(BatchRequests requests) throws IOException, InterruptedException {
    return batches().submit(requests);
  }

  @Override
  public Batch status(String batchId) throws InterruptedException {
    return batches().status(batchId);
  }

  @Override
  public void fetch(String batchId, OutputStream lines) throws IOException, InterruptedException {
    batches().fetch(batchId, lines);
  }

  @Override
  public Batch cancel(String batchId) throws InterruptedException {
    return batches().cancel(batchId);
  }

  @Override
  public BatchPage list(@Nullable String next) throws InterruptedException {
    return batches().list(next);
  }

  @Override
  public BatchRow batchRow(String line, int numGenerations) {
    return ChatRow.read(line, numGenerations, new StatusErrors(endpoint()));
  }

  @Override
  public void removeUpload(String upload) throws InterruptedException {
    batches().removeUpload(upload);
  }

  private ChatBatches batches() {
    requireBatchApi();
    return new ChatBatches(client().api(), endpoint(), timeout());
  }

  private ChatClient client() {
    ChatClient open = client;
    if (open == null) {
      throw new IllegalStateException("load() has not been called, or unload() has");
    }
    return open;
  }

  Endpoint endpoint() {
    return endpoint.of(new EndpointSource(api(), baseUrl, apiKey, defaultHeaders));
  }

  /** Whose API it is, as far as the host goes that needs a key. */
  Api api() {
    return ChatClient.API;
  }

  /** What the server understands. */
  Dialect dialect(Endpoint target) {
    return Dialect.of(target.isVendor(), maxTokensField);
  }

  /** Whether offline batches are made as the vendor's are. */
  boolean hasBatchApi() {
    return true;
  }

  private void requireBatchApi() {
    if (!hasBatchApi()) {
      throw new ConfigException(
          List.of(
              new Problem(
                  "unsupported-capability",
                  Problem.Severity.ERROR,
                  "/use_offline_batch_generation",
                  null,
                  getClass().getSimpleName()
                      + " knows no offline batches of its server; set"
                      + " use_offline_batch_generation to false",
                  null)));
    }
  }
}

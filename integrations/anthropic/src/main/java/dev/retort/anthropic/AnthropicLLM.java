package dev.retort.anthropic;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.annotation.RuntimeParam;
import dev.retort.batch.Batch;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
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
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.SupportsImages;
import dev.retort.llm.SupportsOfflineBatch;
import dev.retort.llm.SupportsStructuredOutput;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Models of Anthropic and of every server that speaks its dialect.
 *
 * <p>The API gives one generation a call. A change of address or key takes effect with the next
 * call. Nothing is sent twice here; retries are the runtime's.
 */
@LLMType(
    aliases = {
      "distilabel.models.llms.anthropic:AnthropicLLM",
      "distilabel.llms.anthropic:AnthropicLLM",
      "distilabel.llm.anthropic:AnthropicLLM"
    })
@Preset(name = "timeout", defaultValue = "600s")
@SuppressWarnings(
    "NullAway.Init") // Fields are set by generated code before anyone sees the object.
public class AnthropicLLM extends AsyncLLM
    implements SupportsStructuredOutput, SupportsImages, SupportsOfflineBatch {

  /** Id of the model, as the server knows it. */
  @RuntimeParam @NotBlank String model;

  /** Root of the API, without {@code /v1}. */
  @RuntimeParam(env = "ANTHROPIC_BASE_URL", defaultValue = "https://api.anthropic.com")
  URI baseUrl;

  /** Key sent as {@code x-api-key}; the vendor's own server needs one, others may not. */
  @RuntimeParam(env = "ANTHROPIC_API_KEY", identity = false)
  @Nullable Secret apiKey;

  /** The form that every answer must have, unless the input asks for another. */
  @RuntimeParam @Nullable StructuredOutputShape structuredOutput;

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

  private volatile @Nullable MessagesClient client;
  private final LatestEndpoint endpoint = new LatestEndpoint();

  /** For generated code and subclasses. */
  protected AnthropicLLM() {}

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
    return AskedSchema.of(form, TakenSchemas.ALL) != null;
  }

  /**
   * Opens the connection pool.
   *
   * @throws dev.retort.config.ConfigException if the address is no good, or the key is missing
   *     where one is needed
   */
  @Override
  public void load() {
    // First what can fail: a load that failed is none.
    endpoint();
    super.load();
    StructuredOutputShape shape = structuredOutput;
    if (shape != null && shape.mode().isPresent()) {
      logger().warn("structured_output: mode has no effect; the schema goes out as is");
    }
    if (client == null) {
      client = new MessagesClient();
    }
  }

  /** Cancels what is under way and closes the connections. */
  @Override
  public void unload() {
    MessagesClient open = client;
    client = null;
    if (open != null) {
      open.close();
    }
    super.unload();
  }

  /**
   * Answers one conversation.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param maxTokens how many tokens a generation may have
   * @param stopSequences texts at which a generation ends
   * @param temperature sampling temperature; higher is more random
   * @param topP share of the probability, from the top, that is sampled from
   * @param topK from how many of the likeliest tokens is sampled
   * @return the output, or a {@link GenerationException}
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      @RuntimeParam(defaultValue = "128") @Min(1) int maxTokens,
      @RuntimeParam @Nullable List<String> stopSequences,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double temperature,
      @RuntimeParam @DecimalMin("0") @DecimalMax("1") @Nullable Double topP,
      @RuntimeParam @Min(0) @Nullable Integer topK) {
    MessagesClient open = client();
    Endpoint target = endpoint();
    byte[] body;
    try {
      body =
          request(
                  input,
                  new MessageParameters(maxTokens, stopSequences, temperature, topP, topK),
                  target.isVendor())
              .toJson();
    } catch (GenerationException e) {
      return CompletableFuture.failedFuture(e);
    }
    return open.answer(target, body, idempotencyKey(), timeout(), this::noteRateLimits);
  }

  /**
   * Makes the body of one request of an offline batch: that of an online call.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @return JSON
   */
  String offlineBatchRequest(
      Input input,
      @RuntimeParam(defaultValue = "128") @Min(1) int maxTokens,
      @RuntimeParam @Nullable List<String> stopSequences,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double temperature,
      @RuntimeParam @DecimalMin("0") @DecimalMax("1") @Nullable Double topP,
      @RuntimeParam @Min(0) @Nullable Integer topK) {
    return new String(
        request(
                input,
                new MessageParameters(maxTokens, stopSequences, temperature, topP, topK),
                endpoint().isVendor())
            .toJson(),
        StandardCharsets.UTF_8);
  }

  private MessagesRequest request(Input input, MessageParameters parameters, boolean vendor) {
    return new MessagesRequest(
        model,
        input.messages(),
        parameters,
        AskedSchema.choose(input.structuredOutput(), structuredOutput, TakenSchemas.ALL),
        vendor);
  }

  @Override
  public BatchLimits batchLimits() {
    return MessageBatches.LIMITS.loweredTo(offlineBatchMaxRequests, offlineBatchMaxBytes);
  }

  /** The API takes no metadata: a lost batch is known by the ids of its results. */
  @Override
  public boolean batchesKeepMetadata() {
    return false;
  }

  @Override
  public int batchMaxResubmissions() {
    return offlineBatchMaxResubmissions;
  }

  @Override
  public String batchLine(String customId, String body) {
    return MessageBatches.line(customId, body);
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
    return MessageRow.read(line, new StatusErrors(endpoint()));
  }

  private MessageBatches batches() {
    return new MessageBatches(client().api(), endpoint(), timeout());
  }

  private MessagesClient client() {
    MessagesClient open = client;
    if (open == null) {
      throw new IllegalStateException("load() has not been called, or unload() has");
    }
    return open;
  }

  private Endpoint endpoint() {
    return endpoint.of(new EndpointSource(MessagesClient.API, baseUrl, apiKey, null));
  }
}

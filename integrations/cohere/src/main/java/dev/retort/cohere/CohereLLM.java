package dev.retort.cohere;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.http.AskedSchema;
import dev.retort.http.Endpoint;
import dev.retort.http.EndpointSource;
import dev.retort.http.LatestEndpoint;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.SupportsImages;
import dev.retort.llm.SupportsStructuredOutput;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Models of Cohere, through version 2 of its chat API.
 *
 * <p>The API gives one generation a call. A change of address or key takes effect with the next
 * call. Nothing is sent twice here; retries are the runtime's.
 */
@LLMType(
    aliases = {
      "distilabel.models.llms.cohere:CohereLLM",
      "distilabel.llms.cohere:CohereLLM",
      "distilabel.llm.cohere:CohereLLM"
    })
@SuppressWarnings(
    "NullAway.Init") // Fields are set by generated code before anyone sees the object.
public class CohereLLM extends AsyncLLM implements SupportsStructuredOutput, SupportsImages {

  /** Id of the model, as the server knows it. */
  @RuntimeParam @NotBlank String model;

  private static final URI ROOT = URI.create("https://api.cohere.com");

  /** What all of distilabel's dumps have: the root of a version that is not asked here. */
  private static final String UPSTREAMS_ROOT = "https://api.cohere.ai/v1";

  /** Root of the API, without {@code /v2}. */
  @RuntimeParam(env = "COHERE_BASE_URL", defaultValue = "https://api.cohere.com")
  URI baseUrl;

  /** Key sent as a bearer token; the vendor's own server needs one, others may not. */
  @RuntimeParam(env = "COHERE_API_KEY", identity = false)
  @Nullable Secret apiKey;

  /** Name of the project that asks, sent as {@code X-Client-Name}. */
  @RuntimeParam(identity = false)
  @Nullable String clientName;

  /** The form that every answer must have, unless the input asks for another. */
  @RuntimeParam @Nullable StructuredOutputShape structuredOutput;

  private volatile @Nullable ReplyClient client;
  private final LatestEndpoint endpoint = new LatestEndpoint();

  /** For generated code and subclasses. */
  protected CohereLLM() {}

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
    if (isUpstreams()) {
      logger().info("base_url: version 2 of the API is asked, at {}", ROOT);
    }
    if (client == null) {
      client = new ReplyClient();
    }
  }

  /** Cancels what is under way and closes the connections. */
  @Override
  public void unload() {
    ReplyClient open = client;
    client = null;
    if (open != null) {
      open.close();
    }
    super.unload();
  }

  /**
   * Answers one conversation. What is not set is left to the server.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param temperature sampling temperature; higher is more random
   * @param maxTokens how many tokens a generation may have
   * @param k from how many of the likeliest tokens is sampled
   * @param p share of the probability, from the top, that is sampled from
   * @param seed number that makes sampling repeatable, as far as the server can
   * @param stopSequences texts at which a generation ends
   * @param frequencyPenalty how much a token is held against itself each time it occurs
   * @param presencePenalty how much a token is held against itself once it occurs
   * @return the output, or a {@link GenerationException}
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      @RuntimeParam @DecimalMin("0") @Nullable Double temperature,
      @RuntimeParam @Min(1) @Nullable Integer maxTokens,
      @RuntimeParam @Min(0) @Max(500) @Nullable Integer k,
      @RuntimeParam @DecimalMin("0.01") @DecimalMax("0.99") @Nullable Double p,
      @RuntimeParam @Min(0) @Nullable Integer seed,
      @RuntimeParam @Size(max = 5) @Nullable List<String> stopSequences,
      @RuntimeParam @DecimalMin("0") @DecimalMax("1") @Nullable Double frequencyPenalty,
      @RuntimeParam @DecimalMin("0") @DecimalMax("1") @Nullable Double presencePenalty) {
    ReplyClient open = client;
    if (open == null) {
      throw new IllegalStateException("load() has not been called, or unload() has");
    }
    Endpoint target = endpoint();
    byte[] body;
    try {
      ChatParameters parameters =
          new ChatParameters(
              temperature, maxTokens, k, p, seed, stopSequences, frequencyPenalty, presencePenalty);
      body =
          new ChatRequest(
                  model,
                  input.messages(),
                  parameters,
                  AskedSchema.choose(input.structuredOutput(), structuredOutput, TakenSchemas.ALL))
              .toJson();
    } catch (GenerationException e) {
      return CompletableFuture.failedFuture(e);
    }
    return open.answer(target, body, idempotencyKey(), timeout());
  }

  private Endpoint endpoint() {
    String name = clientName;
    Map<String, JsonValue> headers =
        name == null ? null : Map.of("X-Client-Name", new JsonString(name));
    return endpoint.of(new EndpointSource(ReplyClient.API, address(), apiKey, headers));
  }

  /** The root of the API that is asked. */
  URI address() {
    return isUpstreams() ? ROOT : baseUrl;
  }

  private boolean isUpstreams() {
    return baseUrl.toString().replaceAll("/+$", "").equals(UPSTREAMS_ROOT);
  }
}

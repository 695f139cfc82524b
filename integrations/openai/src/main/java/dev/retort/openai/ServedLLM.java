package dev.retort.openai;

import dev.retort.http.Api;
import dev.retort.http.AskedSchema;
import dev.retort.http.Endpoint;
import dev.retort.http.EndpointSource;
import dev.retort.http.LatestEndpoint;
import dev.retort.http.SchemaSubset;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.SupportsImages;
import dev.retort.llm.SupportsStructuredOutput;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What every LLM does that asks a server of OpenAI's dialect, wherever its attributes stand: they
 * are those of {@link DialectLLM}, or have other rules.
 */
abstract class ServedLLM extends AsyncLLM implements SupportsStructuredOutput, SupportsImages {
  private volatile @Nullable ChatClient client;
  private final LatestEndpoint endpoint = new LatestEndpoint();

  /** Of the same source as the endpoint, where the address is a host alone: not made every call. */
  private volatile @Nullable Endpoint belowHost;

  ServedLLM() {}

  /** Root of the API. */
  abstract URI baseUrl();

  abstract @Nullable Secret apiKey();

  abstract @Nullable Map<String, JsonValue> defaultHeaders();

  abstract @Nullable MaxTokensField maxTokensField();

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
    super.load();
    StructuredOutputShape shape = structuredOutput();
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

  final ChatRequest request(
      Input input,
      int numGenerations,
      ChatParameters parameters,
      @Nullable Map<String, JsonValue> responseFormat,
      Endpoint target) {
    JsonValue format =
        ResponseFormat.choose(
            input.structuredOutput(), responseFormat, structuredOutput(), takenSchemas());
    return new ChatRequest(
        modelName(), input.messages(), numGenerations, parameters, format, dialect(target));
  }

  final ChatClient client() {
    ChatClient open = client;
    if (open == null) {
      throw new IllegalStateException("load() has not been called, or unload() has");
    }
    return open;
  }

  Endpoint endpoint() {
    Endpoint target = endpoint.of(new EndpointSource(api(), baseUrl(), apiKey(), defaultHeaders()));
    if (pathBelowHost().isEmpty()) {
      return target;
    }
    Endpoint known = belowHost;
    if (known == null || !known.source().equals(target.source())) {
      known = target.at(pathBelowHost() + target.source().api().path());
      belowHost = known;
    }
    return known;
  }

  /** Where the API is below the address, which is that of a host alone; else empty. */
  final String pathBelowHost() {
    return baseUrl().getRawPath().length() > 1 ? "" : rootPath();
  }

  /** Where the API is below an address that has no path; empty if there. */
  String rootPath() {
    return "";
  }

  /** Whose API it is, as far as the host goes that needs a key. */
  Api api() {
    return ChatClient.API;
  }

  /** To which schemas the server keeps a model. */
  SchemaSubset takenSchemas() {
    return TakenSchemas.STRICT;
  }

  /** What the server understands. */
  Dialect dialect(Endpoint target) {
    // A server that imitates the API is one of many, however much it is its own vendor's.
    return Dialect.of(api().equals(ChatClient.API) && target.isVendor(), maxTokensField());
  }
}

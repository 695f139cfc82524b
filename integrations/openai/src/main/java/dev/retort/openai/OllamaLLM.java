package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.annotation.RuntimeParam;
import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.http.Api;
import dev.retort.http.AskedSchema;
import dev.retort.http.Endpoint;
import dev.retort.http.EndpointSource;
import dev.retort.http.LatestEndpoint;
import dev.retort.http.SchemaSubset;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.OutputBound;
import dev.retort.llm.StructuredOutput;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Models behind Ollama, on this machine or another, which gives one generation a call. A server on
 * this machine needs no key.
 *
 * <p>It is asked in OpenAI's dialect. A call with {@code options} or {@code keep_alive}, which the
 * dialect lacks, goes to Ollama's own {@code /api/chat}. What is not set with a call is left to the
 * server.
 */
@LLMType(aliases = {"distilabel.models.llms.ollama:OllamaLLM", "distilabel.llms.ollama:OllamaLLM"})
@Preset(name = "base_url", env = "OLLAMA_BASE_URL", defaultValue = "http://localhost:11434/v1")
@Preset(name = "api_key", env = "OLLAMA_API_KEY")
public class OllamaLLM extends DialectLLM {
  /** What stands at the end of the address of the dialect, and not before Ollama's own paths. */
  private static final String DIALECT = "/v1";

  static final String NUM_PREDICT = "num_predict";

  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private static final String HOST = "ollama.com";

  private static final Api OWN =
      new Api(
          HOST,
          "/api/chat",
          List.of("/api/chat", "/api"),
          "Authorization",
          "Bearer ",
          "OLLAMA_API_KEY",
          Map.of(),
          "chats",
          "max_new_tokens");

  private final LatestEndpoint own = new LatestEndpoint();

  /** For generated code and subclasses. */
  protected OllamaLLM() {}

  @Override
  String rootPath() {
    return DIALECT;
  }

  @Override
  Api api() {
    return ChatClient.imitator(HOST, "OLLAMA_API_KEY");
  }

  @Override
  SchemaSubset takenSchemas() {
    return TakenSchemas.LLAMA_CPP;
  }

  /**
   * Completes one conversation.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param seed number that makes sampling repeatable, as far as the server can
   * @param maxNewTokens how many tokens the generation may have
   * @param frequencyPenalty how much a token is held against itself each time it occurs
   * @param presencePenalty how much a token is held against itself once it occurs
   * @param temperature sampling temperature; higher is more random
   * @param topP share of the probability, from the top, that is sampled from
   * @param stop texts at which the generation ends
   * @param format {@code json} for an answer that is JSON; without effect where a form is asked for
   * @param options Ollama's own parameters of the model by their names, such as {@code {num_ctx:
   *     8192}}; go before the kwargs that mean the same
   * @param keepAlive how long the model stays loaded after the call: seconds, or a text such as
   *     {@code 10m}; the server's choice if not set
   * @return the output, or a {@link GenerationException}
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      @RuntimeParam @Nullable Integer seed,
      @RuntimeParam @Min(1) @Nullable Integer maxNewTokens,
      @RuntimeParam @DecimalMin("-2") @DecimalMax("2") @Nullable Double frequencyPenalty,
      @RuntimeParam @DecimalMin("-2") @DecimalMax("2") @Nullable Double presencePenalty,
      @RuntimeParam @DecimalMin("0") @DecimalMax("2") @Nullable Double temperature,
      @RuntimeParam @DecimalMin("0") @DecimalMax("1") @Nullable Double topP,
      @RuntimeParam @Nullable List<String> stop,
      @RuntimeParam @Pattern(regexp = "(json)?") @Nullable String format,
      @RuntimeParam @Nullable Map<String, JsonValue> options,
      @RuntimeParam(identity = false) @Nullable JsonValue keepAlive) {
    ChatParameters parameters =
        new ChatParameters(
                maxNewTokens,
                false,
                null,
                frequencyPenalty,
                presencePenalty,
                temperature,
                topP,
                stop,
                Map.of())
            .with("seed", seed);
    // A form says more, and answers are checked for it.
    boolean isFormed = input.structuredOutput() != null || structuredOutput != null;
    JsonString json =
        isFormed || format == null || format.isEmpty() ? null : new JsonString(format);
    if (options == null && keepAlive == null) {
      Map<String, JsonValue> object =
          json == null ? null : Map.of("type", new JsonString("json_object"));
      return complete(input, 1, parameters, object);
    }
    JsonValue form = json != null ? json : schema(input);
    return ask(
        new OllamaRequest(
            model,
            input.messages(),
            parameters,
            options == null ? Map.of() : options,
            form,
            keepAlive));
  }

  private @Nullable JsonObject schema(Input input) {
    StructuredOutput form = input.structuredOutput();
    JsonObject kept = AskedSchema.choose(form, structuredOutput, takenSchemas());
    return kept == null ? AskedSchema.choose(form, structuredOutput) : kept;
  }

  /**
   * The server goes by its own option where that is set; what is no positive number is no bound.
   */
  @Override
  protected @Nullable OutputBound ownOutputBound(Kwargs kwargs) {
    List<ParamDescriptor> declared = descriptor().generationKwargs();
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).name().equals("options")
          && kwargs.get(i) instanceof Map<?, ?> options
          && options.get(NUM_PREDICT) instanceof JsonNumber tokens) {
        return new OutputBound("options." + NUM_PREDICT, positive(tokens));
      }
    }
    return null;
  }

  private static @Nullable Integer positive(JsonNumber number) {
    BigDecimal value = new BigDecimal(number.text());
    boolean isBound = value.compareTo(BigDecimal.ONE) >= 0 && value.compareTo(MOST) <= 0;
    return isBound ? (Integer) value.intValue() : null;
  }

  private CompletionStage<GenerateOutput> ask(OllamaRequest request) {
    ChatClient open = client();
    Endpoint target = own.of(new EndpointSource(OWN, root(), apiKey, defaultHeaders));
    byte[] body;
    try {
      body = request.toJson();
    } catch (GenerationException e) {
      return CompletableFuture.failedFuture(e);
    }
    return open.api()
        .post(target, body, idempotencyKey(), timeout(), headers -> {}, OllamaReply::output);
  }

  private URI root() {
    String root = baseUrl.toString().replaceAll("/+$", "");
    return root.endsWith(DIALECT)
        ? URI.create(root.substring(0, root.length() - DIALECT.length()))
        : baseUrl;
  }
}

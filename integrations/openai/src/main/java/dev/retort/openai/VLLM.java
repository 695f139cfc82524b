package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.http.ApiClient;
import dev.retort.http.Body;
import dev.retort.http.Endpoint;
import dev.retort.http.Fields;
import dev.retort.http.HttpReply;
import dev.retort.http.MalformedException;
import dev.retort.http.SchemaSubset;
import dev.retort.http.Wording;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.SupportsLogprobs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Models behind a vLLM server ({@code vllm serve}), which needs a key only where it was started
 * with one. Its own sampling parameters that OpenAI lacks are not among the kwargs.
 */
@LLMType(aliases = {"distilabel.models.llms.vllm:ClientvLLM", "distilabel.llms.vllm:ClientvLLM"})
@SuppressWarnings(
    "NullAway.Init") // Fields are set by generated code before anyone sees the object.
public class VLLM extends ServedLLM implements SupportsLogprobs {
  private static final Wording MODELS =
      new Wording(
          "lists of models",
          "there is no list of models; check base_url, or say which model: model: NAME",
          "the request is too large");

  /*
   * The attributes of DialectLLM, whose model may not be empty; a preset changes no constraint.
   */

  /**
   * Id of the model, as the server knows it; if empty, the one model that the server has, for which
   * it is asked when the LLM is loaded.
   */
  @RuntimeParam(defaultValue = "")
  String model;

  /** Root of the API, without {@code /chat/completions}. */
  @RuntimeParam(env = "VLLM_BASE_URL", defaultValue = "http://localhost:8000/v1")
  URI baseUrl;

  /** Key sent as a bearer token; the vendor's own server needs one, others may not. */
  @RuntimeParam(env = "VLLM_API_KEY", identity = false)
  @Nullable Secret apiKey;

  /**
   * Headers sent with every request: texts, or for credentials the name of the environment variable
   * that holds one, {@code {env: NAME}}.
   */
  @RuntimeParam @Nullable Map<String, JsonValue> defaultHeaders;

  /** The form that every answer must have, unless the input or the call asks for another. */
  @RuntimeParam @Nullable StructuredOutputShape structuredOutput;

  /** What the server calls the bound on new tokens; if not set, {@code max_tokens}. */
  @RuntimeParam(identity = false)
  @Nullable MaxTokensField maxTokensField;

  private volatile @Nullable ServedModel served;

  /**
   * The one model of a server.
   *
   * @param server where it is
   * @param name its id
   */
  private record ServedModel(URI server, String name) {}

  /** For generated code and subclasses. */
  protected VLLM() {}

  /**
   * Name of the model.
   *
   * @return where {@code model} is empty, what the server said when the LLM was loaded; empty
   *     before that
   */
  @Override
  public String modelName() {
    ServedModel known = served;
    return model.isBlank() && known != null && known.server().equals(baseUrl)
        ? known.name()
        : model;
  }

  @Override
  protected @Nullable StructuredOutputShape structuredOutput() {
    return structuredOutput;
  }

  @Override
  final URI baseUrl() {
    return baseUrl;
  }

  @Override
  final @Nullable Secret apiKey() {
    return apiKey;
  }

  @Override
  final @Nullable Map<String, JsonValue> defaultHeaders() {
    return defaultHeaders;
  }

  @Override
  final @Nullable MaxTokensField maxTokensField() {
    return maxTokensField;
  }

  /**
   * Opens the connection pool, and asks the server for its model if {@code model} is empty.
   *
   * @throws dev.retort.config.ConfigException if the address or a header is no good, or the server
   *     has no model, or several
   * @throws GenerationException if the server does not say
   */
  @Override
  public void load() {
    if (model.isBlank()) {
      URI server = baseUrl;
      served = new ServedModel(server, oneModel());
    }
    super.load();
  }

  @Override
  public void unload() {
    super.unload();
    served = null;
  }

  private String oneModel() {
    Endpoint models = endpoint().at(pathBelowHost() + "/models");
    Map<String, String> names;
    try (ApiClient client = new ApiClient()) {
      names =
          client.ask("GET", models, Body.NONE, timeout(), MODELS, (reply, errors) -> models(reply));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GenerationException(
          Failure.of(Kind.CANCELLED, "interrupted while " + models + " was asked for its models"),
          e);
    }
    if (names.size() == 1) {
      return names.values().iterator().next();
    }
    throw new ConfigException(
        List.of(
            new Problem(
                "missing-key",
                Problem.Severity.ERROR,
                "/model",
                null,
                "model is empty, and "
                    + models
                    + (names.isEmpty()
                        ? " names no model; check base_url, or say which: model: NAME"
                        : " names several; say which: " + String.join(", ", names.values())),
                null)));
  }

  /** The names of models: of one with several names the first, and none of its adapters. */
  private static Map<String, String> models(HttpReply reply) throws MalformedException {
    Map<String, String> names = new LinkedHashMap<>();
    for (Fields model : Fields.of(reply).list("data")) {
      String name = model.text("id");
      if (name != null && !name.isBlank() && model.text("parent") == null) {
        String root = model.text("root");
        names.putIfAbsent(root == null ? name : root, name);
      }
    }
    return names;
  }

  @Override
  String rootPath() {
    return "/v1";
  }

  @Override
  SchemaSubset takenSchemas() {
    return TakenSchemas.GRAMMAR;
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
   * @param logitBias by id of a token, how much likelier it is, from -100 to 100
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
      @RuntimeParam @Nullable Map<String, Double> logitBias,
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
    if (modelName().isBlank()) {
      return CompletableFuture.failedFuture(
          new GenerationException(
              Failure.of(
                  Kind.BAD_REQUEST,
                  "model is empty, and "
                      + baseUrl
                      + " was not asked for its model: model or base_url has changed since the LLM"
                      + " was loaded; unload it, or say which model: model: NAME"),
              null));
    }
    if (logitBias != null) {
      Map<String, JsonValue> biases = new LinkedHashMap<>();
      logitBias.forEach((id, bias) -> biases.put(id, new JsonValue.JsonNumber(bias.toString())));
      parameters = parameters.with("logit_bias", new JsonValue.JsonObject(biases));
    }
    return complete(input, numGenerations, parameters, responseFormat);
  }
}

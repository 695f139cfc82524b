package example.lumen;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.RateLimits;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutput.JsonSchema;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.SupportsStructuredOutput;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Engines of Lumen. */
@LLMType
public class LumenLLM extends AsyncLLM implements SupportsStructuredOutput {
  /** Id of the engine. */
  @RuntimeParam @NotBlank String engine;

  /** Root of the API. */
  @RuntimeParam(env = "LUMEN_BASE_URL", defaultValue = "https://api.lumen.example")
  URI baseUrl;

  /** Key of the account. */
  @RuntimeParam(env = "LUMEN_API_KEY", identity = false)
  @Nullable Secret apiKey;

  // region form
  /** The form of every answer. */
  @RuntimeParam @Nullable StructuredOutputShape structuredOutput;

  @Override
  protected @Nullable StructuredOutputShape structuredOutput() {
    return structuredOutput;
  }

  @Override
  protected boolean keepsTo(StructuredOutput form) {
    return form instanceof JsonSchema;
  }

  /** The form of the input, else that of the config. */
  private @Nullable StructuredOutput form(Input input) {
    StructuredOutput own = input.structuredOutput();
    return own != null || structuredOutput == null ? own : structuredOutput.form();
  }
  // endregion

  private volatile @Nullable HttpClient client;

  @Override
  public String modelName() {
    return engine;
  }

  @Override
  public void load() {
    super.load();
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @Override
  public void unload() {
    client = null;
    super.unload();
  }

  /**
   * Goes on with one dialogue.
   *
   * @param numGenerations how many variants are wanted
   * @param heat sampling temperature; higher is more random
   * @param nucleus share of the likeliest tokens that are drawn from
   * @param maxNewTokens how many tokens a variant may have
   * @param seed makes variants come again
   */
  GenerateOutput generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "0.7") @DecimalMin("0") @DecimalMax("1") double heat,
      @RuntimeParam(defaultValue = "1") @DecimalMin("0") @DecimalMax("1") double nucleus,
      @RuntimeParam(defaultValue = "128") @Positive int maxNewTokens,
      @RuntimeParam @Nullable Long seed)
      throws IOException, InterruptedException {
    HttpClient open = client;
    if (open == null) {
      throw new IllegalStateException("not loaded");
    }
    Inference asked =
        new Inference(
            engine,
            input.messages(),
            numGenerations,
            heat,
            nucleus,
            maxNewTokens,
            seed,
            form(input));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/v2/infer"))
            .timeout(timeout())
            .header("X-Lumen-Once", idempotencyKey())
            .POST(BodyPublishers.ofByteArray(asked.toJson()));
    if (apiKey != null && apiKey.isPresent()) {
      request.header("X-Lumen-Key", apiKey.reveal());
    }
    HttpResponse<byte[]> response = open.send(request.build(), BodyHandlers.ofByteArray());
    String cap = header(response, "x-lumen-cap");
    noteRateLimits(
        new RateLimits(number(cap, "calls="), number(cap, "in="), number(cap, "out="), null));
    if (response.statusCode() != 200) {
      throw failure(response);
    }
    return Variants.read(response.body());
  }

  // region errors
  private GenerationException failure(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Kind kind =
        switch (status) {
          case 401, 403 -> Kind.AUTHENTICATION;
          case 402 -> Kind.QUOTA;
          case 413 -> Kind.CONTEXT_TOO_LONG;
          case 422 -> Variants.isGuard(response.body()) ? Kind.CONTENT_FILTER : Kind.BAD_REQUEST;
          case 429 -> Kind.RATE_LIMIT;
          default -> status >= 500 ? Kind.SERVER : Kind.BAD_REQUEST;
        };
    String advice =
        switch (status) {
          case 401, 403 -> "; check api_key";
          case 404 -> "; check engine and base_url";
          default -> "";
        };
    String message = "HTTP " + status + " from " + baseUrl + advice;
    Failure failure = new Failure(kind, message, 1, status, header(response, "x-lumen-reference"));
    Long wait = number(header(response, "x-lumen-wait-ms"), "");
    return new GenerationException(failure, wait == null ? null : Duration.ofMillis(wait), null);
  }
  // endregion

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The number after a word, as in {@code calls=60; in=40000}; null where there is none. */
  private static @Nullable Long number(String text, String word) {
    Matcher found = Pattern.compile("\\b" + word + "([0-9]{1,12})").matcher(text);
    return found.find() ? Long.valueOf(found.group(1)) : null;
  }
}

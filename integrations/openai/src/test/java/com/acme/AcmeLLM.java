package com.acme;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.RetryAfter;
import dev.retort.llm.Secret;
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
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

// region declare
/** Models behind Acme's completion endpoint. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class AcmeLLM extends AsyncLLM {

  /** Id of the model. */
  @RuntimeParam @NotBlank String model;

  /** Root of the API. */
  @RuntimeParam(env = "ACME_BASE_URL", defaultValue = "https://llm.acme.example/v1")
  URI baseUrl;

  /** Key sent as a bearer token. */
  @RuntimeParam(env = "ACME_API_KEY", identity = false)
  @Nullable Secret apiKey;

  // endregion

  // region life
  private volatile @Nullable HttpClient client;

  @Override
  public String modelName() {
    return model;
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

  // endregion

  // region generate
  /**
   * Completes one conversation.
   *
   * @param temperature sampling temperature; higher is more random
   * @param maxNewTokens how many tokens a generation may have
   */
  GenerateOutput generateAsync(
      Input input,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "128") @Positive int maxNewTokens)
      throws IOException, InterruptedException {
    HttpClient open = client;
    if (open == null) {
      throw new IllegalStateException("not loaded");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/complete"))
            .timeout(timeout())
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofByteArray(
                    AcmeJson.request(model, input.messages(), temperature, maxNewTokens)));
    if (apiKey != null && apiKey.isPresent()) {
      request.header("Authorization", "Bearer " + apiKey.reveal());
    }
    HttpResponse<byte[]> response = open.send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw failure(response);
    }
    AcmeJson.Answer answer = AcmeJson.answer(response.body());
    return GenerateOutput.of(
        Collections.singletonList(answer.text()),
        Statistics.of(answer.inputTokens(), answer.outputTokens()));
  }

  // endregion

  // region errors
  private GenerationException failure(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Kind kind =
        switch (status) {
          case 401, 403 -> Kind.AUTHENTICATION;
          case 429 -> Kind.RATE_LIMIT;
          default -> status >= 500 ? Kind.SERVER : Kind.BAD_REQUEST;
        };
    String message = "HTTP " + status + " from " + baseUrl + "; check api_key and model";
    String requestId = response.headers().firstValue("x-request-id").orElse(null);
    Failure failure = new Failure(kind, message, 1, status, requestId);
    return new GenerationException(failure, RetryAfter.of(response.headers(), Instant.now()), null);
  }
  // endregion
}

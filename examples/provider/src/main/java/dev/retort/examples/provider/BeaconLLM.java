package dev.retort.examples.provider;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.RetryAfter;
import dev.retort.llm.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models behind the lighthouse of Beacon, whose API has words of its own for everything. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class BeaconLLM extends AsyncLLM {

  /** The lamp that answers. */
  @RuntimeParam @NotBlank String lamp;

  /** Root of the API. */
  @RuntimeParam(env = "BEACON_BASE_URL", defaultValue = "https://beacon.example/harbour")
  URI baseUrl;

  /** Pass of the keeper, sent with every signal. */
  @RuntimeParam(env = "BEACON_API_KEY", identity = false)
  @Nullable Secret apiKey;

  /** Language of the coast, such as {@code nb}; the lamp's own if not set. */
  @RuntimeParam
  @Size(min = 2, max = 2)
  @Nullable String tongue;

  private volatile @Nullable HttpClient client;

  @Override
  public String modelName() {
    return lamp;
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
   * Answers one conversation, several times at once if so wanted.
   *
   * @param numGenerations how many flashes are wanted
   * @param gleam how freely the lamp answers, in percent
   * @param maxNewTokens how many tokens a flash may have
   * @param dimAt texts at which a flash ends
   */
  GenerateOutput generateAsync(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "50") @Min(0) @Max(100) int gleam,
      @RuntimeParam(defaultValue = "128") @Positive int maxNewTokens,
      @RuntimeParam @Nullable List<String> dimAt)
      throws IOException, InterruptedException {
    HttpClient open = client;
    if (open == null) {
      throw new IllegalStateException("not loaded");
    }
    Signal signal =
        new Signal(lamp, tongue, input.messages(), numGenerations, gleam, maxNewTokens, dimAt);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/signals"))
            .timeout(timeout())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(signal.toJson()));
    if (apiKey != null && apiKey.isPresent()) {
      request.header("X-Keeper-Pass", apiKey.reveal());
    }
    HttpResponse<byte[]> response = open.send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw failure(response);
    }
    return Flashes.read(response.body());
  }

  private GenerationException failure(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Kind kind =
        switch (status) {
          case 401, 403 -> Kind.AUTHENTICATION;
          case 429 -> Kind.RATE_LIMIT;
          default -> status >= 500 ? Kind.SERVER : Kind.BAD_REQUEST;
        };
    String message = "HTTP " + status + " from " + baseUrl + "; check api_key and lamp";
    String requestId = response.headers().firstValue("x-signal-number").orElse(null);
    Failure failure = new Failure(kind, message, 1, status, requestId);
    return new GenerationException(failure, RetryAfter.of(response.headers(), Instant.now()), null);
  }
}

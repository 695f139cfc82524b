package dev.retort.testkit;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An LLM whose key stands in the query, and whose bodies are any bytes: a letter a byte. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
class RawLLM extends AsyncLLM {
  /** Root of the API. */
  @RuntimeParam URI baseUrl;

  /** Key, which stands in {@code query} as it is encoded there. */
  @RuntimeParam(identity = false)
  @Nullable Secret apiKey;

  /**
   * Who asks.
   *
   * @param user name
   * @param password stands in {@code query}, too
   */
  record Login(String user, Optional<Secret> password) {}

  /** Who asks, each with a credential of their own. */
  @RuntimeParam(identity = false)
  @Nullable List<Login> logins;

  /** What follows the path. */
  @RuntimeParam(defaultValue = "?alt=raw")
  String query;

  /** What is asked for as Accept-Encoding. */
  @RuntimeParam(identity = false)
  @Nullable String encodings;

  @Override
  public String modelName() {
    return "raw";
  }

  GenerateOutput generateAsync(Input input) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/raw" + query))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    input.messages().get(0).text(), StandardCharsets.ISO_8859_1));
    if (encodings != null) {
      request.header("Accept-Encoding", encodings);
    }
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    return GenerateOutput.of(List.of(response.body()), Statistics.NONE);
  }
}

package dev.retort.testkit;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.RetryAfter;
import dev.retort.llm.Secret;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An LLM over HTTP that does well what it is not told to do wrong. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
class PlainLLM extends AsyncLLM {
  /** What is done wrong. */
  enum Fault {
    NONE,
    FORGETS_TEMPERATURE,
    FORGETS_TAGS,
    SENDS_LAST_MESSAGE,
    FORGETS_WHO_SPEAKS,
    FORGETS_RETRY_AFTER,
    CALLS_ALL_STATUSES_UNKNOWN,
    FAILS_WITHOUT_TEXT,
    FAILS_WITH_EMPTY_TEXT,
    READS_LATIN,
    COUNTS_NO_TOKENS,
    COUNTS_BY_HEADERS_ALONE,
    LEAVES_A_THREAD,
    CANNOT_BE_CANCELLED,
    LOGS_THE_KEY,
    PRINTS_THE_KEY,
    SENDS_ANOTHER_TIME,
    FORGETS_MODEL,
    FORGETS_DATES,
    FORGETS_MILLISECONDS,
    TAKES_MILLISECONDS_FOR_SECONDS,
    ANSWERS_THE_FIRST_CALLER,
    ONE_AT_A_TIME,
    SWALLOWS_ERRORS,
    RETRIES_ITSELF,
    REPEATS_THE_SERVER,
    LOGS_THE_SERVER,
    KEEPS_THE_KEY,
    CHANGES_ITS_CONFIG
  }

  /** Id of the model. */
  @RuntimeParam @NotBlank String model;

  /** Root of the API. */
  @RuntimeParam URI baseUrl;

  /** Key sent as a bearer token. */
  @RuntimeParam(identity = false)
  @Nullable Secret apiKey;

  /** What is done wrong. */
  @RuntimeParam(defaultValue = "none", identity = false)
  Fault fault;

  /** What is sent as the header User-Agent. */
  @RuntimeParam(identity = false)
  @Nullable String agent;

  private final List<HttpResponse<byte[]>> arrived = new ArrayList<>(); // Guarded by itself.
  private final AtomicInteger tickets = new AtomicInteger();

  private volatile @Nullable HttpClient client;

  @Override
  public String modelName() {
    return model;
  }

  @Override
  public void load() {
    super.load();
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    if (fault == Fault.LEAVES_A_THREAD) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  Thread.sleep(3_600_000);
                } catch (InterruptedException e) {
                  // Over.
                }
              },
              "forgotten");
      thread.setDaemon(true);
      thread.start();
    }
    if (fault == Fault.KEEPS_THE_KEY && apiKey != null) {
      agent = "plain " + apiKey.reveal();
    }
    if (fault == Fault.CHANGES_ITS_CONFIG) {
      model = model + "-latest";
    }
    if (fault == Fault.LOGS_THE_KEY && apiKey != null) {
      logger().debug("the key is {}", apiKey.reveal());
    }
  }

  @Override
  public void unload() {
    client = null;
    super.unload();
  }

  @Override
  public String toString() {
    return fault == Fault.PRINTS_THE_KEY && apiKey != null ? apiKey.reveal() : "plain";
  }

  /**
   * Completes one conversation.
   *
   * @param temperature sampling temperature
   * @param tags words to go with the request
   */
  GenerateOutput generateAsync(
      Input input,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam @Nullable @Size(max = 2) List<@Pattern(regexp = "[a-z]+-[0-9]{2}") String> tags)
      throws IOException, InterruptedException {
    HttpClient open = client;
    if (open == null) {
      throw new IllegalStateException("not loaded");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/plain"))
            .timeout(fault == Fault.CANNOT_BE_CANCELLED ? Duration.ofHours(1) : timeout())
            .header("X-Plain-Once", idempotencyKey())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(input, temperature, tags)));
    if (apiKey != null && apiKey.isPresent()) {
      request.header("Authorization", "Bearer " + apiKey.reveal());
    }
    if (agent != null) {
      request.header("User-Agent", agent);
    }
    HttpResponse<byte[]> response = sent(open, request.build());
    if (response.statusCode() != 200) {
      if (fault == Fault.SWALLOWS_ERRORS) {
        return GenerateOutput.of(Collections.singletonList(null), Statistics.NONE);
      }
      throw failure(response);
    }
    GenerateOutput output = output(response.body());
    return fault == Fault.COUNTS_BY_HEADERS_ALONE
        ? GenerateOutput.of(output.generations(), counts(response.headers()))
        : output;
  }

  private static Statistics counts(HttpHeaders headers) {
    return headers.firstValue("x-tokens-in").isEmpty()
        ? Statistics.NONE
        : Statistics.of(
            (int) headers.firstValueAsLong("x-tokens-in").orElseThrow(),
            (int) headers.firstValueAsLong("x-tokens-out").orElseThrow());
  }

  private HttpResponse<byte[]> sent(HttpClient open, HttpRequest request)
      throws IOException, InterruptedException {
    if (fault == Fault.ONE_AT_A_TIME) {
      synchronized (arrived) {
        return send(open, request);
      }
    } else if (fault == Fault.ANSWERS_THE_FIRST_CALLER) {
      int ticket = tickets.getAndIncrement();
      HttpResponse<byte[]> response = send(open, request);
      synchronized (arrived) {
        arrived.add(response);
        arrived.notifyAll();
        while (arrived.size() <= ticket) {
          arrived.wait();
        }
        return arrived.get(ticket);
      }
    }
    HttpResponse<byte[]> response = send(open, request);
    return fault == Fault.RETRIES_ITSELF && response.statusCode() >= 500
        ? send(open, request)
        : response;
  }

  private HttpResponse<byte[]> send(HttpClient open, HttpRequest request)
      throws IOException, InterruptedException {
    if (fault != Fault.CANNOT_BE_CANCELLED) {
      return open.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
    return open.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .exceptionally(
            e -> {
              throw new IllegalStateException("broken");
            })
        .join();
  }

  private byte[] body(Input input, double temperature, @Nullable List<String> tags) {
    Map<String, JsonValue> fields = new TreeMap<>();
    if (fault != Fault.FORGETS_MODEL) {
      fields.put("model", new JsonString(model));
    }
    List<JsonValue> messages = new ArrayList<>();
    input
        .messages()
        .forEach(
            each ->
                messages.add(
                    new JsonString(
                        fault == Fault.FORGETS_WHO_SPEAKS
                            ? each.text()
                            : each.role().wireName() + ": " + each.text())));
    fields.put(
        "messages",
        new JsonArray(
            fault == Fault.SENDS_LAST_MESSAGE
                ? messages.subList(messages.size() - 1, messages.size())
                : messages));
    if (fault != Fault.FORGETS_TEMPERATURE) {
      fields.put("temperature", new JsonNumber(Double.toString(temperature)));
    }
    if (fault != Fault.FORGETS_TAGS && tags != null) {
      List<JsonValue> items = new ArrayList<>();
      tags.forEach(each -> items.add(new JsonString(each)));
      fields.put("tags", new JsonArray(items));
    }
    if (fault == Fault.SENDS_ANOTHER_TIME) {
      fields.put("time", new JsonNumber(Long.toString(System.nanoTime())));
    }
    return Json.bytes(new JsonObject(fields));
  }

  private GenerateOutput output(byte[] body) {
    if (fault == Fault.READS_LATIN) {
      return output(new String(body, StandardCharsets.ISO_8859_1));
    }
    try {
      return output(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (IOException e) {
      throw malformed();
    }
  }

  private GenerateOutput output(String body) {
    JsonValue text = null;
    try {
      if (Json.read(body) instanceof JsonObject object) {
        text = object.fields().get("text");
      }
    } catch (MalformedException e) {
      throw malformed();
    }
    boolean isEmpty = new JsonString("").equals(text);
    if (text == null
        || (text == JsonValue.NULL && fault == Fault.FAILS_WITHOUT_TEXT)
        || (isEmpty && fault == Fault.FAILS_WITH_EMPTY_TEXT)) {
      throw malformed();
    }
    List<@Nullable String> texts = new ArrayList<>();
    texts.add(text instanceof JsonString string ? string.value() : null);
    return fault == Fault.COUNTS_NO_TOKENS
        ? GenerateOutput.of(texts, Statistics.NONE)
        : GenerateOutput.of(texts, Statistics.of(11, 7));
  }

  private static GenerationException malformed() {
    return new GenerationException(Failure.of(Kind.MALFORMED, "no text"), null);
  }

  private GenerationException failure(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Kind kind =
        switch (status) {
          case 401, 403 -> Kind.AUTHENTICATION;
          case 429 -> Kind.RATE_LIMIT;
          default -> status >= 500 ? Kind.SERVER : Kind.BAD_REQUEST;
        };
    String body = new String(response.body(), StandardCharsets.UTF_8);
    if (fault == Fault.LOGS_THE_SERVER) {
      logger().warn("the server says {}", body);
    }
    return new GenerationException(
        new Failure(
            fault == Fault.CALLS_ALL_STATUSES_UNKNOWN ? Kind.UNKNOWN : kind,
            "HTTP " + status + (fault == Fault.REPEATS_THE_SERVER ? ": " + body : ""),
            1,
            status,
            null),
        retryAfter(response.headers()),
        null);
  }

  private @Nullable Duration retryAfter(HttpHeaders headers) {
    String seconds = headers.firstValue("retry-after").orElse("");
    return switch (fault) {
      case FORGETS_RETRY_AFTER -> null;
      case FORGETS_DATES -> seconds.contains("GMT") ? null : RetryAfter.of(headers, Instant.now());
      case FORGETS_MILLISECONDS -> seconds.isEmpty() ? null : RetryAfter.of(headers, Instant.now());
      case TAKES_MILLISECONDS_FOR_SECONDS ->
          headers
              .firstValue("retry-after-ms")
              .map(text -> Duration.ofSeconds(Long.parseLong(text)))
              .orElseGet(() -> RetryAfter.of(headers, Instant.now()));
      default -> RetryAfter.of(headers, Instant.now());
    };
  }
}

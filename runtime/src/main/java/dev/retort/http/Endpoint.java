package dev.retort.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where requests go, with which headers, and what of them is secret. Immutable. */
public final class Endpoint {
  /** Headers that the HTTP client sets by itself and lets nobody else set. */
  private static final Set<String> RESERVED =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final EndpointSource source;
  private final URI address;
  private final Map<String, String> headers;
  private final Redaction redaction;

  /** What all requests have alike. Nobody changes it: each request is built on a copy. */
  private final HttpRequest.Builder plain;

  private Endpoint(
      EndpointSource source, String path, Map<String, String> headers, Redaction redaction) {
    this.source = source;
    this.address = address(source.baseUrl(), path);
    this.headers = headers;
    this.redaction = redaction;
    this.plain = plain(address, headers);
  }

  /**
   * Puts an endpoint together of parts that were checked.
   *
   * @param source where the parts come from
   * @param key sent as the API takes it unless the headers authorize; null for none
   * @param headers further headers, in clear
   * @return the endpoint
   */
  static Endpoint of(EndpointSource source, @Nullable String key, Map<String, String> headers) {
    List<String> secrets = new ArrayList<>();
    if (key != null) {
      secrets.add(key);
    }
    headers.forEach(
        (name, value) -> {
          if (source.isSecret(name)) {
            secrets.add(value);
          }
        });
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Api api = source.api();
    all.put("Accept", "application/json");
    all.put("Content-Type", "application/json");
    all.putAll(api.headers());
    if (key != null) {
      all.put(api.keyHeader(), api.keyScheme() + key);
    }
    all.putAll(headers);
    return new Endpoint(source, api.path(), all, new Redaction(secrets));
  }

  private static URI address(URI baseUrl, String path) {
    String root = baseUrl.toString();
    while (root.endsWith("/")) {
      root = root.substring(0, root.length() - 1);
    }
    return URI.create(root + path);
  }

  /**
   * Whether a header carries a credential, by its name.
   *
   * @param name any case
   * @return true if its value must not be told
   */
  static boolean isCredential(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("authorization")
        || lower.contains("cookie")
        || lower.contains("api-key")
        || lower.contains("apikey")
        || lower.contains("token")
        || lower.contains("secret");
  }

  /**
   * Whether a header may not be set.
   *
   * @param name any case
   * @return true if the HTTP client sets it by itself
   */
  static boolean isReserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Makes a request.
   *
   * @param body JSON
   * @param key the same for requests that ask for the same work; null where the server takes none
   * @return ready to be sent, without a bound in time
   */
  public HttpRequest request(byte[] body, @Nullable String key) {
    HttpRequest.Builder request = plain.copy().POST(BodyPublishers.ofByteArray(body));
    // What a user has set goes before it.
    if (key != null && !headers.containsKey(IDEMPOTENCY_KEY)) {
      request.setHeader(IDEMPOTENCY_KEY, key);
    }
    return request.build();
  }

  /**
   * Makes a request of any kind.
   *
   * @param method such as {@code GET}
   * @param body what it carries
   * @return ready to be sent, without a bound in time
   */
  HttpRequest request(String method, Body body) {
    HttpRequest.Builder request = plain.copy().method(method, body.publisher());
    if (body.length() > 0) {
      request.setHeader("Content-Type", body.contentType());
    }
    return request.build();
  }

  private static HttpRequest.Builder plain(URI address, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            // HTTP/2 bounds the calls under way, and the client fails those beyond at once. ADR 40.
            .version(HttpClient.Version.HTTP_1_1);
    headers.forEach(request::setHeader);
    return request;
  }

  /**
   * The same server at another path, with the same headers.
   *
   * @param path below the root of the API, encoded
   * @return another endpoint
   */
  public Endpoint at(String path) {
    return new Endpoint(source, path, headers, redaction);
  }

  /**
   * Makes a segment of a path, or a value of a query, of any text.
   *
   * @param text such as an id
   * @return encoded
   */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether it is the vendor's own server. */
  public boolean isVendor() {
    return source.api().isVendor(source.baseUrl());
  }

  /** What it was made of. */
  public EndpointSource source() {
    return source;
  }

  /** Where requests go. */
  public URI address() {
    return address;
  }

  /** Hides what of it is secret. */
  public Redaction redaction() {
    return redaction;
  }

  /** The address alone. */
  @Override
  public String toString() {
    return address.toString();
  }
}

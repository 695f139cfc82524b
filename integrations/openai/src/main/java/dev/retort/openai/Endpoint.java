package dev.retort.openai;

import dev.retort.http.Redaction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where requests go, with which headers, and what of them is secret. Immutable. */
final class Endpoint {
  private static final String VENDOR = "api.openai.com";
  private static final String PATH = "/chat/completions";

  /** Headers that the HTTP client sets by itself and lets nobody else set. */
  private static final Set<String> RESERVED =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  private final EndpointSource source;
  private final URI address;
  private final Map<String, String> headers;
  private final Redaction redaction;

  private Endpoint(EndpointSource source, Map<String, String> headers, Redaction redaction) {
    this.source = source;
    this.address = address(source.baseUrl());
    this.headers = headers;
    this.redaction = redaction;
  }

  /**
   * Puts an endpoint together of parts that were checked.
   *
   * @param source where the parts come from
   * @param key sent as a bearer token unless the headers authorize; null for none
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
    all.put("Accept", "application/json");
    all.put("Content-Type", "application/json");
    if (key != null) {
      all.put("Authorization", "Bearer " + key);
    }
    all.putAll(headers);
    return new Endpoint(source, all, new Redaction(secrets));
  }

  private static URI address(URI baseUrl) {
    String root = baseUrl.toString();
    while (root.endsWith("/")) {
      root = root.substring(0, root.length() - 1);
    }
    return URI.create(root + PATH);
  }

  /**
   * Whether a server is the vendor's own, whose dialect differs from that of its imitators.
   *
   * @param baseUrl root of the API
   * @return true for its host and the regional ones below it
   */
  static boolean isVendor(URI baseUrl) {
    String host = String.valueOf(baseUrl.getHost()).toLowerCase(Locale.ROOT);
    return host.equals(VENDOR) || host.endsWith("." + VENDOR);
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
   * @param key the same for requests that ask for the same work
   * @param timeout bound of the exchange
   * @return ready to be sent
   */
  HttpRequest request(byte[] body, String key, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .POST(BodyPublishers.ofByteArray(body))
            .timeout(timeout)
            // Over http: the offer of HTTP/2 is an upgrade that many servers stumble over.
            .version(
                address.getScheme().equalsIgnoreCase("https")
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1);
    request.setHeader("Idempotency-Key", key);
    headers.forEach(request::setHeader);
    return request.build();
  }

  /** Whether it is the vendor's own server. */
  boolean isVendor() {
    return isVendor(source.baseUrl());
  }

  EndpointSource source() {
    return source;
  }

  URI address() {
    return address;
  }

  Redaction redaction() {
    return redaction;
  }

  /** The address alone. */
  @Override
  public String toString() {
    return address.toString();
  }
}

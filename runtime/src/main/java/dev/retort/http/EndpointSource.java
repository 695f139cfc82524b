package dev.retort.http;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a config says of a server; {@link #resolve} makes an endpoint of it. Immutable.
 *
 * @param api whose API it is
 * @param baseUrl root of the API
 * @param apiKey key; null for none
 * @param defaultHeaders texts, or {@code {env: NAME}}; null for none
 */
public record EndpointSource(
    Api api,
    URI baseUrl,
    @Nullable Secret apiKey,
    @Nullable Map<String, JsonValue> defaultHeaders) {

  /** RFC 9110 calls it a token. */
  private static final String NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

  /**
   * Reads the environment and checks everything.
   *
   * @return an endpoint
   * @throws ConfigException with every problem
   */
  public Endpoint resolve() {
    List<Problem> problems = new ArrayList<>();
    checkUrl(problems);
    Map<String, String> headers = headers(problems);
    String key = key(problems);
    if (problems.isEmpty() && key == null && api.isVendor(baseUrl) && !authorizes(headers)) {
      problems.add(problem("missing-key", "/api_key", missingKey()));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return Endpoint.of(this, key, headers);
  }

  private void checkUrl(List<Problem> problems) {
    String scheme = String.valueOf(baseUrl.getScheme()).toLowerCase(Locale.ROOT);
    String wrong = null;
    // The address may hold a credential, so it is not repeated.
    if (!scheme.equals("http") && !scheme.equals("https")) {
      wrong = "base_url must start with http:// or https://";
    } else if (baseUrl.getHost() == null) {
      wrong = "base_url names no host";
    } else if (baseUrl.getRawUserInfo() != null) {
      wrong = "base_url must not hold a user or password; use api_key";
    } else if (baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
      wrong = "base_url must end before any ? or #; it is the root of the API";
    } else {
      String path = baseUrl.getRawPath().replaceAll("/+$", "");
      for (String end : api.notInRoot()) {
        if (path.endsWith(end)) {
          wrong = "base_url is the root of the API; leave out " + end;
          break;
        }
      }
    }
    if (wrong != null) {
      problems.add(problem("wrong-value", "/base_url", wrong));
    }
  }

  private @Nullable String key(List<Problem> problems) {
    if (apiKey == null || !apiKey.isPresent()) {
      return null;
    }
    String key = apiKey.reveal();
    if (!isHeaderValue(key) || key.indexOf(' ') >= 0) {
      problems.add(
          problem(
              "wrong-value",
              "/api_key",
              "api_key holds a line break, a blank or another character that no key has"));
    }
    return key.isEmpty() ? null : key;
  }

  private String missingKey() {
    String variable = apiKey == null ? null : apiKey.variable();
    return "api_key is needed for "
        + baseUrl.getHost()
        + "; set the environment variable "
        + (variable == null ? api.keyVariable() : variable)
        + ", or name the one that holds the key: api_key: {env: NAME}";
  }

  private Map<String, String> headers(List<Problem> problems) {
    Map<String, String> clear = new TreeMap<>();
    if (defaultHeaders != null) {
      defaultHeaders.forEach(
          (name, value) -> {
            String text = header(name, value, problems);
            if (text != null) {
              clear.put(name, text);
            }
          });
    }
    return clear;
  }

  private static @Nullable String header(String name, JsonValue value, List<Problem> problems) {
    String pointer = "/default_headers/" + name.replace("~", "~0").replace("/", "~1");
    String wrong;
    if (!name.matches(NAME)) {
      wrong = "this is no name of a header";
    } else if (Endpoint.isReserved(name)) {
      wrong = "the header " + name + " is set by the HTTP client itself; leave it out";
    } else if (value instanceof JsonString text) {
      if (!Endpoint.isCredential(name)) {
        return checked(text.value(), pointer, problems);
      }
      problems.add(
          problem(
              "clear-secret",
              pointer,
              "the header " + name + " carries a credential; give it as {env: NAME}"));
      return null;
    } else {
      return fromEnvironment(value, pointer, problems);
    }
    problems.add(problem("wrong-value", pointer, wrong));
    return null;
  }

  private static @Nullable String fromEnvironment(
      JsonValue value, String pointer, List<Problem> problems) {
    if (!(value instanceof JsonObject object)
        || object.fields().size() != 1
        || !(object.fields().get("env") instanceof JsonString variable)) {
      problems.add(problem("wrong-type", pointer, "the value of a header is text, or {env: NAME}"));
      return null;
    }
    Secret secret = Secret.env(variable.value());
    if (!secret.isPresent()) {
      problems.add(
          problem(
              "bad-environment",
              pointer,
              "the environment variable " + variable.value() + " is not set"));
      return null;
    }
    return checked(secret.reveal(), pointer, problems);
  }

  private static @Nullable String checked(String text, String pointer, List<Problem> problems) {
    if (isHeaderValue(text)) {
      return text;
    }
    problems.add(
        problem("wrong-value", pointer, "the value holds a character that no header can carry"));
    return null;
  }

  private static boolean isHeaderValue(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
  }

  /**
   * Whether the value of a header must not be told: by its name, or since it comes from the
   * environment.
   *
   * @param header a name of {@link #defaultHeaders}
   * @return true if so
   */
  boolean isSecret(String header) {
    return Endpoint.isCredential(header)
        || (defaultHeaders != null && defaultHeaders.get(header) instanceof JsonObject);
  }

  private static boolean authorizes(Map<String, String> headers) {
    return headers.keySet().stream().anyMatch(Endpoint::isCredential);
  }

  private static Problem problem(String id, String pointer, String message) {
    return new Problem(id, Problem.Severity.ERROR, pointer, null, message, null);
  }

  /** The address alone. */
  @Override
  public String toString() {
    return "EndpointSource[" + baseUrl.getHost() + "]";
  }
}

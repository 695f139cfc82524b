package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.http.Endpoint;
import dev.retort.http.EndpointSource;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a config says of a server, checked and put together. */
class EndpointTest {
  private static final Secret KEY = Secret.of("sk-test-0123456789");
  private static final String ACME = "https://llm.acme.example/v1";

  /** Some variable that is set wherever tests run. */
  private static final String VARIABLE = "PATH";

  private static Endpoint resolve(
      String baseUrl, @Nullable Secret key, @Nullable Map<String, JsonValue> headers) {
    return new EndpointSource(ChatClient.API, URI.create(baseUrl), key, headers).resolve();
  }

  private static HttpRequest request(Endpoint endpoint) {
    return endpoint.request(new byte[0], "key");
  }

  private static String header(Endpoint endpoint, String name) {
    return request(endpoint).headers().firstValue(name).orElse("");
  }

  private static JsonValue env(String variable) {
    return new JsonObject(Map.of("env", new JsonString(variable)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/v1,https://h/v1/chat/completions",
    "https://h/v1//,https://h/v1/chat/completions",
    "HTTP://h:8080,HTTP://h:8080/chat/completions",
    "http://[::1]:1/a%20b,http://[::1]:1/a%20b/chat/completions",
  })
  void thePathIsAddedToTheRoot(String baseUrl, String address) {
    assertThat(resolve(baseUrl, KEY, null).address()).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://h/v1|base_url must start with http:// or https://",
        "/v1|base_url must start with http:// or https://",
        "https:/v1|base_url names no host",
        "https://a_b/v1|base_url names no host",
        "https://u:pw@h/v1|base_url must not hold a user or password; use api_key",
        "https://h/v1?key=pw|base_url must end before any ? or #; it is the root of the API",
        "https://h/v1#pw|base_url must end before any ? or #; it is the root of the API",
        "https://h/v1/chat/completions/|base_url is the root of the API; leave out"
            + " /chat/completions",
      })
  void anAddressThatIsNoRootIsRefusedAndNotRepeated(String baseUrl, String message) {
    assertThatThrownBy(() -> resolve(baseUrl, KEY, null))
        .isInstanceOf(ConfigException.class)
        .hasMessage("/base_url: error: " + message + " [retort:wrong-value]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.openai.com/v1", "https://EU.API.OpenAI.com/v1"})
  void theVendorNeedsAKey(String baseUrl) {
    assertThatThrownBy(() -> resolve(baseUrl, null, null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/api_key: error: api_key is needed for "
                + URI.create(baseUrl).getHost()
                + "; set the environment variable OPENAI_API_KEY, or name the one that holds the"
                + " key: api_key: {env: NAME} [retort:missing-key]");
  }

  @Test
  void aKeyInAVariableThatIsNotSetIsMissingByItsName() {
    assertThatThrownBy(
            () -> resolve("https://api.openai.com/v1", Secret.env("RETORT_NOT_SET"), null))
        .hasMessageContaining("set the environment variable RETORT_NOT_SET, or");
  }

  @Test
  void othersNeedNoKey() {
    assertThat(
            header(resolve("https://api.openai.com.acme.example/v1", null, null), "Authorization"))
        .isEmpty();
  }

  @Test
  void aHeaderMayStandForTheKeyOfTheVendor() {
    Endpoint endpoint =
        resolve("https://api.openai.com/v1", null, Map.of("authorization", env(VARIABLE)));

    assertThat(header(endpoint, "Authorization")).isEqualTo(System.getenv(VARIABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-a\n", "sk a", "sk-ä"})
  void aKeyThatNoHeaderCanCarryIsRefusedAndNotRepeated(String key) {
    assertThatThrownBy(() -> resolve(ACME, Secret.of(key), null))
        .hasMessage(
            "/api_key: error: api_key holds a line break, a blank or another character that no key"
                + " has [retort:wrong-value]");
  }

  @Test
  void headersAreSentAndGoBeforeOurOwn() {
    Endpoint endpoint =
        resolve(
            ACME,
            KEY,
            Map.of(
                "X-Title", new JsonString("Retort"),
                "AUTHORIZATION", env(VARIABLE),
                "accept", new JsonString("*/*")));

    assertThat(header(endpoint, "X-Title")).isEqualTo("Retort");
    assertThat(header(endpoint, "Accept")).isEqualTo("*/*");
    assertThat(request(endpoint).headers().allValues("Authorization"))
        .containsExactly(System.getenv(VARIABLE));
  }

  @Test
  void everyProblemOfHeadersIsReportedAtOnce() {
    Map<String, JsonValue> headers = new LinkedHashMap<>();
    headers.put("a b", new JsonString("x"));
    headers.put("Host", new JsonString("x"));
    headers.put("X-Api-Key", new JsonString("clear-secret-value"));
    headers.put("X-N", new JsonNumber("1"));
    headers.put("X-Env", env("RETORT_NOT_SET"));
    headers.put("X/Break", new JsonString("a\nb"));

    assertThatThrownBy(() -> resolve(ACME, KEY, headers))
        .hasMessage(
            """
            /default_headers/a b: error: this is no name of a header [retort:wrong-value]
            /default_headers/Host: error: the header Host is set by the HTTP client itself; leave \
            it out [retort:wrong-value]
            /default_headers/X-Api-Key: error: the header X-Api-Key carries a credential; give it \
            as {env: NAME} [retort:clear-secret]
            /default_headers/X-N: error: the value of a header is text, or {env: NAME} \
            [retort:wrong-type]
            /default_headers/X-Env: error: the environment variable RETORT_NOT_SET is not set \
            [retort:bad-environment]
            /default_headers/X~1Break: error: this is no name of a header [retort:wrong-value]""");
  }

  @Test
  void keyAndSecretHeadersAreRedacted() {
    Endpoint endpoint = resolve(ACME, KEY, Map.of("X-Plain", env(VARIABLE)));

    assertThat(endpoint.redaction().redact("sk-test-0123456789 and " + System.getenv(VARIABLE)))
        .isEqualTo("*** and ***");
  }

  @Test
  void nothingPrintsAHeader() {
    Endpoint endpoint = resolve(ACME, KEY, Map.of("X-Plain", new JsonString("text")));

    assertThat(endpoint).hasToString(ACME + "/chat/completions");
    assertThat(endpoint.source()).hasToString("EndpointSource[llm.acme.example]");
  }

  @Test
  void noServerCanBoundTheCallsOnOneConnectionOfHttp2() {
    assertThat(request(resolve(ACME, KEY, null)).version()).contains(HttpClient.Version.HTTP_1_1);
    assertThat(request(resolve("http://h/v1", KEY, null)).version())
        .contains(HttpClient.Version.HTTP_1_1);
  }
}

package dev.retort.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Secret;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each status is said to mean. */
class StatusErrorsTest {
  private static final String KEY = "sk-test-0123456789";
  private static final URI ADDRESS = URI.create("http://h/v1/chat/completions");

  private static final Api API =
      new Api(
          "api.vendor.example",
          "/chat/completions",
          List.of(),
          "Authorization",
          "Bearer ",
          "VENDOR_API_KEY",
          Map.of(),
          "chat completions",
          "max_new_tokens");

  private final StatusErrors errors =
      new StatusErrors(
          new EndpointSource(API, URI.create("http://h/v1"), Secret.of(KEY), null).resolve());

  private static HttpReply reply(int status, String body, Map<String, String> headers) {
    Map<String, List<String>> lists =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    return new HttpReply(
        status, HttpHeaders.of(lists, (a, b) -> true), body.getBytes(StandardCharsets.UTF_8));
  }

  private GenerationException failure(int status, String body) {
    return errors.of(reply(status, body, Map.of("x-request-id", "req_1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "302|BAD_REQUEST|the server sends us elsewhere; set base_url to where it is",
        "400|BAD_REQUEST|the server refused the request",
        "401|AUTHENTICATION|the key was not accepted; check api_key and base_url",
        "402|QUOTA|the account has no credit left for this; waiting does not help",
        "403|AUTHENTICATION|the key may not do this; check the rights of api_key and that base_url"
            + " is right",
        "404|BAD_REQUEST|there is no such model or address; check model and base_url",
        "405|BAD_REQUEST|this address takes no chat completions; check base_url",
        "407|AUTHENTICATION|a proxy on the way wants credentials",
        "408|TIMEOUT|the server waited too long for the request",
        "409|SERVER|the request got in the way of another one",
        "413|BAD_REQUEST|the request is too large; shorten the input",
        "418|BAD_REQUEST|the server refused the request",
        "422|BAD_REQUEST|the server does not take a value or a parameter of the request",
        "429|RATE_LIMIT|too many requests or tokens a minute; lower max_concurrency",
        "500|SERVER|the server failed",
        "501|SERVER|the server failed",
        "502|SERVER|the server cannot be reached or is too busy",
        "503|SERVER|the server cannot be reached or is too busy",
        "504|SERVER|the server cannot be reached or is too busy",
        "529|SERVER|the server is overloaded",
        "599|SERVER|the server failed",
        "101|BAD_REQUEST|an answer that chat completions do not have",
      })
  void eachStatusHasItsKindAndWords(int status, Kind kind, String words) {
    GenerationException failure = failure(status, "");

    assertThat(failure.failure().kind()).isEqualTo(kind);
    assertThat(failure.failure().status()).isEqualTo(status);
    assertThat(failure.failure().requestId()).isEqualTo("req_1");
    assertThat(failure)
        .hasMessage("HTTP " + status + " from " + ADDRESS + ": " + words + " (request req_1)");
  }

  @Test
  void theServersWordsAndCodeAreQuoted() {
    assertThat(
            failure(
                401,
                "{\"error\":{\"message\":\"Incorrect API key provided.\",\"type\":"
                    + "\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}"))
        .hasMessage(
            "HTTP 401 from http://h/v1/chat/completions: the key was not accepted; check api_key"
                + " and base_url. The server says: \"Incorrect API key provided.\""
                + " [invalid_api_key] (request req_1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "429|{\"error\":{\"message\":\"You exceeded your current quota, please check your plan and"
            + " billing details.\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}"
            + "|QUOTA",
        "429|{\"error\":{\"message\":\"You exceeded your current quota\",\"code\":null}}|QUOTA",
        "429|{\"error\":{\"message\":\"Rate limit reached for requests\",\"type\":\"requests\","
            + "\"code\":\"rate_limit_exceeded\"}}|RATE_LIMIT",
        "400|{\"error\":{\"message\":\"too long\",\"code\":\"context_length_exceeded\"}}"
            + "|CONTEXT_TOO_LONG",
        "400|{\"object\":\"error\",\"message\":\"This model's maximum context length is 4096"
            + " tokens.\",\"type\":\"BadRequestError\",\"code\":400}|CONTEXT_TOO_LONG",
        "413|{\"error\":\"prompt is too long\"}|CONTEXT_TOO_LONG",
        "400|{\"error\":{\"message\":\"filtered\",\"code\":\"content_filter\"}}|CONTENT_FILTER",
        "400|{\"error\":{\"message\":\"no\",\"code\":\"content_policy_violation\"}}|CONTENT_FILTER",
        "400|{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is"
            + " too long: 213462 tokens > 200000 maximum\"}}|CONTEXT_TOO_LONG",
        "400|{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"input length"
            + " and max_tokens exceed context limit: 198000 + 4096 > 200000\"}}|CONTEXT_TOO_LONG",
        "400|{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit"
            + " balance is too low to access the API.\"}}|QUOTA",
        "400|{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"You have"
            + " reached your specified API usage limits.\"}}|QUOTA",
        "403|{\"type\":\"error\",\"error\":{\"type\":\"permission_error\",\"message\":\"no\"}}"
            + "|AUTHENTICATION",
        "403|{\"error\":{\"code\":403,\"message\":\"Your chosen model requires moderation and your input"
            + " was flagged\"}}|CONTENT_FILTER",
        "403|{\"error\":{\"code\":403,\"message\":\"no\",\"metadata\":{\"reasons\":[\"violence\"],"
            + "\"flagged_input\":\"a...b\"}}}|CONTENT_FILTER",
        "403|{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}|CONTENT_FILTER",
        "403|{\"error\":{\"message\":\"Your account was flagged and is suspended\"}}|AUTHENTICATION",
        "403|{\"error\":{\"message\":\"no\",\"metadata\":{\"provider_name\":\"x\"}}}|AUTHENTICATION",
        "403|{\"error\":{\"code\":403,\"message\":\"no\",\"metadata\":{\"limit_source\":"
            + "\"openrouter_key_limit\",\"limit_usd\":5}}}|QUOTA",
        "413|{\"type\":\"error\",\"error\":{\"type\":\"request_too_large\",\"message\":\"no\"}}"
            + "|BAD_REQUEST",
        "429|{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"This would"
            + " exceed your organization's rate limit of 50 requests per minute\"}}|RATE_LIMIT",
        "529|{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}"
            + "|SERVER",
        "500|{\"error\":{\"message\":\"maximum context length\"}}|SERVER",
        "400|{\"error\":{\"message\":\"429 is above the highest sample rate\"}}|BAD_REQUEST",
        "400|{\"detail\":[{\"loc\":[\"body\",\"n\"],\"msg\":\"bad n\",\"type\":\"x\"}]}"
            + "|BAD_REQUEST",
      })
  void theBodyCanTellMoreThanTheStatus(int status, String body, Kind kind) {
    assertThat(failure(status, body).failure().kind()).isEqualTo(kind);
  }

  @Test
  void quotaWithATimeToWaitIsARateLimit() {
    GenerationException failure =
        errors.of(
            reply(
                429,
                "{\"error\":{\"code\":429,\"message\":\"You exceeded your current quota\","
                    + "\"status\":\"RESOURCE_EXHAUSTED\"}}",
                Map.of("retry-after", "20")));

    assertThat(failure.failure().kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(20));
  }

  /** As OpenRouter says it of calls under way that together could cost more than is there. */
  @Test
  void noCreditForNowIsARateLimitWhereTheServerSaysWhenToComeAgain() {
    GenerationException failure =
        errors.of(
            reply(
                402,
                "{\"error\":{\"code\":402,\"message\":\"no\",\"metadata\":{\"limit_source\":"
                    + "\"openrouter_in_flight_budget\"}}}",
                Map.of("retry-after", "2")));

    assertThat(failure.failure().kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"error\":{\"message\":\"a\",\"type\":\"t\"}}| The server says: \"a\" [t]",
        "{\"error\":{\"code\":7}}| [7]",
        "{\"error\":\"a\"}| The server says: \"a\"",
        "{\"message\":\"a\",\"code\":\"c\"}| The server says: \"a\" [c]",
        "{\"detail\":\"a\"}| The server says: \"a\"",
        "{\"detail\":[{\"msg\":\"a\"},{\"msg\":\"b\"}]}| The server says: \"a\"",
        "{\"message\":{\"detail\":[{\"msg\":\"a\"}]},\"type\":\"t\"}| The server says: \"a\" [t]",
        "{\"error\":{\"message\":{\"a\":1}}}| The server says: \"{\"error\":{\"message\":{\"a\":1}}}\"",
        "<html><head><TITLE>~ 502 Bad Gateway</TITLE></head></html>"
            + "| The server says: \"an HTML page, 502 Bad Gateway\"",
        "<!doctype html><p>sorry| The server says: \"an HTML page\"",
        "upstream  connect~error| The server says: \"upstream connect error\"",
        "bin\u0001\u0002ary|``",
      })
  void everyShapeOfErrorIsFound(String body, String words) {
    assertThat(failure(500, body.replace('~', '\n')))
        .hasMessage(
            "HTTP 500 from "
                + ADDRESS
                + ": the server failed"
                + (words.isEmpty() || words.startsWith("[") ? "" : ". ")
                + (words.startsWith("[") ? " " + words : words)
                + " (request req_1)");
  }

  @Test
  void theKeyIsHiddenWhereverTheServerRepeatsIt() {
    GenerationException failure =
        errors.of(
            reply(
                302,
                "{\"error\":{\"message\":\"bad " + KEY + "\",\"code\":\"" + KEY + "\"}}",
                Map.of("x-request-id", "r-" + KEY, "location", "http://x/?key=" + KEY)));

    assertThat(failure.getMessage() + failure.failure()).doesNotContain("0123456789");
    assertThat(failure.failure().requestId()).isEqualTo("r-***");
    assertThat(failure.getMessage()).contains("(\"http://x/?key=***\")", "\"bad ***\" [***]");
  }

  @Test
  void anEndlessMessageIsCut() {
    assertThat(failure(500, "{\"error\":\"" + "x".repeat(5000) + "\"}").getMessage())
        .hasSizeLessThan(450)
        .contains("xxx...\" (request req_1)");
  }

  @Test
  void aRequestIdOfNoSaneLengthIsNone() {
    assertThat(
            errors
                .of(reply(500, "", Map.of("x-request-id", "x".repeat(5000))))
                .failure()
                .requestId())
        .isNull();
  }
}

package dev.retort.http;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.RetryAfter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a readable failure of an answer that is none: status, cause, cure, the server's words. */
public final class StatusErrors {
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]{1,200})</title>", Pattern.CASE_INSENSITIVE);

  private static final List<String> QUOTA_NAMES =
      List.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "billing_error");
  private static final List<String> QUOTA_WORDS =
      List.of(
          "exceeded your current quota",
          "insufficient balance",
          "insufficient credit",
          "credit balance",
          "out of credits",
          "billing");

  /** Anthropic's, whose status for it is that of any bad request. */
  private static final List<String> QUOTA_SENTENCES =
      List.of("credit balance is too low", "reached your specified api usage limits");

  private static final List<String> CONTEXT_NAMES =
      List.of("context_length_exceeded", "exceed_context_size_error", "string_above_max_length");
  private static final List<String> CONTEXT_WORDS =
      List.of(
          "maximum context length",
          "context length",
          "context window",
          "context size",
          "context limit",
          "prompt is too long",
          "too many tokens",
          "maximum model length");
  private static final List<String> FILTER_NAMES =
      List.of("content_filter", "content_policy_violation", "responsibleaipolicyviolation");

  /** Of the input, not of the account: that may be flagged, too. */
  private static final List<String> FILTER_WORDS =
      List.of(
          "input was flagged",
          "prompt was flagged",
          "content was flagged",
          "requires moderation",
          "content moderation",
          "violates usage guidelines",
          "content filter");

  private final Wording wording;
  private final String maxTokens;
  private final URI address;
  private final Redaction redaction;

  /**
   * Knows what to name and what to hide.
   *
   * @param endpoint where the request went
   */
  public StatusErrors(Endpoint endpoint) {
    this(endpoint, Wording.online(endpoint.source().api().requests()));
  }

  /**
   * Knows what to name and what to hide.
   *
   * @param endpoint where the request went
   * @param wording words for what was asked
   */
  public StatusErrors(Endpoint endpoint, Wording wording) {
    this.wording = wording;
    this.maxTokens = endpoint.source().api().maxTokens();
    this.address = endpoint.address();
    this.redaction = endpoint.redaction();
  }

  /**
   * Explains an answer whose status is no success.
   *
   * @param reply the answer
   * @return the failure
   */
  public GenerationException of(HttpReply reply) {
    ProviderError error = ProviderError.find(reply.body());
    Kind kind = kind(reply, error);
    return exception(
        kind,
        reply,
        "HTTP " + reply.status() + " from " + address + ": " + explain(reply, kind),
        said(reply, error));
  }

  /**
   * Explains a row of a batch whose status is no success.
   *
   * @param reply the row's answer
   * @return the failure
   */
  public Failure ofRow(HttpReply reply) {
    ProviderError error = ProviderError.find(reply.body());
    Kind kind = kind(reply, error);
    return exception(
            kind,
            reply,
            "in the batch, with status " + reply.status() + ": " + explain(reply, kind),
            said(reply, error))
        .failure();
  }

  /**
   * Explains a row of a batch that has an error and no answer.
   *
   * @param error what it holds
   * @return the failure
   */
  Failure ofRow(ProviderError error) {
    return Failure.of(Kind.SERVER, "in the batch, without an answer" + said("", error));
  }

  /**
   * Explains a row of a batch that has a good status and is not what was asked for.
   *
   * @param reply the row's answer
   * @param problem what is wrong with it
   * @return the failure
   */
  public Failure malformedRow(HttpReply reply, MalformedException problem) {
    return exception(Kind.MALFORMED, reply, "its answer in the batch " + problem.predicate(), "")
        .failure();
  }

  /**
   * Explains an answer of a good status that is not what was asked for.
   *
   * @param reply the answer
   * @param problem what is wrong with it
   * @return the failure
   */
  public GenerationException malformed(HttpReply reply, MalformedException problem) {
    String about = reply.isEncoded() ? " (it is compressed, which was not asked for)" : "";
    return exception(
        Kind.MALFORMED,
        reply,
        "the answer from " + address + " " + problem.predicate() + about,
        said(reply, ProviderError.NONE));
  }

  /**
   * Explains an answer of a good status whose generations all ended in an error.
   *
   * @param reply the answer
   * @param reason why they ended, as the provider calls it
   * @param error what it says of that
   * @return the failure, which others may not have
   */
  public GenerationException brokenOff(HttpReply reply, String reason, ProviderError error) {
    return exception(
        Kind.SERVER,
        reply,
        "the provider broke off the generation (finish_reason: " + redaction.quote(reason) + ")",
        said("", error));
  }

  /**
   * Explains an answer of a good status that holds an error, or nothing.
   *
   * @param reply the answer
   * @param error what it holds
   * @param lacks what it should hold
   * @return the failure
   */
  public GenerationException without(HttpReply reply, ProviderError error, String lacks) {
    String what = error.isEmpty() ? " has no " + lacks : " is an error";
    return exception(
        Kind.MALFORMED,
        reply,
        "the answer from " + address + what + ", though its status is " + reply.status(),
        error.isEmpty() ? "" : said(reply, error));
  }

  private GenerationException exception(Kind kind, HttpReply reply, String message, String said) {
    String id = reply.requestId();
    String safeId = id == null ? null : redaction.quote(id);
    String request = safeId == null ? "" : " (request " + safeId + ")";
    return new GenerationException(
        new Failure(
            kind, message + said + request, 1, reply.status() == 0 ? null : reply.status(), safeId),
        RetryAfter.of(reply.headers(), Instant.now()),
        null);
  }

  private static Kind kind(HttpReply reply, ProviderError error) {
    int status = reply.status();
    return switch (status) {
      case 401, 407 -> Kind.AUTHENTICATION;
      case 403 ->
          matches(error, FILTER_NAMES, FILTER_WORDS)
              ? Kind.CONTENT_FILTER
              : matches(error, QUOTA_NAMES, List.of()) ? Kind.QUOTA : Kind.AUTHENTICATION;
      // OpenRouter says when to come again where calls under way could cost more than there is.
      case 402 -> waits(reply) ? Kind.RATE_LIMIT : Kind.QUOTA;
      case 408 -> Kind.TIMEOUT;
      case 409 -> Kind.SERVER;
      case 429 -> isQuota(reply, error) ? Kind.QUOTA : Kind.RATE_LIMIT;
      default -> {
        if (status >= 500) {
          yield Kind.SERVER;
        }
        if (status >= 400 && matches(error, QUOTA_NAMES, QUOTA_SENTENCES)) {
          yield Kind.QUOTA;
        }
        if (status >= 400 && matches(error, CONTEXT_NAMES, CONTEXT_WORDS)) {
          yield Kind.CONTEXT_TOO_LONG;
        }
        yield status >= 400 && matches(error, FILTER_NAMES, List.of())
            ? Kind.CONTENT_FILTER
            : Kind.BAD_REQUEST;
      }
    };
  }

  /** Some servers speak of quota where they mean a minute; those say how long to wait. */
  private static boolean isQuota(HttpReply reply, ProviderError error) {
    return matches(error, QUOTA_NAMES, List.of())
        || (matches(error, List.of(), QUOTA_WORDS) && !waits(reply));
  }

  /** Whether the server says when to come again. */
  private static boolean waits(HttpReply reply) {
    return RetryAfter.of(reply.headers(), Instant.now()) != null;
  }

  private static boolean matches(ProviderError error, List<String> names, List<String> words) {
    if (names.stream().anyMatch(error::names)) {
      return true;
    }
    String message = error.message();
    String lower = message == null ? "" : message.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }

  private String explain(HttpReply reply, Kind kind) {
    return switch (kind) {
      case RATE_LIMIT -> "too many requests or tokens a minute; lower max_concurrency";
      case QUOTA -> "the account has no credit left for this; waiting does not help";
      case CONTEXT_TOO_LONG ->
          "input and answer together are longer than the model's context; shorten the input or"
              + " lower "
              + maxTokens;
      case CONTENT_FILTER -> "the provider's content filter refused the input";
      default -> explain(reply);
    };
  }

  private String explain(HttpReply reply) {
    return switch (reply.status()) {
      case 401 -> "the key was not accepted; check api_key and base_url";
      case 403 -> "the key may not do this; check the rights of api_key and that base_url is right";
      case 404 -> wording.missing();
      case 405 -> "this address takes no " + wording.requests() + "; check base_url";
      case 407 -> "a proxy on the way wants credentials";
      case 408 -> "the server waited too long for the request";
      case 409 -> "the request got in the way of another one";
      case 413 -> wording.tooLarge();
      case 422 -> "the server does not take a value or a parameter of the request";
      case 429, 400 -> "the server refused the request";
      case 502, 503, 504 -> "the server cannot be reached or is too busy";
      case 529 -> "the server is overloaded";
      default -> explainClass(reply);
    };
  }

  private String explainClass(HttpReply reply) {
    return switch (reply.status() / 100) {
      case 3 -> "the server sends us elsewhere" + location(reply) + "; set base_url to where it is";
      case 4 -> "the server refused the request";
      case 5 -> "the server failed";
      default -> "an answer that " + wording.requests() + " do not have";
    };
  }

  private String location(HttpReply reply) {
    return reply
        .headers()
        .firstValue("location")
        .map(target -> " (\"" + redaction.quote(target) + "\")")
        .orElse("");
  }

  private String said(HttpReply reply, ProviderError error) {
    return said(error.message() == null ? excerpt(reply.body()) : "", error);
  }

  private String said(String otherwise, ProviderError error) {
    String message = error.message();
    String code = error.code() != null ? error.code() : error.type();
    if (message == null) {
      message = code == null ? otherwise : "";
    }
    String words =
        message.isBlank() ? "" : ". The server says: \"" + redaction.quote(message) + "\"";
    return words + (code == null || code.isBlank() ? "" : " [" + redaction.quote(code) + "]");
  }

  /** What can be shown of a body that is no error object: an HTML page by its title. */
  private static String excerpt(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 4096), StandardCharsets.UTF_8).strip();
    if (text.startsWith("<")) {
      Matcher title = TITLE.matcher(text);
      return title.find() ? "an HTML page, " + title.group(1).strip() : "an HTML page";
    }
    return isBinary(text) ? "" : text;
  }

  private static boolean isBinary(String text) {
    return text.codePoints()
        .anyMatch(c -> c == 0xFFFD || (Character.isISOControl(c) && !Character.isWhitespace(c)));
  }
}

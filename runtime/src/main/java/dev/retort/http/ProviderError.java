package dev.retort.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a provider says went wrong, in any of the shapes that servers of this dialect use.
 *
 * @param message in words, as it came; null where it says nothing
 * @param code its short name or number; null where there is none
 * @param type its kind; null where there is none
 */
public record ProviderError(
    @Nullable String message, @Nullable String code, @Nullable String type) {
  /** Nothing is known. */
  public static final ProviderError NONE = new ProviderError(null, null, null);

  /**
   * Reads the body of an error.
   *
   * @param body any bytes
   * @return what could be found; {@link #NONE} in what is no JSON object
   */
  public static ProviderError find(byte[] body) {
    try (JsonParser parser = Json.parser(Json.decode(body))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return NONE;
      }
      return read(parser);
    } catch (MalformedException | JacksonException e) {
      return NONE;
    }
  }

  /**
   * Reads an error where it stands.
   *
   * @param parser at the value
   * @return the error; {@link #NONE} for null, false and the like
   */
  public static ProviderError read(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return new ProviderError(parser.getString(), null, null);
    }
    if (token == JsonToken.START_ARRAY) {
      return first(parser);
    }
    if (token != JsonToken.START_OBJECT) {
      return NONE;
    }
    ProviderError own = NONE;
    ProviderError inner = NONE;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "error", "detail", "errors" -> inner = inner.or(read(parser));
        case "message", "msg" -> own = own.or(words(parser));
        case "code" -> own = own.or(new ProviderError(null, scalar(parser), null));
        case "metadata" -> own = own.or(metadata(parser));
        case "type", "status" -> own = own.or(new ProviderError(null, null, scalar(parser)));
        default -> parser.skipChildren();
      }
    }
    return inner.or(own);
  }

  /** What Mistral writes as the message may be a list of complaints. */
  private static ProviderError words(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY
        ? new ProviderError(read(parser).message, null, null)
        : new ProviderError(scalar(parser), null, null);
  }

  /** What OpenRouter says of an input that a moderation has refused, and of spent budgets. */
  private static ProviderError metadata(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return NONE;
    }
    String type = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("flagged_input")) {
        type = "content_filter";
      } else if (name.equals("limit_source") && type == null) {
        type = "insufficient_quota";
      }
      parser.skipChildren();
    }
    return new ProviderError(null, null, type);
  }

  /** A list of complaints: the first speaks for all. */
  private static ProviderError first(JsonParser parser) {
    ProviderError first = NONE;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      first = first.or(read(parser));
    }
    return first;
  }

  private static @Nullable String scalar(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING
        || token == JsonToken.VALUE_NUMBER_INT
        || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return parser.getString();
    }
    parser.skipChildren();
    return null;
  }

  /**
   * Fills gaps.
   *
   * @param other what to take where this has nothing
   * @return both in one
   */
  public ProviderError or(ProviderError other) {
    return new ProviderError(
        message == null ? other.message : message,
        code == null ? other.code : code,
        type == null ? other.type : type);
  }

  /**
   * Whether nothing was said.
   *
   * @return true for {@link #NONE} and its like
   */
  public boolean isEmpty() {
    return message == null && code == null && type == null;
  }

  /**
   * Whether a name stands as code or type.
   *
   * @param name such as {@code insufficient_quota}
   * @return true if so
   */
  public boolean names(String name) {
    return name.equalsIgnoreCase(code) || name.equalsIgnoreCase(type);
  }
}

package dev.retort.openai;

import dev.retort.http.Expect;
import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.http.ProviderError;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a chat completion; whatever the bytes are, it ends in a response or a clear complaint. */
final class ChatResponseReader {
  /** What the vendor writes for a token that is all but impossible. */
  private static final double LEAST_LOGPROB = -9999.0;

  private final JsonParser parser;
  private final List<ChatResponse.Choice> choices = new ArrayList<>();
  private Statistics usage = Statistics.NONE;
  private ProviderError error = ProviderError.NONE;

  private ChatResponseReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a response.
   *
   * @param body any bytes
   * @return the response
   * @throws MalformedException if it is no chat completion
   */
  static ChatResponse read(byte[] body) throws MalformedException {
    return Json.read(body, parser -> new ChatResponseReader(parser).response());
  }

  private ChatResponse response() throws MalformedException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "choices" -> choices();
        case "usage" -> usage();
        case "error" -> error = ProviderError.read(parser);
        default -> parser.skipChildren();
      }
    }
    choices.sort(Comparator.comparingInt(ChatResponse.Choice::index));
    return new ChatResponse(List.copyOf(choices), usage, error);
  }

  private void choices() throws MalformedException {
    choices.clear();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    Expect.token(parser, JsonToken.START_ARRAY, "choices", "an array");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      choices.add(choice("choices[" + choices.size() + "]"));
    }
  }

  private ChatResponse.Choice choice(String where) throws MalformedException {
    Expect.token(parser, JsonToken.START_OBJECT, where, "an object");
    int index = choices.size();
    boolean answered = false;
    String content = null;
    String finishReason = null;
    List<List<Logprob>> logprobs = null;
    ProviderError broken = ProviderError.NONE;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (name) {
        case "index" -> index = Expect.count(parser, index);
        case "finish_reason" -> finishReason = Expect.text(parser);
        case "logprobs" -> logprobs = logprobs(where + ".logprobs");
        case "error" -> broken = ProviderError.read(parser);
        case "message" -> {
          answered = token != JsonToken.VALUE_NULL;
          content = message(where + ".message");
        }
        default -> parser.skipChildren();
      }
    }
    if (!answered) {
      throw new MalformedException("has no " + where + ".message");
    }
    return new ChatResponse.Choice(index, content, finishReason, logprobs, broken);
  }

  private @Nullable String message(String where) throws MalformedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    Expect.token(parser, JsonToken.START_OBJECT, where, "an object");
    String content = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("content")) {
        content = content(where + ".content");
      } else {
        parser.skipChildren();
      }
    }
    return content;
  }

  /** Text, none, or (from some servers) a list of parts. */
  private @Nullable String content(String where) throws MalformedException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> Json.wellFormed(parser.getString());
      case START_ARRAY -> {
        StringBuilder text = new StringBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Expect.token(parser, JsonToken.START_OBJECT, where, "text or a list of parts");
          part(text);
        }
        yield Json.wellFormed(text.toString());
      }
      default ->
          throw new MalformedException(
              "has " + Expect.kind(parser) + " as " + where + ", not a text");
    };
  }

  private void part(StringBuilder text) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      String value = name.equals("text") ? Expect.text(parser) : null;
      if (value != null) {
        text.append(value);
      } else {
        parser.skipChildren();
      }
    }
  }

  private @Nullable List<List<Logprob>> logprobs(String where) throws MalformedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    Expect.token(parser, JsonToken.START_OBJECT, where, "an object");
    List<List<Logprob>> positions = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("content") && token == JsonToken.START_ARRAY) {
        positions = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          positions.add(position(where + ".content"));
        }
      } else {
        parser.skipChildren();
      }
    }
    return positions == null ? null : List.copyOf(positions);
  }

  /** The likeliest tokens of a position; without them the one that was taken. */
  private List<Logprob> position(String where) throws MalformedException {
    List<Logprob> top = new ArrayList<>();
    Logprob taken = logprob(where, top);
    return top.isEmpty() ? List.of(taken) : List.copyOf(top);
  }

  private Logprob logprob(String where, @Nullable List<Logprob> top) throws MalformedException {
    Expect.token(parser, JsonToken.START_OBJECT, where, "objects");
    String token = null;
    double logprob = Double.NaN;
    boolean told = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("token") && value == JsonToken.VALUE_STRING) {
        token = Json.wellFormed(parser.getString());
      } else if (name.equals("logprob") && value.isNumeric()) {
        logprob = parser.getDoubleValue();
        told = true;
      } else if (name.equals("top_logprobs") && value == JsonToken.START_ARRAY && top != null) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          top.add(logprob(where, null));
        }
      } else {
        parser.skipChildren();
      }
    }
    if (token == null || !told) {
      throw new MalformedException("has an entry without token or logprob in " + where);
    }
    // What no JSON can carry on: an infinity of Python's, or not a number at all.
    return new Logprob(token, Double.isFinite(logprob) ? logprob : LEAST_LOGPROB);
  }

  private void usage() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    int input = -1;
    int output = -1;
    int cached = -1;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "prompt_tokens" -> input = Expect.count(parser, -1);
        case "completion_tokens" -> output = Expect.count(parser, -1);
        case "prompt_tokens_details" -> cached = cached();
        default -> parser.skipChildren();
      }
    }
    usage = new Statistics(known(input), known(output), known(cached));
  }

  /** How many of the tokens read were in the server's cache; negative where it does not say. */
  private int cached() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return -1;
    }
    int cached = -1;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("cached_tokens")) {
        cached = Expect.count(parser, -1);
      } else {
        parser.skipChildren();
      }
    }
    return cached;
  }

  private static List<Integer> known(int tokens) {
    return tokens < 0 ? List.of() : List.of(tokens);
  }
}

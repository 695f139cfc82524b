package dev.retort.cohere;

import dev.retort.http.Expect;
import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.http.ProviderError;
import dev.retort.http.TextBlocks;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a reply; whatever the bytes are, it ends in one or a clear complaint. */
final class ReplyReader {
  private final JsonParser parser;
  private boolean answered;
  private @Nullable String text;
  private @Nullable String finishReason;
  private int input = -1;
  private int output = -1;
  private int cached = -1;
  private ProviderError error = ProviderError.NONE;

  private ReplyReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads an answer.
   *
   * @param body any bytes
   * @return the reply
   * @throws MalformedException if it is none
   */
  static Reply read(byte[] body) throws MalformedException {
    return Json.read(body, parser -> new ReplyReader(parser).reply());
  }

  private Reply reply() throws MalformedException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "message" -> message();
        case "finish_reason" -> finishReason = Expect.text(parser);
        case "usage" -> usage();
        default -> parser.skipChildren();
      }
    }
    return new Reply(
        answered,
        text == null ? null : Json.wellFormed(text),
        finishReason,
        new Statistics(known(input), known(output), known(cached)),
        error);
  }

  /** An object in an answer, a text in an error. */
  private void message() throws MalformedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      error = ProviderError.read(parser);
      return;
    }
    answered = true;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("content")) {
        content();
      } else {
        parser.skipChildren();
      }
    }
  }

  private void content() throws MalformedException {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      text = TextBlocks.read(parser, "message.content");
    }
  }

  /** What the model read and wrote; what is billed is less, and not told of all. */
  private void usage() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "tokens" -> tokens();
        case "cached_tokens" -> cached = Expect.count(parser, -1);
        default -> parser.skipChildren();
      }
    }
  }

  private void tokens() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "input_tokens" -> input = Expect.count(parser, -1);
        case "output_tokens" -> output = Expect.count(parser, -1);
        default -> parser.skipChildren();
      }
    }
  }

  private static List<Integer> known(int tokens) {
    return tokens < 0 ? List.of() : List.of(tokens);
  }
}

package dev.retort.anthropic;

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

/** Reads a message; whatever the bytes are, it ends in one or a clear complaint. */
final class MessageReader {
  private final JsonParser parser;
  private boolean answered;
  private @Nullable String text;
  private @Nullable String stopReason;
  private Statistics usage = Statistics.NONE;
  private ProviderError error = ProviderError.NONE;

  private MessageReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads an answer.
   *
   * @param body any bytes
   * @return the message
   * @throws MalformedException if it is none
   */
  static Message read(byte[] body) throws MalformedException {
    return Json.read(body, MessageReader::read);
  }

  /**
   * Reads an answer where it stands in a larger text.
   *
   * @param parser at the start of the object
   * @return the message
   * @throws MalformedException if it is none
   */
  static Message read(JsonParser parser) throws MalformedException {
    return new MessageReader(parser).message();
  }

  private Message message() throws MalformedException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "content" -> content();
        case "stop_reason" -> stopReason = Expect.text(parser);
        case "usage" -> usage();
        case "error" -> error = ProviderError.read(parser);
        default -> parser.skipChildren();
      }
    }
    return new Message(
        answered, text == null ? null : Json.wellFormed(text), stopReason, usage, error);
  }

  private void content() throws MalformedException {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      text = TextBlocks.read(parser, "content");
      answered = true;
    }
  }

  private void usage() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    int input = -1;
    int written = -1;
    int cached = -1;
    int output = -1;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "input_tokens" -> input = Expect.count(parser, -1);
        case "cache_creation_input_tokens" -> written = Expect.count(parser, -1);
        case "cache_read_input_tokens" -> cached = Expect.count(parser, -1);
        case "output_tokens" -> output = Expect.count(parser, -1);
        default -> parser.skipChildren();
      }
    }
    // What went into the cache or came from it is not in input_tokens here.
    int all = input < 0 ? input : input + Math.max(written, 0) + Math.max(cached, 0);
    usage = new Statistics(known(all), known(output), known(cached));
  }

  private static List<Integer> known(int tokens) {
    return tokens < 0 ? List.of() : List.of(tokens);
  }
}

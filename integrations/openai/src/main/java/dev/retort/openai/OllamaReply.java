package dev.retort.openai;

import dev.retort.http.Expect;
import dev.retort.http.HttpReply;
import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.http.ProviderError;
import dev.retort.http.StatusErrors;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Statistics;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads an answer in Ollama's own words; whatever the bytes are, it ends in one or a complaint. */
final class OllamaReply {
  private final JsonParser parser;
  private boolean answered;
  private @Nullable String text;
  private @Nullable String reason;
  private int input = -1;
  private int output = -1;
  private ProviderError error = ProviderError.NONE;

  private OllamaReply(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Makes an output of an answer.
   *
   * @param reply with a good status
   * @param errors words for what is wrong
   * @return one generation; what a model thought is none of it
   * @throws MalformedException if it is no answer
   */
  static GenerateOutput output(HttpReply reply, StatusErrors errors) throws MalformedException {
    OllamaReply read = Json.read(reply.body(), parser -> new OllamaReply(parser).read());
    if (!read.answered) {
      throw errors.without(reply, read.error, "message");
    }
    String said = read.text;
    return new GenerateOutput(
        Collections.singletonList(said == null ? null : Json.wellFormed(said)),
        new Statistics(known(read.input), known(read.output), List.of()),
        null,
        null,
        read.ends());
  }

  private List<FinishReason> ends() {
    if (reason == null) {
      return List.of();
    }
    return List.of(
        switch (reason) {
          case "stop" -> FinishReason.STOP;
          case "length" -> FinishReason.LENGTH;
          default -> FinishReason.OTHER;
        });
  }

  private OllamaReply read() throws MalformedException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "message" -> message();
        case "done_reason" -> reason = Expect.text(parser);
        case "prompt_eval_count" -> input = Expect.count(parser, -1);
        case "eval_count" -> output = Expect.count(parser, -1);
        case "error" -> error = ProviderError.read(parser);
        default -> parser.skipChildren();
      }
    }
    return this;
  }

  private void message() throws MalformedException {
    Expect.token(parser, JsonToken.START_OBJECT, "message", "an object");
    answered = true;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (!name.equals("content")) {
        parser.skipChildren();
      } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
        Expect.token(parser, JsonToken.VALUE_STRING, "message.content", "a text");
        text = parser.getString();
      }
    }
  }

  private static List<Integer> known(int tokens) {
    return tokens < 0 ? List.of() : List.of(tokens);
  }
}

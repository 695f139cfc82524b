package dev.retort.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads an answer that comes as a list of blocks, of which those of text are what was said. */
public final class TextBlocks {
  private TextBlocks() {}

  /**
   * Reads to the end of the list. Text counts; what the model thought, or which tool it called,
   * does not.
   *
   * @param parser at its start
   * @param where the list's place
   * @return all text; null where no block has any
   * @throws MalformedException if it is no list of objects, or a text is none
   */
  public static @Nullable String read(JsonParser parser, String where) throws MalformedException {
    Expect.token(parser, JsonToken.START_ARRAY, where, "an array");
    StringBuilder text = null;
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      String said = block(parser, where + "[" + i + "]");
      if (said != null) {
        text = (text == null ? new StringBuilder() : text).append(said);
      }
    }
    return text == null ? null : text.toString();
  }

  private static @Nullable String block(JsonParser parser, String where) throws MalformedException {
    Expect.token(parser, JsonToken.START_OBJECT, where, "an object");
    String type = null;
    String said = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "type" -> type = Expect.text(parser);
        case "text" -> {
          if (parser.currentToken() != JsonToken.VALUE_NULL) {
            Expect.token(parser, JsonToken.VALUE_STRING, where + ".text", "a text");
          }
          said = Expect.text(parser);
        }
        default -> parser.skipChildren();
      }
    }
    return "text".equals(type) ? said : null;
  }
}

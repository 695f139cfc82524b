package dev.retort.config;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one value from any Jackson parser onto a tape. The parser is left at the value's last
 * token. Its own messages are not passed on, since they quote the text.
 */
final class ParserTape {
  private static final String IGNORED = "runtime_parameters_info";

  private final Tape tape = new Tape(null, false, true, 64);
  private final int[] open = new int[Tape.MAX_DEPTH + 1];
  private final int[] counts = new int[Tape.MAX_DEPTH + 1];
  private int depth;

  private ParserTape() {}

  static Tape read(JsonParser in) {
    ParserTape reading = new ParserTape();
    try {
      JsonToken token = in.currentToken();
      reading.value(in, token == null ? in.nextToken() : token);
    } catch (JacksonException e) {
      throw failure(
          "the text is malformed at line "
              + Math.max(1, in.currentLocation().getLineNr())
              + ", column "
              + Math.max(1, in.currentLocation().getColumnNr()));
    }
    return reading.tape;
  }

  private void value(JsonParser in, JsonToken first) {
    JsonToken token = first;
    while (true) {
      if (token == null) {
        throw failure("the text ends before the value does");
      }
      switch (token) {
        case START_OBJECT -> start(Tape.OBJECT);
        case START_ARRAY -> start(Tape.ARRAY);
        case END_OBJECT, END_ARRAY -> {
          tape.close(open[depth], counts[depth]);
          depth--;
        }
        case PROPERTY_NAME -> {
          tape.add(Tape.NAME, 0, in.currentName());
          // Only at the top is the mapping sure to be an object, which ignores the key.
          if (depth == 1 && in.currentName().equals(IGNORED)) {
            in.nextToken();
            in.skipChildren();
            scalar(Tape.NULL, "null");
          }
        }
        case VALUE_STRING -> scalar(Tape.STRING, in.getString());
        case VALUE_NUMBER_INT -> scalar(Tape.INTEGER, in.getString());
        case VALUE_NUMBER_FLOAT ->
            scalar(in.isNaN() ? Tape.NONFINITE : Tape.DECIMAL, in.getString());
        case VALUE_TRUE -> scalar(Tape.TRUE, "true");
        case VALUE_FALSE -> scalar(Tape.FALSE, "false");
        case VALUE_NULL -> scalar(Tape.NULL, "null");
        default -> throw failure("the text holds binary data, which no config has");
      }
      if (depth == 0) {
        return;
      }
      token = in.nextToken();
    }
  }

  private void start(byte kind) {
    if (depth > 0) {
      counts[depth]++;
    }
    if (depth == Tape.MAX_DEPTH) {
      throw tape.failure(ProblemKind.TOO_DEEP, 0, "the config is nested deeper than 100 levels");
    }
    open[++depth] = tape.add(kind, 0, "");
    counts[depth] = 0;
  }

  private void scalar(byte kind, String text) {
    if (depth > 0) {
      counts[depth]++;
    }
    if ((kind == Tape.INTEGER || kind == Tape.DECIMAL) && text.length() > Numbers.MAX_DIGITS) {
      throw failure("a number has at most 1,000 digits");
    }
    tape.add(kind, 0, text);
  }

  private static ConfigException failure(String message) {
    return new ConfigException(List.of(ProblemKind.SYNTAX.at(null, "", message)));
  }
}

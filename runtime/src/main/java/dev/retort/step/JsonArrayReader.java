package dev.retort.step;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;

/** Reads a JSON file that is one list of objects. */
final class JsonArrayReader extends RecordReader<Row> {
  private final JsonParser in;
  private boolean started;

  JsonArrayReader(Path file, String name) throws IOException {
    super(name);
    in = PlainJson.FACTORY.createParser(ObjectReadContext.empty(), TextSource.open(file));
  }

  @Override
  @Nullable Row read() {
    try {
      if (!started && in.nextToken() != JsonToken.START_ARRAY) {
        throw here(
            "a JSON file of rows is one list of objects; for one object a line, say format: jsonl");
      }
      started = true;
      JsonToken token = in.nextToken();
      if (token == JsonToken.END_ARRAY) {
        if (in.nextToken() != null) {
          throw here("something follows the list of rows");
        }
        return null;
      } else if (token != JsonToken.START_OBJECT) {
        throw here(
            token == null
                ? "the list of rows is not closed"
                : "a row must be a JSON object, and this is none");
      }
      return Row.owning(PlainJson.object(in));
    } catch (JacksonException e) {
      throw wrong(e);
    } catch (PlainJson.BadRecord e) {
      throw here("this row " + e.getMessage());
    }
  }

  private RuntimeException wrong(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    int line = place == null ? 1 : Math.max(1, place.getLineNr());
    int column = place == null ? 1 : Math.max(1, place.getColumnNr());
    return bad(
        line,
        column,
        e.getCause() instanceof CharacterCodingException
            ? "here, or a little below, the file is not UTF-8"
            : "the file " + PlainJson.why(e) + " here");
  }

  private RuntimeException here(String message) {
    TokenStreamLocation place = in.currentTokenLocation();
    return bad(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), message);
  }

  @Override
  public void close() {
    in.close();
  }
}

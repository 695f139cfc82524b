package dev.retort.step;

import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads rows: one JSON object a line. */
final class JsonlRows extends JsonlReader<Row> {
  JsonlRows(Path file, String name) throws IOException {
    super(file, name);
  }

  @Override
  Row value(JsonParser in) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new WrongValue(in, "a row must be a JSON object, and this is none");
    }
    return Row.owning(PlainJson.object(in));
  }
}

package dev.retort.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads JSONL: one JSON object a line; blank lines are skipped. */
final class JsonlReader extends RecordReader {
  private final LineReader lines;

  JsonlReader(Path file, String name) throws IOException {
    super(name);
    lines = new LineReader(TextSource.open(file));
  }

  @Override
  @Nullable Row read() throws IOException {
    String line;
    do {
      line = nextLine();
    } while (line != null && line.isBlank());
    return line == null ? null : parse(line);
  }

  private @Nullable String nextLine() throws IOException {
    try {
      return lines.next();
    } catch (CharacterCodingException e) {
      throw bad(lines.line() + 1, 1, "here, or up to 64 KB below, the file is not UTF-8");
    } catch (LineReader.TooLong e) {
      throw bad(lines.line(), 1, "this line is longer than 64 MB; is the file JSONL?");
    }
  }

  private Row parse(String line) {
    try (JsonParser in = PlainJson.parser(line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw bad(lines.line(), 1, "a row must be a JSON object, and this is none");
      }
      Map<String, @Nullable Object> fields = PlainJson.object(in);
      if (in.nextToken() != null) {
        throw bad(lines.line(), 1, "there is more than one JSON value in this line");
      }
      return Row.owning(fields);
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      int units = place == null ? 1 : Math.max(1, Math.min(place.getColumnNr(), line.length() + 1));
      throw bad(
          lines.line(), line.codePointCount(0, units - 1) + 1, "this line " + PlainJson.why(e));
    } catch (PlainJson.BadRecord e) {
      throw bad(lines.line(), 1, "this line " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.retort.step;

import dev.retort.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/**
 * Reads JSONL: one JSON value a line; blank lines are skipped.
 *
 * @param <T> what a line is read as
 */
abstract class JsonlReader<T> extends RecordReader<T> {
  private final LineReader lines;

  JsonlReader(Path file, String name) throws IOException {
    super(name);
    lines = new LineReader(TextSource.open(file));
  }

  @Override
  final @Nullable T read() throws IOException {
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

  /**
   * Reads the value of a line.
   *
   * @param in at the value's first token; to be left at its last one
   */
  abstract T value(JsonParser in);

  /** What is wrong with the value of a line, and where in it; thrown by {@link #value}. */
  static final class WrongValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TokenStreamLocation place;
    private final String why;

    /** It is the current token that is wrong. */
    WrongValue(JsonParser in, String why) {
      super(why, null, false, false);
      this.place = in.currentTokenLocation();
      this.why = why;
    }
  }

  private T parse(String line) {
    try (JsonParser in = PlainJson.parser(line)) {
      in.nextToken();
      T value = value(in);
      if (in.nextToken() != null) {
        throw bad(lines.line(), 1, "there is more than one JSON value in this line");
      }
      return value;
    } catch (JacksonException e) {
      throw at(e.getLocation(), line, "this line " + PlainJson.why(e));
    } catch (WrongValue e) {
      throw at(e.place, line, e.why);
    } catch (PlainJson.BadRecord e) {
      throw bad(lines.line(), 1, "this line " + e.getMessage());
    }
  }

  private ConfigException at(@Nullable TokenStreamLocation place, String line, String why) {
    int units = place == null ? 1 : Math.max(1, Math.min(place.getColumnNr(), line.length() + 1));
    return bad(lines.line(), line.codePointCount(0, units - 1) + 1, why);
  }

  @Override
  public final void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

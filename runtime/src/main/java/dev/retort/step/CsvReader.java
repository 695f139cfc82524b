package dev.retort.step;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it: a header, commas, fields in double quotes where they hold commas,
 * quotes or line ends. Every value is text. Empty lines are skipped.
 */
final class CsvReader extends RecordReader<Row> {
  private static final int MAX_FIELDS = 10_000;

  private final BufferedReader in;
  private @Nullable List<String> header;

  /** The line that is being read, and the one on which the record began. */
  private int line = 1;

  private int start = 1;

  CsvReader(Path file, String name) throws IOException {
    super(name);
    in = new BufferedReader(TextSource.open(file), 1 << 16);
  }

  @Override
  @Nullable Row read() throws IOException {
    try {
      List<String> columns = header;
      if (columns == null) {
        columns = header();
        header = columns;
      }
      List<String> fields = record();
      return fields == null ? null : row(columns, fields);
    } catch (CharacterCodingException e) {
      throw bad(line, 1, "here, or a little below, the file is not UTF-8");
    }
  }

  private List<String> header() throws IOException {
    List<String> columns = record();
    if (columns == null) {
      throw bad(1, 1, "a CSV file begins with a line of column names, and this one is empty");
    }
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (column.isEmpty()) {
        throw bad(start, 1, "column " + (seen.size() + 1) + " of the header has no name");
      } else if (!seen.add(column)) {
        throw bad(start, 1, "the header names the column \"" + column + "\" twice");
      }
    }
    return columns;
  }

  private Row row(List<String> columns, List<String> fields) {
    if (fields.size() != columns.size()) {
      throw bad(
          start,
          1,
          "this row has "
              + fields.size()
              + (fields.size() == 1 ? " field" : " fields")
              + ", the header has "
              + columns.size());
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i), fields.get(i));
    }
    return Row.owning(values);
  }

  /** The fields of the next record that is not an empty line; null at the end. */
  private @Nullable List<String> record() throws IOException {
    int c = in.read();
    while (c == '\n' || c == '\r') {
      endLine(c);
      c = in.read();
    }
    if (c < 0) {
      return null;
    }
    start = line;
    List<String> fields = new ArrayList<>();
    while (true) {
      StringBuilder field = new StringBuilder();
      c = c == '"' ? quoted(field) : plain(field, c);
      fields.add(field.toString());
      if (fields.size() > MAX_FIELDS) {
        throw bad(start, 1, "this row has more than " + MAX_FIELDS + " fields");
      }
      if (c != ',') {
        endLine(c);
        return fields;
      }
      c = in.read();
    }
  }

  private int plain(StringBuilder field, int first) throws IOException {
    int c = first;
    while (c >= 0 && c != ',' && c != '\n' && c != '\r') {
      if (c == '"') {
        throw bad(line, 1, "a quote stands inside of a field that does not begin with one");
      }
      append(field, c);
      c = in.read();
    }
    return c;
  }

  private int quoted(StringBuilder field) throws IOException {
    int opened = line;
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw bad(opened, 1, "a quoted field that begins here is not closed");
      } else if (c == '"') {
        c = in.read();
        if (c != '"') {
          return afterQuote(c);
        }
      } else if (c == '\n') {
        line++;
      }
      append(field, c);
    }
  }

  private int afterQuote(int c) {
    if (c >= 0 && c != ',' && c != '\n' && c != '\r') {
      throw bad(line, 1, "something follows the closing quote of a field");
    }
    return c;
  }

  private void append(StringBuilder field, int c) {
    if (field.length() >= LineReader.MAX_LINE) {
      throw bad(start, 1, "a field is longer than 64 MB; is a closing quote missing?");
    }
    field.append((char) c);
  }

  private void endLine(int c) throws IOException {
    if (c == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    line++;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.retort.step;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the records of a file are written. */
public enum FileFormat {
  /** One JSON object a line. */
  JSONL,
  /** One list of JSON objects. */
  JSON,
  /** A header and lines of comma-separated texts. */
  CSV;

  /** The format by a file's suffix; null for an unknown one. */
  static @Nullable FileFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return JSONL;
    } else if (name.endsWith(".json")) {
      return JSON;
    }
    return name.endsWith(".csv") ? CSV : null;
  }

  RecordReader<Row> open(Path file) throws IOException {
    String name = file.toString();
    return switch (this) {
      case JSONL -> new JsonlRows(file, name);
      case JSON -> new JsonArrayReader(file, name);
      case CSV -> new CsvReader(file, name);
    };
  }
}

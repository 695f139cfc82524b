package dev.retort.bench.rows;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows that go in, and the pipeline that they go through. */
final class RowsFile {
  private RowsFile() {}

  /** Writes rows, each with a number and a question. */
  static void write(Path file, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < rows; i++) {
        out.write("{\"id\":" + i + ",\"instruction\":\"question " + i);
        out.write(": what is left of a day of rain?\"}\n");
      }
    }
  }

  /** Writes a pipeline that asks an LLM, of one attribute or none, about each row. */
  static void writePipeline(Path file, Path rows, String llm, String attribute) throws IOException {
    int dot = llm.lastIndexOf('.');
    Files.writeString(
        file,
        """
        retort: {version: 1}
        pipeline:
          name: rows
          steps:
            - name: load
              step:
                path: ["%s"]
                type_info: {module: dev.retort.step, name: LoadDataFromFile}
            - name: answer
              step:
                llm:
                  max_concurrency: 1000
                  %s
                  type_info: {module: %s, name: %s}
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections:
            - {from: load, to: [answer]}
        """
            .formatted(rows, attribute, llm.substring(0, dot), llm.substring(dot + 1)));
  }
}

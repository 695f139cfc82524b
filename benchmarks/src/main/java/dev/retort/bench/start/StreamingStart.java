package dev.retort.bench.start;

import dev.retort.bench.document.LlmConfig;
import dev.retort.bench.document.StreamingReader;
import dev.retort.bench.document.StreamingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes a config with the hand-written Jackson streaming program. */
public final class StreamingStart {
  private StreamingStart() {}

  /**
   * Reads, writes, ends.
   *
   * @param args file to read, file to write
   * @throws IOException if that does not work
   */
  public static void main(String[] args) throws IOException {
    JsonFactory factory = new JsonFactory();
    LlmConfig llm = new StreamingReader(factory).readLlm(Files.readAllBytes(Path.of(args[0])));
    Files.write(Path.of(args[1]), new StreamingWriter(factory).writeLlm(llm));
  }
}

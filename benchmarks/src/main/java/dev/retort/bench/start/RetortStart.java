package dev.retort.bench.start;

import dev.retort.llm.LLM;
import java.nio.file.Path;

/** Reads and writes a config as users of Retort do. */
public final class RetortStart {
  private RetortStart() {}

  /**
   * Reads, writes, ends.
   *
   * @param args file to read, file to write
   */
  public static void main(String[] args) {
    LLM.read(Path.of(args[0])).save(Path.of(args[1]));
  }
}

package dev.retort.bench.start;

import dev.retort.bench.document.LlmConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes a config with Jackson's databind. */
public final class DatabindStart {
  private DatabindStart() {}

  /**
   * Reads, writes, ends.
   *
   * @param args file to read, file to write
   * @throws IOException if that does not work
   */
  public static void main(String[] args) throws IOException {
    JsonMapper mapper =
        JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    LlmConfig llm = mapper.readValue(Files.readAllBytes(Path.of(args[0])), LlmConfig.class);
    Files.write(Path.of(args[1]), mapper.writeValueAsBytes(llm));
  }
}

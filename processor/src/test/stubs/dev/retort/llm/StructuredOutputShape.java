package dev.retort.llm;

import dev.retort.annotation.RuntimeParam;
import java.util.Optional;

/** Stands for the runtime's record. */
public record StructuredOutputShape(
    @RuntimeParam(description = "its kind") Optional<Format> format,
    @RuntimeParam(description = "what an answer must be") JsonValue schema,
    @RuntimeParam(description = "no effect") Optional<String> mode,
    @RuntimeParam(description = "how often", identity = false) Optional<Integer> maxRetries) {

  public enum Format {
    JSON,
    REGEX
  }
}

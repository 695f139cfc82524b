package com.acme.offline;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Asks for one generation in each request; its kwargs are a record. */
@LLMType
public class Often extends AsyncLLM implements SupportsOfflineBatch {
  @Override public String modelName() { return "m"; }

  /**
   * How it answers.
   *
   * @param input_ what it must not be called
   * @param llm nor this
   */
  public record Manner(@Nullable String input_, int llm) {}

  GenerateOutput generateAsync(Input input, @RuntimeParam Manner manner) throws IOException {
    return new GenerateOutput("");
  }

  protected String offlineBatchRequest(Input input, Manner manner) throws IOException {
    return "{}";
  }
}

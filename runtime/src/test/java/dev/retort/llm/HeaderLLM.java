package dev.retort.llm;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A provider to which headers are sent. */
@LLMType
public class HeaderLLM extends NativeLLM {
  /** Headers of each request. */
  @RuntimeParam @Nullable Map<String, JsonValue> defaultHeaders;
}

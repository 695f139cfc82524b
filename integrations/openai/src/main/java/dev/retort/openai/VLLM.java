package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;

/**
 * Models behind a vLLM server ({@code vllm serve}), which needs a key only where it was started
 * with one. Its own sampling parameters that OpenAI lacks are not among the kwargs. Its offline
 * batches are not built: a config that asks for them is refused when it is loaded.
 */
@LLMType(aliases = {"distilabel.models.llms.vllm:ClientvLLM", "distilabel.llms.vllm:ClientvLLM"})
@Preset(name = "base_url", env = "VLLM_BASE_URL", defaultValue = "http://localhost:8000/v1")
@Preset(name = "api_key", env = "VLLM_API_KEY")
public class VLLM extends OpenAILLM {
  /** For generated code and subclasses. */
  protected VLLM() {}

  @Override
  boolean hasBatchApi() {
    return false;
  }
}

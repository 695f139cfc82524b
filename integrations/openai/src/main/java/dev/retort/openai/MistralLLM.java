package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.http.Api;

/**
 * Models at Mistral AI. Its offline batches are not built: a config that asks for them is refused
 * when it is loaded.
 */
@LLMType(
    aliases = {"distilabel.models.llms.mistral:MistralLLM", "distilabel.llms.mistral:MistralLLM"})
@Preset(name = "base_url", env = "MISTRAL_BASE_URL", defaultValue = "https://api.mistral.ai/v1")
@Preset(name = "api_key", env = "MISTRAL_API_KEY")
public class MistralLLM extends OpenAILLM {
  /** For generated code and subclasses. */
  protected MistralLLM() {}

  @Override
  Api api() {
    return ChatClient.imitator("api.mistral.ai", "MISTRAL_API_KEY");
  }

  @Override
  boolean hasBatchApi() {
    return false;
  }
}

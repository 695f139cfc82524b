package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.http.Api;
import dev.retort.http.SchemaSubset;

/** Models at Together AI. Its offline batches are not built. */
@LLMType(
    aliases = {
      "distilabel.models.llms.together:TogetherLLM",
      "distilabel.llms.together:TogetherLLM"
    })
@Preset(name = "base_url", env = "TOGETHER_BASE_URL", defaultValue = "https://api.together.xyz/v1")
@Preset(name = "api_key", env = "TOGETHER_API_KEY")
public class TogetherLLM extends ChatCompletionsLLM {
  /** For generated code and subclasses. */
  protected TogetherLLM() {}

  @Override
  Api api() {
    return ChatClient.imitator("api.together.xyz", "TOGETHER_API_KEY");
  }

  @Override
  SchemaSubset takenSchemas() {
    return TakenSchemas.GRAMMAR;
  }
}

package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.http.Api;

/**
 * Models of many providers behind OpenRouter.
 *
 * <p>A {@code model} is a provider and its model, such as {@code mistralai/mistral-small}.
 */
@LLMType
@Preset(
    name = "base_url",
    env = "OPENROUTER_BASE_URL",
    defaultValue = "https://openrouter.ai/api/v1")
@Preset(name = "api_key", env = "OPENROUTER_API_KEY")
public class OpenRouterLLM extends ChatCompletionsLLM {
  /** For generated code and subclasses. */
  protected OpenRouterLLM() {}

  @Override
  Api api() {
    return ChatClient.imitator("openrouter.ai", "OPENROUTER_API_KEY");
  }
}

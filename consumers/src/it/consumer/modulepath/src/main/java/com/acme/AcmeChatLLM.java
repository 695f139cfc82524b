package com.acme;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.openai.OpenAILLM;

/** A server of Acme's that speaks OpenAI's dialect: an empty class. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://chat.acme.example/v1", env = "ACME_BASE_URL")
@Preset(name = "api_key", env = "ACME_API_KEY")
public class AcmeChatLLM extends OpenAILLM {
  /** For the generated builder. */
  public AcmeChatLLM() {}
}

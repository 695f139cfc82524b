package com.acme;

// region preset
import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.openai.ChatCompletionsLLM;

/** Chat models of Acme, whose server speaks OpenAI's dialect. */
@LLMType
@Preset(name = "base_url", defaultValue = "http://127.0.0.1:1/acme", env = "ACME_BASE_URL")
@Preset(name = "api_key", env = "ACME_API_KEY")
public class AcmeChat extends ChatCompletionsLLM {}
// endregion

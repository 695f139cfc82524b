package dev.retort.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.descriptor.TypeInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the name of an LLM to what the conventions call its provider. */
class ProviderNameTest {
  @ParameterizedTest
  @CsvSource({
    "OpenAILLM, openai",
    "AnthropicLLM, anthropic",
    "AzureOpenAILLM, azure.ai.openai",
    "Outer.XaiLLM, x_ai",
    "AcmeChat, acmechat",
    "LLM, llm"
  })
  void theClassSaysWhoseFormatIsSpoken(String type, String provider) {
    assertThat(CallAttributes.provider(new TypeInfo("com.acme", type))).isEqualTo(provider);
  }
}

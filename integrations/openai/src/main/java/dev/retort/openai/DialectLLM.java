package dev.retort.openai;

import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutputShape;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server of OpenAI's dialect needs, whatever the kwargs of its calls: model, address, key,
 * headers and form of the answers. What else a server can do its subclass says.
 */
@SuppressWarnings(
    "NullAway.Init") // Fields are set by generated code before anyone sees the object.
abstract class DialectLLM extends ServedLLM {

  /** Id of the model, as the server knows it. */
  @RuntimeParam @NotBlank String model;

  /** Root of the API, without {@code /chat/completions}. */
  @RuntimeParam(env = "OPENAI_BASE_URL", defaultValue = "https://api.openai.com/v1")
  URI baseUrl;

  /** Key sent as a bearer token; the vendor's own server needs one, others may not. */
  @RuntimeParam(env = "OPENAI_API_KEY", identity = false)
  @Nullable Secret apiKey;

  /**
   * Headers sent with every request: texts, or for credentials the name of the environment variable
   * that holds one, {@code {env: NAME}}.
   */
  @RuntimeParam @Nullable Map<String, JsonValue> defaultHeaders;

  /** The form that every answer must have, unless the input or the call asks for another. */
  @RuntimeParam @Nullable StructuredOutputShape structuredOutput;

  /**
   * What the server calls the bound on new tokens; if not set, {@code max_completion_tokens} for
   * OpenAI's own host and Azure, and {@code max_tokens} for other servers.
   */
  @RuntimeParam(identity = false)
  @Nullable MaxTokensField maxTokensField;

  /** For generated code and subclasses. */
  protected DialectLLM() {}

  @Override
  public String modelName() {
    return model;
  }

  @Override
  protected @Nullable StructuredOutputShape structuredOutput() {
    return structuredOutput;
  }

  @Override
  final URI baseUrl() {
    return baseUrl;
  }

  @Override
  final @Nullable Secret apiKey() {
    return apiKey;
  }

  @Override
  final @Nullable Map<String, JsonValue> defaultHeaders() {
    return defaultHeaders;
  }

  @Override
  final @Nullable MaxTokensField maxTokensField() {
    return maxTokensField;
  }
}

package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.annotation.RuntimeParam;
import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.http.Api;
import dev.retort.http.Endpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's models in a resource at Azure. The {@code model} is the name of the deployment. Its
 * offline batches are not built.
 *
 * <p>A key goes out as {@code api-key}. A token of Microsoft Entra is a header, {@code
 * default_headers: {Authorization: {env: NAME}}}.
 */
@LLMType(
    aliases = {
      "distilabel.models.llms.azure:AzureOpenAILLM",
      "distilabel.llms.azure:AzureOpenAILLM"
    })
@Preset(name = "base_url", env = "AZURE_OPENAI_ENDPOINT", defaultValue = AzureOpenAILLM.PLACEHOLDER)
@Preset(name = "api_key", env = "AZURE_OPENAI_API_KEY")
public class AzureOpenAILLM extends ChatCompletionsLLM {
  /** What stands for an address that only the user knows; the vendor's would be sent the key. */
  static final String PLACEHOLDER = "https://your-resource.openai.azure.com";

  private static final Api API =
      new Api(
          "openai.azure.com",
          "/openai/v1/chat/completions",
          List.of("/chat/completions", "/openai/v1", "/openai"),
          "api-key",
          "",
          "AZURE_OPENAI_API_KEY",
          Map.of(),
          "chat completions",
          "max_new_tokens");

  /**
   * Version of the API, such as {@code 2024-10-21}, which then is the one with the deployment in
   * the path; if not set, the one without versions ({@code /openai/v1}).
   */
  @RuntimeParam(env = "OPENAI_API_VERSION")
  @Nullable String apiVersion;

  /** For generated code and subclasses. */
  protected AzureOpenAILLM() {}

  @Override
  Api api() {
    return API;
  }

  @Override
  Endpoint endpoint() {
    if (baseUrl.toString().equals(PLACEHOLDER)) {
      throw new ConfigException(
          List.of(
              new Problem(
                  "missing-key",
                  Problem.Severity.ERROR,
                  "/base_url",
                  null,
                  "base_url is needed: the address of your resource, such as"
                      + " https://NAME.openai.azure.com; set it, or the environment variable"
                      + " AZURE_OPENAI_ENDPOINT",
                  null)));
    }
    Endpoint resource = super.endpoint();
    String version = apiVersion;
    return version == null
        ? resource
        : resource.at(
            "/openai/deployments/"
                + Endpoint.encoded(model)
                + "/chat/completions?api-version="
                + Endpoint.encoded(version));
  }

  /** The same models as at OpenAI's, whichever host they are reached by. */
  @Override
  Dialect dialect(Endpoint target) {
    return Dialect.of(true, maxTokensField);
  }
}

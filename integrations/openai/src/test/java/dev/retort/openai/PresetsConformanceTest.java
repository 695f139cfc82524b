package dev.retort.openai;

import com.acme.AcmeChatBuilder;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.testkit.Generated;
import dev.retort.testkit.LLMConformance;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The conformance tests of the kit, for each preset. */
class PresetsConformanceTest {
  /** What they have in common with the one they are presets of. */
  abstract static class Preset extends OpenAILLMConformanceTest {
    @Override
    protected final AsyncLLM llm(URI server) {
      return at(server.resolve("/v1"));
    }

    abstract AsyncLLM at(URI root);

    @Override
    protected Map<String, String> notOnTheWire() {
      return Map.of();
    }
  }

  @Nested
  class Vllm extends Preset {
    @Override
    AsyncLLM at(URI root) {
      return VLLMBuilder.create().model("m").baseUrl(root).build();
    }
  }

  @Nested
  class Together extends Preset {
    @Override
    AsyncLLM at(URI root) {
      return TogetherLLMBuilder.create().model("m").baseUrl(root).build();
    }
  }

  @Nested
  class Groq extends Preset {
    @Override
    AsyncLLM at(URI root) {
      return GroqLLMBuilder.create().model("m").baseUrl(root).build();
    }
  }

  @Nested
  class Mistral extends Preset {
    @Override
    AsyncLLM at(URI root) {
      // Nothing is sent of a bound that is not set, whatever the server calls it.
      return MistralLLMBuilder.create()
          .model("m")
          .baseUrl(root)
          .generationKwargs(k -> k.maxNewTokens(7))
          .build();
    }
  }

  @Nested
  class OpenRouter extends Preset {
    @Override
    AsyncLLM at(URI root) {
      return OpenRouterLLMBuilder.create().model("m").baseUrl(root).build();
    }
  }

  @Nested
  class OfOthers extends Preset {
    @Override
    AsyncLLM at(URI root) {
      return AcmeChatBuilder.create().model("m").baseUrl(root).build();
    }
  }

  @Nested
  class Azure extends Preset {
    @Override
    AsyncLLM at(URI root) {
      return AzureOpenAILLMBuilder.create().model("m").baseUrl(root.resolve("/")).build();
    }

    @Override
    protected Map<String, Object> valuesOnTheWire() {
      Map<String, Object> values = new LinkedHashMap<>(super.valuesOnTheWire());
      values.put("max_tokens_field", MaxTokensField.MAX_TOKENS);
      return values;
    }
  }

  private static Map<String, Object> withOllamas(Map<String, Object> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("format", "json");
    all.put("options", Map.of("num_ctx", new JsonNumber("8192")));
    all.put("keep_alive", new JsonString("10m"));
    return all;
  }

  @Nested
  class Ollama extends Preset {
    @Override
    AsyncLLM at(URI root) {
      return OllamaLLMBuilder.create()
          .model("m")
          .baseUrl(root)
          .generationKwargs(k -> k.maxNewTokens(7))
          .build();
    }

    @Override
    protected Map<String, Object> valuesOnTheWire() {
      return withOllamas(super.valuesOnTheWire());
    }
  }

  /** Its own API, to which a call with options goes. */
  @Nested
  class OllamaWithOptions extends LLMConformance {
    @Override
    protected AsyncLLM llm(URI server) {
      return OllamaLLMBuilder.create()
          .model("m")
          .baseUrl(server.resolve("/v1"))
          .generationKwargs(k -> k.options(Map.of("num_ctx", new JsonNumber("4096"))))
          .build();
    }

    @Override
    protected String answer(Generated answer) {
      String text = answer.texts().get(0);
      return "{\"message\":{\"role\":\"assistant\",\"content\":"
          + Generated.json(text)
          + "},\"done\":true,\"prompt_eval_count\":"
          + answer.inputTokens()
          + ",\"eval_count\":"
          + answer.outputTokens()
          + "}";
    }

    @Override
    protected String error(int status, String message) {
      return "{\"error\":" + Generated.json(message) + "}";
    }

    @Override
    protected Map<String, Object> valuesOnTheWire() {
      return withOllamas(OpenAILLMConformanceTest.VALUES);
    }

    @Override
    protected Map<String, String> notOnTheWire() {
      return Map.of("max_tokens_field", "Ollama's own API calls it num_predict");
    }
  }
}

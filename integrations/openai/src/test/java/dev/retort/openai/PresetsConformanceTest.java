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

    @Override
    protected Map<String, Object> valuesOnTheWire() {
      return withoutResponseFormat();
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

  private static Map<String, Object> withoutResponseFormat() {
    Map<String, Object> values = new LinkedHashMap<>(OpenAILLMConformanceTest.VALUES);
    values.remove("response_format");
    return values;
  }

  private static Map<String, Object> ollamas() {
    Map<String, Object> values = withoutResponseFormat();
    values.put("format", "json");
    values.put("options", Map.of("num_ctx", new JsonNumber("8192")));
    values.put("keep_alive", new JsonString("10m"));
    return values;
  }

  private static String ollamasOwn(Generated answer) {
    return "{\"message\":{\"role\":\"assistant\",\"content\":"
        + Generated.json(answer.texts().get(0))
        + "},\"done\":true,\"prompt_eval_count\":"
        + answer.inputTokens()
        + ",\"eval_count\":"
        + answer.outputTokens()
        + "}";
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

    /** In the words of both, since some parameters choose between them. */
    @Override
    protected String answer(Generated answer) {
      return super.answer(answer).replaceFirst("\\}$", ",") + ollamasOwn(answer).substring(1);
    }

    @Override
    protected Map<String, Object> valuesOnTheWire() {
      return ollamas();
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
      return ollamasOwn(answer);
    }

    @Override
    protected String error(int status, String message) {
      return "{\"error\":" + Generated.json(message) + "}";
    }

    @Override
    protected Map<String, Object> valuesOnTheWire() {
      return ollamas();
    }

    @Override
    protected Map<String, String> notOnTheWire() {
      return Map.of("max_tokens_field", "Ollama's own API calls it num_predict");
    }
  }
}
